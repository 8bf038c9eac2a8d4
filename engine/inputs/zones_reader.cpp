// SPDX-License-Identifier: Apache-2.0
#include "inputs/zones_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "files/sheet_table.hpp"
#include "files/table.hpp"
#include "geometry/dissolve.hpp"
#include "geometry/validity.hpp"
#include "inputs/commune_codes.hpp"
#include "inputs/result_layers.hpp"
#include "inputs/scenario_reader.hpp"
#include "inputs/zoning_catalogue.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, 8> kZoneCode = {"code_qp",   "zone_id", "code_zone",  "code",
                                                       "insee_com", "codgeo",  "code_insee", "id"};
constexpr std::array<std::string_view, 5> kZoneName = {"nom_qp", "lib_qp", "name", "nom",
                                                       "libelle"};
/// Usual names of the column with the zone to which a row belongs.
constexpr std::array<std::string_view, 5> kZoneOfRow = {"code_qp", "zone_id", "code_zone", "zone",
                                                        "code"};
constexpr std::array<std::string_view, 5> kCellColumns = {"idcar_200m", "idinspire", "idcar_1km",
                                                          "cell_id", "cell"};

/// The column that the catalogue names, otherwise one with a usual name.
std::optional<std::size_t> find_column(const files::Table& table, const std::string& chosen,
                                       std::span<const std::string_view> usual) {
  if (chosen.empty()) return table.find(usual);
  const std::string_view name = chosen;
  return table.require(std::span(&name, 1), Message{"column_of_catalogue"});
}

bool has_polygons(const files::Table& table) {
  const auto* layer = dynamic_cast<const files::LayerTable*>(&table);
  return layer != nullptr && layer->has_geometry();
}

/// Whether the layer belongs to a result of delineate that proposes nothing. An empty layer of any
/// other file is more likely a mistake.
bool is_empty_proposal(const std::string& path, const files::LayerTable& layer) {
  if (layer.layer() != result_layers::kPerimeters || layer.most_rows() > 0) return false;
  // Not empty: the number of features was merely unknown.
  if (files::LayerTable::open_layer(path, result_layers::kPerimeters).next()) return false;
  constexpr std::array<std::string_view, 2> kOwn = {"zone_id", "threshold_declared"};
  // A GeoJSON without features has no columns; its scenario shows that it is a result.
  return files::has_all(layer.columns(), kOwn) || is_geojson_result(path);
}

/// Several tables of a result have a zone code, and a database does not preserve the order in which
/// they were written.
bool is_result_in_database(const std::string& path) {
  // An address with tables names what to read.
  if (!files::is_database(path) || !files::parse_database(path).tables.empty()) return false;
  const files::Dataset dataset = files::open_dataset(path);
  return files::has_layer(*dataset, result_layers::kRun) &&
         files::has_layer(*dataset, result_layers::kPerimeters);
}

std::unique_ptr<files::Table> open_zones(const ZoningEntry& entry, Findings& findings) {
  // A layer of the catalogue goes before every guess.
  if (!entry.layer.empty() && files::table_kind(entry.path) == files::TableKind::workbook) {
    return files::SheetTable::open_sheet(entry.path, entry.layer, findings);
  }
  if (!entry.layer.empty()) {
    return std::make_unique<files::LayerTable>(
        files::LayerTable::open_layer(entry.path, entry.layer));
  }
  if (entry.code_column.empty() && entry.members_column.empty() &&
      is_result_in_database(entry.path)) {
    return std::make_unique<files::LayerTable>(
        files::LayerTable::open_layer(entry.path, result_layers::kPerimeters));
  }
  // Columns of the catalogue must all be there; otherwise one usual name is enough.
  std::vector<std::string> chosen;
  for (const std::string& column : {entry.code_column, entry.members_column}) {
    if (!column.empty()) chosen.push_back(to_lower(column));
  }
  return files::open_table(
      entry.path,
      [chosen](const std::vector<std::string>& columns) {
        if (!chosen.empty()) {
          const std::vector<std::string_view> names(chosen.begin(), chosen.end());
          return files::has_all(columns, names);
        }
        return files::has_any(columns, kZoneCode) || files::has_any(columns, kCommuneColumns) ||
               files::has_any(columns, kCellColumns);
      },
      findings);
}

