// SPDX-License-Identifier: Apache-2.0
#include "inputs/grid_columns.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/arrow/arrow_table.hpp"
#include "files/layer_table.hpp"
#include "geometry/crs.hpp"
#include "grid/cell_id.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

namespace {

// Names of the vintages of 2019, 2015, and of the grid of 1 km; compared without case.
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
  // Reduced files leave out the households; the remedy names the option to run without them.
  throw DataError({table.file(), {}, {}}, Message{"reduced_grid", {{"name", names.front()}}},
                  Message{"run_without_headcount"});
}

GridColumns usual_columns(const files::Table& table, Headcount headcount) {
  GridColumns c;
  c.id = table.require(kIdNames, Message{"column_cell_identifier"});
  c.people = table.require(kPeople, Message{"column_people"});
  c.income = table.require(kIncome, Message{"column_incomes"});
  if (headcount == Headcount::present) {
    c.households = require_headcount(table, kHouseholds);
    c.poor = require_headcount(table, kPoor);
  }
  // A file of 1 km also has the flag of its cells of 200 m, so the flag must be that of the own
  // cells.
  const bool is_kilometre = to_lower(table.columns()[c.id]) == "idcar_1km";
  c.imputed = is_kilometre ? table.find("i_est_1km") : table.find(kImputedNames);
  // Without it communes come from their limits.
  c.communes = table.find(kCommuneNames);
  return c;
}

/// Finds the columns that a mapping names. What it names must be there.
class MappedColumns {
 public:
  MappedColumns(const files::Table& table, const GridMapping& mapping)
      : table_(table), mapping_(mapping) {}

  [[nodiscard]] GridColumns find(Headcount headcount) const {
    GridColumns c;
    c.id = column(mapping_.id, "column_cell_identifier");
    c.people = column(mapping_.people, "column_people");
    c.income = given(mapping_.incomes, "column_incomes");
    c.imputed = given(mapping_.imputed, "column_imputed");
    c.communes = given(mapping_.communes, "column_communes");
    if (headcount == Headcount::absent) return c;
    if (!mapping_.has_households()) {
      throw DataError({table_.file(), {}, {}}, Message{"mapping_without_households"},
                      Message{"run_without_headcount"});
    }
    c.households = column(mapping_.households, "column_households");
    c.poor = column(mapping_.poor_households, "column_low_incomes");
    return c;
  }

 private:
  [[nodiscard]] std::size_t column(const std::string& name, const char* meaning) const {
    return table_.require(std::array{std::string_view(name)}, Message{meaning});
  }
  [[nodiscard]] std::optional<std::size_t> given(const std::string& name,
                                                 const char* meaning) const {
    return name.empty() ? std::nullopt : std::optional(column(name, meaning));
  }

  const files::Table& table_;
  const GridMapping& mapping_;
};

void find_traits(const files::Table& table, TraitSet wanted, GridColumns& columns,
                 Findings& findings) {
  // All missing columns in one finding.
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

/// A name that stands over two columns does not say which of them is meant.
void check_single(const files::Table& table, std::size_t column) {
  const auto plain = [](const std::string& name) { return to_lower(trimmed(name)); };
  const std::string& name = table.columns()[column];
  const auto count = std::count_if(table.columns().begin(), table.columns().end(),
                                   [&](const auto& other) { return plain(other) == plain(name); });
  if (count == 1) return;
  throw DataError({table.file(), {}, name}, Message{"column_twice_in_table", {{"count", count}}},
                  Message{"keep_one_column"});
}

void refuse_type(const files::Table& table, std::size_t column, const char* expected,
                 const std::string& found) {
  throw DataError({table.file(), {}, table.columns()[column]},
                  Message{"column_type", {{"expected", Message{expected}}, {"found", found}}},
                  Message{"convert_column"});
}

void check_numbers(const files::Table& table, std::size_t column) {
  check_single(table, column);
  const auto type = table.column_type(column);
  if (type && !type->has_numbers) refuse_type(table, column, "type_numbers", type->name);
}

void check_texts(const files::Table& table, std::size_t column) {
  check_single(table, column);
  const auto type = table.column_type(column);
  if (type && !type->has_texts) refuse_type(table, column, "type_texts", type->name);
}

void check_columns(const files::Table& table, const GridColumns& columns, Findings& findings) {
  check_texts(table, columns.id);
  if (columns.communes) check_texts(table, *columns.communes);
  check_numbers(table, columns.people);
  for (const auto& column : {columns.income, columns.households, columns.poor, columns.imputed}) {
    if (column) check_numbers(table, *column);
  }
  for (const auto& [trait, column] : columns.traits) check_numbers(table, column);
  if (!columns.income) return;
  const auto type = table.column_type(*columns.income);
  if (type && type->is_single) {
    findings.warn("single_precision", {}, {table.file(), {}, table.columns()[*columns.income]});
  }
}

void note_unknown_crs(const files::Table& table, const Crs& crs, Findings& findings) {
  if (!crs.is_known()) findings.notice("undefined_crs", {}, {table.file(), {}, {}});
}

/// The centre of a cell in the plane of its grid.
Point centre_of(const CellId& id) {
  const double size = static_cast<double>(id.grid.cell_size.count());
  return {(id.position.column + 0.5) * size, (id.position.row + 0.5) * size};
}

/// Positions come from the ids of the cells, so a CRS may be any; but one in which the geometries
/// lie elsewhere is wrong, and what was drawn or joined with it was wrong too.
void check_first_geometry(const files::ArrowTable& table, std::size_t id_column) {
  files::ArrowTable first(table);
  if (!first.next()) return;
  const auto id = CellId::parse(first.field(id_column));
  const auto middle = first.middle();
  // A wrong id is no concern here: read_grid_rows() refuses it, with its row.
  if (!id || !is_supported(id->grid) || !middle) return;
  const auto found = Transform(table.crs(), Crs::epsg(id->grid.epsg)).apply(*middle);
  const Point expected = centre_of(*id);
  const double away = found ? std::hypot(found->x - expected.x, found->y - expected.y) : INFINITY;
  // Delivered shapes may be rotated or clipped.
  const double most = 10.0 * static_cast<double>(id->grid.cell_size.count());
  if (away <= most) return;
  throw DataError(
      first.place(id_column),
      Message{"geometry_elsewhere",
              {{"cell", id->text()}, {"crs", table.crs().definition()}, {"epsg", id->grid.epsg}}},
      Message{"correct_crs"});
}

}  // namespace

