// SPDX-License-Identifier: Apache-2.0
#include "support/world.hpp"

#include "support/drawing.hpp"
#include "support/gdal_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace carreau::testing {

namespace {

/// P has 100 people and half of the households poor. R has 50.5 people and is well off. The west is
/// Amont, the east Aval.
const Drawing kMap = {"........",  //
                      "RRRPPPRR",  //
                      "RRPPPPRR",  //
                      "RRPPPPRR",  //
                      "RRRPPRRR",  //
                      "RRRRRRRR"};
constexpr std::int64_t kNorth = 2'346'200;
constexpr std::int64_t kEast = 3'842'400;
constexpr std::int32_t kFirstColumnOfAval = 5;

std::string joined(const std::vector<std::string>& fields, const std::string& separator) {
  std::string line;
  for (const std::string& field : fields) line += (line.empty() ? "" : separator) + field;
  return line + "\n";
}

}  // namespace

std::vector<std::string> DelineateArguments::words() const {
  std::vector<std::string> words{"delineate"};
  words.insert(words.end(), grids.begin(), grids.end());
  if (!urban_units.empty()) words.insert(words.end(), {"--urban-units", urban_units});
  for (const std::string& path : communes) words.insert(words.end(), {"--communes", path});
  const bool has_own = std::find(more.begin(), more.end(), "--urban-incomes") != more.end();
  if (!urban_incomes.empty() && !has_own) {
    words.insert(words.end(), {"--urban-incomes", urban_incomes});
  }
  if (!rule.empty()) words.insert(words.end(), {"--rule", rule});
  if (!output.empty()) words.insert(words.end(), {"-o", output});
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

World::World()
    : columns{"idcar_200m", "i_est_200", "lcog_geo", "ind", "men", "men_pauv", "ind_snv"} {
  auto positions = positions_of(kMap, "PR");
  // From the north-east, as in a file written from right to left.
  std::reverse(positions.begin(), positions.end());
  for (const CellPosition& p : positions) {
    const std::string id =
        fmt::format("CRS3035RES200mN{}E{}", kNorth + p.row * 200, kEast + p.column * 200);
    const std::string commune = p.column < kFirstColumnOfAval ? "30001" : "30002";
    if (symbol_at(kMap, p) == 'P') {
      rows.push_back({id, "0", commune, "100", "40", "20", "1100000"});
    } else {
      rows.push_back({id, "0", commune, "50.5", "20.2", "1.5", "1262500"});
    }
  }
  files["units.csv"] =
      "CODGEO,LIBGEO,UU2020,LIBUU2020\n"
      "30001,Amont,30901,Amont-Aval\n"
      "30002,Aval,30901,Amont-Aval\n"
      "30003,Ailleurs,30000,Communes hors unité urbaine\n";
  // No year in the name of the column: the median holds for the grid of any vintage.
  files["incomes.csv"] = "CODGEO,LIBGEO,median_declared\n30901,Amont-Aval,11330.26\n";
  files["communes.csv"] =
      "code,nom,population_totale\n"
      "30001,Amont,12000\n"
      "30002,Aval,4000\n"
      "30003,Ailleurs,500\n";
}

std::size_t World::column_at(const std::string& name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end()) throw std::out_of_range("no column " + name);
  return static_cast<std::size_t>(found - columns.begin());
}

std::string& World::at(std::size_t row, const std::string& column) {
  return rows.at(row)[column_at(column)];
}

void World::drop(const std::string& column) {
  const auto at = static_cast<std::ptrdiff_t>(column_at(column));
  columns.erase(columns.begin() + at);
  for (auto& row : rows) row.erase(row.begin() + at);
}

void World::rename(const std::string& from, const std::string& to) {
  columns[column_at(from)] = to;
}

void World::with_unit_boundaries(const std::string& median) {
  files["units.geojson"] =
      geojson({{fmt::format(R"("code_uu":"30901","population":16000,"{}":11330.26)", median),
                box(3'842'000, 2'346'000, 3'844'400, 2'347'800)}},
              3035);
  arguments.urban_units = "units.geojson";
}

std::string World::grid_csv() const {
  std::string text = joined(columns, separator);
  for (const auto& row : rows) text += joined(row, separator);
  return text;
}

void World::write(const TempFolder& folder) const {
  if (!files.contains("grid.csv")) (void)folder.write("grid.csv", grid_csv());
  for (const auto& [name, content] : files) (void)folder.write(name, content);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::out_of_range("nothing to replace: " + from);
  return text.replace(at, from.size(), to);
}

}  // namespace carreau::testing