ZoningKind kind_of(const ZoningEntry& entry, const files::Table& table) {
  // The kind is that of the catalogue, or follows from the most precise columns.
  if (entry.kind) return *entry.kind;
  if (has_polygons(table)) return ZoningKind::polygons;
  if (table.find(kCellColumns)) return ZoningKind::cells;
  if (!entry.members_column.empty() || table.find(kCommuneColumns)) return ZoningKind::communes;
  throw DataError({table.file(), {}, {}},
                  Message{"zone_columns",
                          {{"communes", kCommuneColumns[1]},
                           {"cells", kCellColumns[0]},
                           {"columns", join(table.columns(), ", ")}}},
                  Message{"rename_or_catalogue"});
}

/// Reads a zoning: its codes, and the row where each occurs first.
class ZoningReader {
 public:
  ZoningReader(const ZoningEntry& entry, const ZonesReadOptions& how, files::Table& table,
               Findings& findings)
      : entry_(entry), how_(how), table_(table), findings_(findings) {
    zoning_.key = entry.key;
    zoning_.title = entry.title;
    zoning_.date = entry.date;
    zoning_.kind = kind_of(entry, table);
  }

  Zoning read() {
    const auto* const layer = dynamic_cast<const files::LayerTable*>(&table_);
    if (zoning_.kind == ZoningKind::polygons && layer != nullptr &&
        // A proposal of nothing is a result like any other, and can be compared.
        is_empty_proposal(entry_.path, *layer)) {
      zoning_.polygons = PolygonSet(layer->crs());
      return std::move(zoning_);
    }
    switch (zoning_.kind) {
      case ZoningKind::polygons: read_polygon_zones(); break;
      case ZoningKind::communes: read_commune_zones(); break;
      case ZoningKind::cells: read_cell_zones(); break;
    }
    if (zoning_.size() == 0) {
      throw DataError({table_.file(), {}, {}}, Message{"no_zones"}, Message{"is_it_the_layer"});
    }
    return std::move(zoning_);
  }

 private:
  std::size_t require_code(std::span<const std::string_view> usual) const {
    const auto found = find_column(table_, entry_.code_column, usual);
    return found ? *found : table_.require(usual, Message{"column_zone_code"});
  }

  std::string code_in(const files::Table& row, std::size_t column) const {
    if (!row.field(column).empty()) return std::string(row.field(column));
    throw DataError(row.place(column), Message{"zone_without_code"}, Message{"give_or_leave_out"});
  }

  /// Code, name and row of a zone are kept side by side.
  void add_zone(std::string code, std::string_view name) {
    zoning_.codes.push_back(std::move(code));
    zoning_.names.emplace_back(name);
    rows_.push_back(table_.row());
  }

  [[noreturn]] void refuse_repeated(std::size_t column, Message problem, Message remedy) const {
    throw DataError(table_.place(column), std::move(problem), std::move(remedy));
  }

  void read_polygon_zones() {
    auto* const layer = dynamic_cast<files::LayerTable*>(&table_);
    if (layer == nullptr) {
      throw DataError({table_.file(), {}, {}}, Message{"layer_not_table"},
                      Message{"is_it_the_layer"});
    }
    // A GeoJSON without features has no columns: report the missing features, not the missing
    // column.
    if (table_.columns().empty()) {
      throw DataError({table_.file(), {}, {}}, Message{"no_polygons"}, Message{"is_it_the_layer"});
    }
    const std::size_t code = require_code(kZoneCode);
    const auto name = find_column(table_, entry_.name_column, kZoneName);
    // Codes of communes may have lost their leading zero.
    const bool is_commune = std::find(kCommuneColumns.begin(), kCommuneColumns.end(),
                                      to_lower(table_.columns()[code])) != kCommuneColumns.end();
    zoning_.polygons = files::read_polygons(
        *layer, {how_.invalid, code},
        [&](const files::LayerTable& row) {
          std::string text = code_in(row, code);
          if (is_commune && text.size() == 4) text = commune_code_in(row, code, findings_);
          check_repeated(text, code);
          add_zone(std::move(text), name ? row.field(*name) : std::string_view());
        },
        findings_);
    if (how_.repeated == RepeatedCodes::merge) merge_parts();
  }