files::IsHeader grid_header(const GridMapping& mapping) {
  if (mapping.is_declared()) {
    return [id = to_lower(mapping.id),
            people = to_lower(mapping.people)](const std::vector<std::string>& columns) {
      return files::has_all(columns, std::array<std::string_view, 2>{id, people});
    };
  }
  return [](const std::vector<std::string>& columns) {
    return (files::has_any(columns, kIdNames) && files::has_all(columns, kPeople)) ||
           rectangle_kind(columns) != RectangleKind::none;
  };
}

RectangleKind rectangle_kind_of(const files::Table& table, const GridMapping& mapping) {
  if (mapping.is_declared()) return RectangleKind::none;
  std::vector<std::string> names;
  for (const std::string& name : table.columns()) names.push_back(to_lower(name));
  return rectangle_kind(names);
}

/// The columns changed from one vintage to another; nothing else in a file gives its year.
GridLayout layout_of(const files::Table& table, const GridMapping& mapping) {
  if (mapping.is_declared()) return GridLayout::declared;
  if (table.find("idinspire")) return GridLayout::y2015;
  const bool has_group = table.find("groupe").has_value();
  // The columns of 2017 begin with capitals, those of 2019 and 2021 do not.
  const bool is_capitalised =
      std::find(table.columns().begin(), table.columns().end(), "Ind") != table.columns().end();
  return has_group || is_capitalised ? GridLayout::y2017 : GridLayout::y2019;
}

GridColumns find_grid_columns(const files::Table& table, const GridDemand& demand,
                              Findings& findings) {
  GridColumns columns = demand.mapping.is_declared()
                            ? MappedColumns(table, demand.mapping).find(demand.headcount)
                            : usual_columns(table, demand.headcount);
  find_traits(table, demand.traits, columns, findings);
  check_columns(table, columns, findings);
  // Without the flag imputed cells cannot be told from others.
  if (!columns.imputed) findings.warn("no_imputation_flag", {}, {table.file(), {}, {}});
  return columns;
}

void check_geometry(const files::Table& table, std::size_t id, Findings& findings) {
  if (const auto* const layer = dynamic_cast<const files::LayerTable*>(&table)) {
    if (layer->has_geometry()) note_unknown_crs(table, layer->crs(), findings);
    return;
  }
  const auto* const columns = dynamic_cast<const files::ArrowTable*>(&table);
  if (columns == nullptr || !columns->has_geometry()) return;
  note_unknown_crs(table, columns->crs(), findings);
  if (columns->crs().is_known()) check_first_geometry(*columns, id);
}

std::vector<std::string> used_columns(const std::vector<std::string>& names,
                                      const GridMapping& mapping) {
  std::set<std::string, std::less<>> wanted;
  for (const TraitFacts& facts : trait_facts()) wanted.insert(to_lower(facts.column));
  if (mapping.is_declared()) {
    for (const GridMappingKey& key : kGridMappingKeys) wanted.insert(to_lower(mapping.*key.column));
  } else {
    wanted.insert(kIdNames.begin(), kIdNames.end());
    wanted.insert(kImputedNames.begin(), kImputedNames.end());
    wanted.insert(kCommuneNames.begin(), kCommuneNames.end());
    // The last one tells the layout.
    wanted.insert({"ind", "ind_snv", "men", "men_pauv", "groupe"});
  }
  std::vector<std::string> lower;
  for (const std::string& name : names) lower.push_back(to_lower(name));
  // The tables of 2010 have columns of their own.
  if (!mapping.is_declared() && rectangle_kind(lower) != RectangleKind::none) return names;
  std::vector<std::string> used;
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (wanted.contains(lower[c])) used.push_back(names[c]);
  }
  return used;
}

}  // namespace carreau::inputs
