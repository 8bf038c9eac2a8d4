// SPDX-License-Identifier: Apache-2.0
#include "io/social_housing_reader.hpp"

#include "base/parallel.hpp"
#include "io/table.hpp"

#include <array>
#include <memory>
#include <string_view>

namespace carreau::io {

namespace {

constexpr std::string_view kSocial = "log_soc";
constexpr std::array<std::string_view, 3> kIdNames = {"idcar_200m", "idinspire", "idcar_1km"};

void read_rows(Table& table, const CellTable& cells, std::vector<Households>& social,
               Findings& findings) {
  const std::size_t id = table.require(kIdNames, "identifier of the cell");
  const std::size_t column = table.find(kSocial).value();
  while (table.next()) {
    const auto cell = CellId::parse(table.field(id));
    // What is wrong with an id was said when the grid was read; cells without people are not kept.
    const CellIndex at = cell ? cells.find(cell->position) : CellIndex::none();
    if (at.is_none()) continue;
    social[at.position()] = Households::from_value(table.number(column, findings));
  }
}

}  // namespace

std::vector<Households> read_social_housing(std::span<const std::string> paths,
                                            const CellTable& cells, Findings& findings) {
  std::vector<Households> social(cells.size());
  for (const std::string& path : paths) {
    const auto table = open_table(
        path, [](const auto& columns) { return has_any(columns, kIdNames); }, findings);
    if (!table->find(kSocial)) return {};
    const auto parts = table->split();
    std::vector<Findings> found(parts.size());
    parallel_for(
        parts.size(),
        [&](std::size_t begin, std::size_t end) {
          for (std::size_t k = begin; k < end; ++k) read_rows(*parts[k], cells, social, found[k]);
        },
        1);
    for (const Findings& f : found) findings.append(f);
    if (parts.empty()) read_rows(*table, cells, social, findings);
  }
  return social;
}

}  // namespace carreau::io