  void check_repeated(const std::string& code, std::size_t column) {
    // In the same order for all features, so the message names the first row.
    const auto [at, is_new] = first_row_.try_emplace(code, table_.row());
    if (is_new || how_.repeated == RepeatedCodes::merge) return;
    refuse_repeated(column, Message{"zone_code_twice", {{"code", code}, {"row", at->second}}},
                    Message{"own_code_or_merge"});
  }

  /// Merges features with the same code, in the order of first occurrence.
  void merge_parts() {
    std::map<std::string, std::vector<std::size_t>> parts;
    for (std::size_t z = 0; z < zoning_.size(); ++z) parts[zoning_.codes[z]].push_back(z);
    Zoning merged = zoning_;
    merged.codes.clear();
    merged.names.clear();
    merged.polygons = PolygonSet(zoning_.polygons.crs());
    for (std::size_t z = 0; z < zoning_.size(); ++z) {
      const auto& own = parts[zoning_.codes[z]];
      // A code is handled at its first occurrence.
      if (own.front() != z) continue;
      merged.codes.push_back(zoning_.codes[z]);
      merged.names.push_back(zoning_.names[z]);
      append_union(zoning_.polygons, own, merged.polygons);
      if (own.size() == 1) continue;
      findings_.notice("parts_merged", {{"zone", zoning_.codes[z]}, {"parts", own.size()}},
                       {table_.file(), rows_[z], {}});
    }
    zoning_ = std::move(merged);
  }

  /// The zone to which the current row belongs; empty where it belongs to none.
  std::optional<std::size_t> zone_of_row(std::size_t code, std::optional<std::size_t> name) {
    const std::string text(table_.field(code));
    // Rows outside any zone are usual in tables of all communes.
    if (text.empty()) return std::nullopt;
    const auto [at, is_new] = zone_of_.try_emplace(text, zoning_.size());
    if (is_new) add_zone(text, name ? table_.field(*name) : std::string_view());
    return at->second;
  }

  /// Refuses a member that a zone names twice, because it would count twice.
  void check_member(std::size_t zone, const std::string& member, std::size_t column) {
    const auto [at, is_new] = member_row_.try_emplace({zone, member}, table_.row());
    if (is_new) return;
    refuse_repeated(
        column,
        Message{"zone_member_twice",
                {{"member", member}, {"zone", zoning_.codes[zone]}, {"row", at->second}}},
        Message{"leave_one_out"});
  }

  /// Without a column for the zone, each commune is a zone.
  void read_commune_zones() {
    const auto chosen = find_column(table_, entry_.members_column, kCommuneColumns);
    const std::size_t commune =
        chosen ? *chosen : table_.require(kCommuneColumns, Message{"column_commune_code"});
    // Without a column for zones the commune itself is the zone.
    const std::size_t code = find_column(table_, entry_.code_column, kZoneOfRow).value_or(commune);
    const auto name = find_column(table_, entry_.name_column, kZoneName);
    while (table_.next()) {
      const auto communes = commune_codes_in(table_, commune, findings_);
      if (communes.empty()) findings_.warn("row_without_member", {}, table_.place(commune));
      else if (code == commune) add_commune(communes, commune, name);
      else if (const auto zone = zone_of_row(code, name)) add_members(*zone, communes, commune);
    }
    // Sorted, so that the order of rows does not matter.
    for (auto& communes : zoning_.communes) std::sort(communes.begin(), communes.end());
  }

  void add_commune(const std::vector<std::string>& communes, std::size_t column,
                   std::optional<std::size_t> name) {
    if (communes.size() > 1) {
      throw DataError(table_.place(column), Message{"one_commune", {{"found", communes.size()}}},
                      Message{"add_zone_column"});
    }
    const auto [at, is_new] = first_row_.try_emplace(communes.front(), table_.row());
    if (!is_new) {
      refuse_repeated(
          column,
          Message{"zone_commune_twice", {{"commune", communes.front()}, {"row", at->second}}},
          Message{"leave_one_out"});
    }
    add_zone(communes.front(), name ? table_.field(*name) : std::string_view());
    zoning_.communes.push_back(communes);
  }

