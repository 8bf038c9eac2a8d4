// SPDX-License-Identifier: Apache-2.0
#include "inputs/grid_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "files/table.hpp"
#include "inputs/grid_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

using Names = std::array<std::string_view, 3>;
constexpr Names kIdNames = {"idcar_200m", "idinspire", "idcar_1km"};
constexpr Names kImputedNames = {"i_est_200", "i_est_cr", "i_est_1km"};
constexpr std::array<std::string_view, 2> kCommuneNames = {"lcog_geo", "depcom"};
constexpr std::array<std::string_view, 1> kPeople = {"ind"};
constexpr std::array<std::string_view, 1> kIncome = {"ind_snv"};
constexpr std::array<std::string_view, 1> kHouseholds = {"men"};
constexpr std::array<std::string_view, 1> kPoor = {"men_pauv"};

std::size_t require_headcount(const files::Table& table, std::span<const std::string_view> names) {
  if (const auto found = table.find(names)) return *found;
  throw DataError({table.file(), {}, {}}, Message{"reduced_grid", {{"name", names.front()}}},
                  Message{"run_without_headcount"});
}

GridColumns find_columns(const files::Table& table, Headcount headcount) {
  GridColumns c;
  c.id = table.require(kIdNames, Message{"column_cell_identifier"});
  c.people = table.require(kPeople, Message{"column_people"});
  c.income = table.require(kIncome, Message{"column_incomes"});
  if (headcount == Headcount::present) {
    c.households = require_headcount(table, kHouseholds);
    c.poor = require_headcount(table, kPoor);
  }
  const bool is_kilometre = to_lower(table.columns()[c.id]) == "idcar_1km";
  c.imputed = is_kilometre ? table.find("i_est_1km") : table.find(kImputedNames);
  c.communes = table.find(kCommuneNames);
  return c;
}

void find_traits(const files::Table& table, TraitSet wanted, GridColumns& columns,
                 Findings& findings) {
  std::vector<std::string> missing;
  for (const TraitFacts& facts : trait_facts()) {
    if (!wanted.test(static_cast<std::size_t>(facts.trait))) continue;
    if (const auto column = table.find(facts.column)) {
      columns.traits.emplace_back(facts.trait, *column);
    } else {
      missing.emplace_back(facts.column);
    }
  }
  if (!missing.empty()) {
    findings.warn("traits_missing", {{"columns", missing}}, {table.file(), {}, {}});
  }
}

GridLayout layout_of(const files::Table& table) {
  if (table.find("idinspire")) return GridLayout::y2015;
  const bool has_group = table.find("groupe").has_value();
  const bool is_capitalised =
      std::find(table.columns().begin(), table.columns().end(), "Ind") != table.columns().end();
  return has_group || is_capitalised ? GridLayout::y2017 : GridLayout::y2019;
}

std::optional<int> year_in_name(const std::string& path) {
  const std::string name = files::base_name(path);
  for (const int year : {2015, 2017, 2019, 2021}) {
    if (name.find(std::to_string(year)) != std::string::npos) return year;
  }
  return std::nullopt;
}

void note_geometry(const files::Table& table, Findings& findings) {
  const auto* layer = dynamic_cast<const files::LayerTable*>(&table);
  if (layer == nullptr || !layer->has_geometry()) return;
  if (!layer->crs().is_known()) {
    findings.notice("undefined_crs", {}, {table.file(), {}, {}});
  }
}

/// A cell far from all others has a wrong id; it would also make the lattice excessively large.
void check_extent(const GridRows& rows, const std::string& file) {
  struct Seen {
    CellPosition position;
    std::uint64_t source = 0;
  };
  std::optional<std::array<Seen, 4>> ends;  // west, east, south, north
  for (const CellColumns& part : rows.parts) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const Seen seen{part.positions()[i], part.sources()[i]};
      if (!ends) ends = {seen, seen, seen, seen};
      auto& [west, east, south, north] = *ends;
      if (seen.position.column < west.position.column) west = seen;
      if (seen.position.column > east.position.column) east = seen;
      if (seen.position.row < south.position.row) south = seen;
      if (seen.position.row > north.position.row) north = seen;
    }
  }
  const auto& [west, east, south, north] = *ends;
  constexpr std::int64_t kWidest = 5'000'000;  // metres; metropolitan France spans about 1,100 km
  const std::int64_t size = rows.grid->cell_size.count();
  const std::int64_t width = (std::int64_t{east.position.column} - west.position.column) * size;
  const std::int64_t height = (std::int64_t{north.position.row} - south.position.row) * size;
  if (width <= kWidest && height <= kWidest) return;
  const Seen& far = height > kWidest ? north : east;
  throw DataError({file, source_row(far.source), {}},
                  Message{"cells_span",
                          {{"width", width / 1000},
                           {"height", height / 1000},
                           {"cell", CellId{*rows.grid, far.position}.text()}}},
                  Message{"correct_id"});
}

}  // namespace

std::string to_text(GridLayout layout) {
  switch (layout) {
    case GridLayout::y2015: return "2015";
    case GridLayout::y2017: return "2017";
    case GridLayout::y2019: return "2019/2021";
  }
  return {};
}

LoadedGrid read_grid(std::span<const std::string> paths, Headcount headcount, Findings& findings,
                     Progress* progress, TraitSet wanted) {
  LoadedGrid reading;
  std::optional<int> vintage;
  GridRows rows;
  const auto is_grid = [](const std::vector<std::string>& columns) {
    return files::has_any(columns, kIdNames) && files::has_all(columns, kPeople);
  };
  for (std::size_t f = 0; f < paths.size(); ++f) {
    const auto table = files::open_table(paths[f], is_grid, findings);
    GridColumns columns = find_columns(*table, headcount);
    find_traits(*table, wanted, columns, findings);
    const GridLayout layout = layout_of(*table);
    const auto named = year_in_name(paths[f]);
    const int year = named.value_or(layout == GridLayout::y2015   ? 2015
                                    : layout == GridLayout::y2017 ? 2017
                                                                  : 2019);
    if (vintage && *vintage != year) {
      throw DataError({table->file(), {}, {}},
                      Message{"grid_years", {{"expected", *vintage}, {"found", year}}},
                      Message{"years_apart"});
    }
    vintage = year;
    reading.layout = layout;
    reading.is_vintage_assumed = !named && layout == GridLayout::y2019;
    note_geometry(*table, findings);
    if (!columns.imputed) {
      findings.warn("no_imputation_flag", {}, {table->file(), {}, {}});
    }
    read_grid_rows(*table, {columns, f, progress}, rows, findings);
  }
  const std::string first = files::base_name(paths.front());
  if (!rows.grid)
    throw DataError({first, {}, {}}, Message{"no_cells"}, Message{"is_download_complete"});
  check_extent(rows, first);

  reading.vintage = *vintage;
  reading.cells = CellTable(*rows.grid, headcount);
  if (const auto twin = reading.cells.assign(std::move(rows.parts))) {
    const auto file = [&](std::uint64_t source) {
      return files::base_name(paths[source_file(source)]);
    };
    throw DataError({file(twin->second_source), source_row(twin->second_source), {}},
                    Message{"cell_twice",
                            {{"cell", CellId{*rows.grid, twin->position}.text()},
                             {"file", file(twin->first_source)},
                             {"row", source_row(twin->first_source)}}},
                    Message{"is_file_twice"});
  }
  return reading;
}

}  // namespace carreau::inputs
