// SPDX-License-Identifier: Apache-2.0
#include "study/file_kind.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "files/table.hpp"
#include "inputs/grid_columns.hpp"
#include "inputs/income_table_reader.hpp"
#include "inputs/programme/action_reader.hpp"
#include "inputs/programme/action_tables.hpp"
#include "inputs/scenario_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "inputs/zone_columns.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace carreau::study {

namespace {

using Columns = std::vector<std::string>;

Columns lower(const Columns& columns) {
  Columns names;
  for (const std::string& name : columns) names.push_back(to_lower(trimmed(name)));
  return names;
}

bool names_grid(const Columns& columns) { return inputs::grid_header({})(columns); }

/// By names alone; what is left may still be polygons.
std::optional<FileKind> kind_of_columns(const Columns& columns) {
  if (names_grid(columns)) return FileKind::grid;
  if (inputs::names_composition(columns)) return FileKind::urban_units;
  // Medians of parts of communes are of no use here.
  const bool is_of_parts = std::ranges::find(columns, "iris") != columns.end();
  if (inputs::names_incomes(columns) && !is_of_parts) return FileKind::incomes;
  if (inputs::names_populations(columns)) return FileKind::communes;
  return std::nullopt;
}

/// Whether a layer may hold polygons: GeoJSON with single and multiple ones declares no type.
bool may_be_polygons(const files::Table& table) {
  const auto* const layer = dynamic_cast<const files::LayerTable*>(&table);
  return layer != nullptr && layer->has_geometry() &&
         layer->shape() != files::LayerTable::Shape::points;
}

/// Whether the first row of a table has the code of a quartier anywhere.
bool has_quartier(files::Table& table) {
  if (!table.next()) return false;
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    if (inputs::is_quartier_code(table.field(c))) return true;
  }
  return false;
}

std::optional<FileKind> kind_of_polygons(files::Table& table, const Columns& columns) {
  const bool has_own_code = std::ranges::any_of(columns, [](const std::string& name) {
    return inputs::kind_of_code(name) == inputs::CodeColumn::own;
  });
  if (has_own_code || has_quartier(table)) return FileKind::quartiers;
  if (inputs::names_communes(columns)) return FileKind::communes;
  return std::nullopt;
}

std::optional<FileKind> kind_of_table(files::Table& table) {
  const Columns columns = lower(table.columns());
  const auto kind = kind_of_columns(columns);
  const bool is_zoning = may_be_polygons(table) && kind != FileKind::grid;
  return is_zoning ? kind_of_polygons(table, columns) : kind;
}

/// Of several tables in a file the first that is known.
std::optional<FileKind> kind_of_tables(const std::string& path) {
  Findings findings;
  const files::IsHeader is_header = [](const Columns& columns) {
    return kind_of_columns(columns) || inputs::names_zone_code(columns) ||
           inputs::names_communes(columns);
  };
  const files::FileTables opened = files::open_tables(path, is_header, findings);
  for (const auto& table : opened.tables) {
    if (const auto kind = kind_of_table(*table)) return kind;
  }
  return std::nullopt;
}

/// Actions are known by more than names: by whatever their reader makes a table of. Throws what is
/// wrong with a table that it would be.
bool has_actions(const std::string& path) {
  try {
    Findings findings;
    return !inputs::load_action_tables(std::span(&path, 1), {}, findings).empty();
  } catch (const DataError& error) {
    if (error.message().code == "no_action_columns") return false;
    throw;
  }
}

bool is_scenario(const std::string& path) {
  const std::string ending = files::extension_of(path);
  if (ending != "toml" && ending != "gpkg") return false;
  try {
    (void)inputs::read_scenario_file(path);
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

std::string_view to_text(FileKind kind) {
  static constexpr std::array<std::string_view, kFileKinds> kNames = {
      "grid", "urban_units", "communes", "incomes", "quartiers", "actions", "scenario"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<FileKind> kind_of_file(const std::string& path) {
  if (is_scenario(path)) return FileKind::scenario;
  if (files::extension_of(path) == "toml") return std::nullopt;
  if (const auto kind = kind_of_tables(path)) return kind;
  if (has_actions(path)) return FileKind::actions;
  return std::nullopt;
}

}  // namespace carreau::study