  void add_members(std::size_t zone, const std::vector<std::string>& communes, std::size_t column) {
    // A new zone has no list yet.
    zoning_.communes.resize(zoning_.size());
    for (const std::string& commune : communes) {
      check_member(zone, commune, column);
      zoning_.communes[zone].push_back(commune);
    }
  }

  void read_cell_zones() {
    const auto chosen = find_column(table_, entry_.members_column, kCellColumns);
    const std::size_t cell =
        chosen ? *chosen : table_.require(kCellColumns, Message{"column_zone_cell"});
    const std::size_t code = require_code(kZoneOfRow);
    const auto name = find_column(table_, entry_.name_column, kZoneName);
    std::optional<GridSystem> grid;
    std::vector<std::vector<CellPosition>> zones;
    while (table_.next()) {
      const auto zone = zone_of_row(code, name);
      if (!zone) continue;
      const CellId id = cell_in(cell, grid);
      check_member(*zone, id.text(), cell);
      zones.resize(zoning_.size());
      zones[*zone].push_back(id.position);
    }
    // No row belongs to a zone.
    if (!grid) return;
    zoning_.polygons = PolygonSet(Crs::epsg(grid->epsg));
    for (auto& positions : zones) {
      // dissolve() needs ordered positions.
      std::sort(positions.begin(), positions.end());
      dissolve(positions, grid->cell_size, zoning_.polygons);
    }
  }

  CellId cell_in(std::size_t column, std::optional<GridSystem>& grid) const {
    const auto id = CellId::parse(table_.field(column));
    if (!id) {
      throw DataError(table_.place(column),
                      Message{"zone_cell_id", {{"found", table_.field(column)}}},
                      Message{"correct_id_or_leave_row_out"});
    }
    // The first cell decides on the grid of the file.
    if (!grid) grid = id->grid;
    if (*grid == id->grid) return *id;
    throw DataError(table_.place(column),
                    Message{"cells_of_two_grids",
                            {{"epsg", id->grid.epsg},
                             {"size", id->grid.cell_size.count()},
                             {"first_epsg", grid->epsg},
                             {"first_size", grid->cell_size.count()}}},
                    Message{"one_grid_a_file"});
  }

  const ZoningEntry& entry_;
  const ZonesReadOptions& how_;
  files::Table& table_;
  Findings& findings_;
  Zoning zoning_;
  std::vector<std::int64_t> rows_;
  std::map<std::string, std::int64_t> first_row_;
  std::map<std::string, std::size_t> zone_of_;
  std::map<std::pair<std::size_t, std::string>, std::int64_t> member_row_;
};

}  // namespace

Zoning read_zones(const std::string& name, const ZonesReadOptions& how, Findings& findings) {
  const ZoningEntry entry = find_zoning(name, how.catalogue);
  const auto table = open_zones(entry, findings);
  return ZoningReader(entry, how, *table, findings).read();
}

Zoning read_pockets(const std::string& name, const ZonesReadOptions& how, Findings& findings) {
  ZoningEntry entry = find_zoning(name, how.catalogue);
  // Only results of delineate have a layer of near misses.
  const bool may_be_result =
      files::extension_of(entry.path) == "gpkg" || is_result_in_database(entry.path);
  const bool has_pockets =
      may_be_result && entry.layer.empty() &&
      files::has_layer(*files::open_dataset(entry.path), result_layers::kNearMisses) &&
      // A layer without rows means no pockets; reading it would be an error.
      files::LayerTable::open_layer(entry.path, result_layers::kNearMisses).next();
  if (!has_pockets) return Zoning();
  entry.layer = result_layers::kNearMisses;
  const auto table = open_zones(entry, findings);
  return ZoningReader(entry, how, *table, findings).read();
}

}  // namespace carreau::inputs
