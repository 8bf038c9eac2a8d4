// SPDX-License-Identifier: Apache-2.0
#include "grid/cell_table.hpp"

#include <algorithm>

namespace carreau {

std::optional<CellTable::Duplicate> CellTable::assign(std::vector<CellRecord> records) {
  std::sort(records.begin(), records.end(), [](const CellRecord& a, const CellRecord& b) {
    return a.position != b.position ? a.position < b.position : a.source < b.source;
  });
  const auto twin =
      std::adjacent_find(records.begin(), records.end(),
                         [](const auto& a, const auto& b) { return a.position == b.position; });
  if (twin != records.end()) return Duplicate{twin->position, twin->source, (twin + 1)->source};

  *this = CellTable(grid_, headcount_);
  commune_offset_.push_back(0);
  for (const CellRecord& r : records) {
    position_.push_back(r.position);
    people_.push_back(r.people);
    households_.push_back(r.households);
    poor_households_.push_back(r.poor_households);
    income_sum_.push_back(r.income_sum);
    imputation_.push_back(r.imputation);
    commune_text_ += r.communes;
    commune_offset_.push_back(static_cast<std::uint32_t>(commune_text_.size()));
  }
  return std::nullopt;
}

std::string_view CellTable::communes(CellIndex cell) const {
  const std::size_t i = cell.position();
  return std::string_view(commune_text_)
      .substr(commune_offset_[i], commune_offset_[i + 1] - commune_offset_[i]);
}

std::string_view CellTable::main_commune(CellIndex cell) const {
  return communes(cell).substr(0, 5);
}

CellIndex CellTable::find(CellPosition position) const {
  const auto at = std::lower_bound(position_.begin(), position_.end(), position);
  if (at == position_.end() || *at != position) return CellIndex::none();
  return CellIndex(static_cast<std::size_t>(at - position_.begin()));
}

}  // namespace carreau
