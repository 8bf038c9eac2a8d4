// SPDX-License-Identifier: Apache-2.0
#include "grid/cell_table.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

/// The first position that comes twice, in the order of the table. Sorts, so it is only called when
/// there is one.
CellTable::Duplicate first_duplicate(std::span<const CellColumns> parts) {
  std::vector<std::pair<CellPosition, std::uint64_t>> seen;
  for (const CellColumns& part : parts) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      seen.emplace_back(part.positions()[i], part.sources()[i]);
    }
  }
  // Sorted by position, then source: the message names the first row and the one that repeats it.
  std::sort(seen.begin(), seen.end());
  const auto twin = std::adjacent_find(
      seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
  return {twin->first, twin->second, (twin + 1)->second};
}

/// Parts write to different places of the table: each cell belongs to one of them.
void for_each_part(std::span<const CellColumns> parts,
                   const std::function<void(const CellColumns&)>& place) {
  parallel_for(
      parts.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) place(parts[k]);
      },
      1);
}

}  // namespace

void CellColumns::reserve(std::size_t count) {
  position_.reserve(count);
  people_.reserve(count);
  households_.reserve(count);
  poor_households_.reserve(count);
  income_sum_.reserve(count);
  imputation_.reserve(count);
  commune_text_.reserve(6 * count);  // one code of five characters in most cells
  commune_end_.reserve(count);
  source_.reserve(count);
  traits_.reserve(count);
}

void CellColumns::add(const CellRecord& record) {
  position_.push_back(record.position);
  people_.push_back(record.people);
  households_.push_back(record.households);
  poor_households_.push_back(record.poor_households);
  income_sum_.push_back(record.income_sum);
  imputation_.push_back(record.imputation);
  // Only a grid that names its groups pays for them.
  if (record.group != kNoGroup) group_.push_back(record.group);
  commune_text_ += record.communes;
  commune_end_.push_back(static_cast<std::uint32_t>(commune_text_.size()));
  source_.push_back(record.source);
  // Only columns that were asked for take memory.
  if (traits_.known().any()) traits_.add(record.traits);
}

std::optional<CellTable::Duplicate> CellTable::assign(std::vector<CellColumns> parts) {
  std::vector<std::span<const CellPosition>> positions;
  std::size_t count = 0;
  for (const CellColumns& part : parts) {
    positions.push_back(part.positions());
    count += part.size();
  }
  // The lattice gives each position its place; with duplicates it has fewer places than cells.
  Lattice lattice(positions);
  if (lattice.size() != count) return first_duplicate(parts);

  // Nothing is refused from here on, so the table is never half filled.
  *this = CellTable(grid_, headcount_, incomes_);
  lattice_ = std::move(lattice);
  // A trait that one file lacks is unknown for all cells.
  traits_ = TraitColumns(common_traits(parts));
  resize(count);
  for_each_part(parts, [&](const CellColumns& part) { take(part); });
  place_communes(parts);
  place_groups(parts);
  return std::nullopt;
}

std::optional<CellTable::Duplicate> CellTable::assign(const std::vector<CellRecord>& records,
                                                      TraitSet traits) {
  std::vector<CellColumns> parts = {CellColumns(traits)};
  for (const CellRecord& record : records) parts.front().add(record);
  return assign(std::move(parts));
}

TraitSet CellTable::common_traits(std::span<const CellColumns> parts) {
  TraitSet known;
  bool is_first = true;
  for (const CellColumns& part : parts) {
    // An empty part, as of a file without rows, says nothing about traits.
    if (part.size() == 0) continue;
    known = is_first ? part.traits_.known() : known & part.traits_.known();
    is_first = false;
  }
  return known;
}

/// Columns are made side by side: it takes long to get fresh memory from the system.
void CellTable::resize(std::size_t count) {
  const std::array<std::function<void()>, 8> columns = {
      [&] { position_.resize(count); },           [&] { people_.resize(count); },
      [&] { households_.resize(count); },         [&] { poor_households_.resize(count); },
      [&] { income_sum_.resize(count); },         [&] { imputation_.resize(count); },
      [&] { commune_offset_.resize(count + 1); }, [&] { traits_.resize(count); }};
  parallel_for(
      columns.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) columns[k]();
      },
      1);
}

void CellTable::take(const CellColumns& part) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    const std::size_t at = lattice_.at(part.position_[i]).position();
    position_[at] = part.position_[i];
    people_[at] = part.people_[i];
    households_[at] = part.households_[i];
    poor_households_[at] = part.poor_households_[i];
    income_sum_[at] = part.income_sum_[i];
    imputation_[at] = part.imputation_[i];
    // The length of its text. place_communes() turns lengths into offsets and copies the texts.
    commune_offset_[at + 1] = part.commune_end_[i] - (i == 0 ? 0 : part.commune_end_[i - 1]);
    if (traits_.known().any()) traits_.take(at, part.traits_, i);
  }
}

void CellTable::place_groups(std::span<const CellColumns> parts) {
  const bool is_complete = std::all_of(parts.begin(), parts.end(), [](const CellColumns& part) {
    return part.group_.size() == part.size();
  });
  if (!is_complete || position_.empty()) return;
  std::uint32_t most = 0;
  std::vector<std::uint32_t> group(position_.size());
  for (const CellColumns& part : parts) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      group[lattice_.at(part.position_[i]).position()] = part.group_[i];
      most = std::max(most, part.group_[i]);
    }
  }
  // Numbers of groups depend on the order of the files; their first cells do not.
  std::vector<std::uint32_t> first(std::size_t{most} + 1, kNoGroup);
  group_leader_.resize(group.size());
  for (std::uint32_t i = 0; i < group.size(); ++i) {
    // A cell without people has no part in the figures of its group.
    group_leader_[i] = people_[i].is_zero() ? i : std::min(first[group[i]], i);
    if (!people_[i].is_zero()) first[group[i]] = group_leader_[i];
  }
}

/// Texts differ in length: take() has noted these, and only now it is known where each begins.
void CellTable::place_communes(std::span<const CellColumns> parts) {
  std::partial_sum(commune_offset_.begin(), commune_offset_.end(), commune_offset_.begin());
  commune_text_.resize(commune_offset_.back());
  for_each_part(parts, [&](const CellColumns& part) {
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      const std::uint32_t end = part.commune_end_[i];
      const std::size_t at = lattice_.at(part.position_[i]).position();
      std::copy(part.commune_text_.begin() + begin, part.commune_text_.begin() + end,
                commune_text_.begin() + commune_offset_[at]);
      begin = end;
    }
  });
}

std::string_view CellTable::communes(CellIndex cell) const {
  const std::size_t i = cell.position();
  return std::string_view(commune_text_)
      .substr(commune_offset_[i], commune_offset_[i + 1] - commune_offset_[i]);
}

std::string_view CellTable::main_commune(CellIndex cell) const {
  // The commune with the largest share of the cell comes first; each code has five characters.
  return communes(cell).substr(0, 5);
}

}  // namespace carreau
