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
#include "inputs/scenario_source.hpp"
#include "inputs/zone_columns.hpp"
#include "inputs/zone_communes.hpp"
#include "inputs/zone_people.hpp"
#include "inputs/zoning_catalogue.hpp"

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

/// Names of the column with the zone of a row, which messages ask for.
constexpr std::array<std::string_view, 3> kZoneOfRow = {"code_qp", "zone", "code"};
constexpr std::array<std::string_view, 5> kCellColumns = {"idcar_200m", "idinspire", "idcar_1km",
                                                          "cell_id", "cell"};

/// The column with the zone to which a row belongs, by its usual names.
std::optional<std::size_t> zone_column(const files::Table& table) {
  const auto own = find_own_code(table.columns());
  return own ? own : table.find(kZoneOfRow);
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
  constexpr std::array<std::string_view, 2> kRevised = {"origin_code", "threshold_declared"};
  // A GeoJSON without features has no columns; its scenario shows that it is a result.
  return files::has_all(layer.columns(), kOwn) || files::has_all(layer.columns(), kRevised) ||
         is_geojson_result(path);
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

std::unique_ptr<files::Table> open_named(const std::string& path, const std::string& name,
                                         Findings& findings) {
  if (files::table_kind(path) == files::TableKind::workbook) {
    return files::SheetTable::open_sheet(path, name, findings);
  }
  auto layer = std::make_unique<files::LayerTable>(files::LayerTable::open_layer(path, name));
  layer->report_to(findings);
  return layer;
}

std::unique_ptr<files::Table> open_zones(const ZoningEntry& entry, Findings& findings) {
  if (!entry.layer.empty()) return open_named(entry.path, entry.layer, findings);
  if (entry.code_column.empty() && entry.members_column.empty() &&
      is_result_in_database(entry.path)) {
    return open_named(entry.path, result_layers::kPerimeters, findings);
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
        return names_zone_code(columns) || files::has_any(columns, kCommuneColumns) ||
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
    set_limits(zoning_, how_.limits ? how_.limits : entry_.limits, is_column_of_quartiers_);
    if (!how_.populations.empty()) read_zone_people(how_.populations, zoning_, findings_);
    return std::move(zoning_);
  }

 private:
  std::optional<std::size_t> name_column() const {
    return column_or(table_, entry_.name_column, find_zone_name(table_.columns()));
  }

  std::size_t polygon_code() {
    const auto own = column_or(table_, entry_.code_column, find_own_code(table_.columns()));
    if (own) return *own;
    // Rows are read once, so their values need a table of their own.
    Findings told_twice;
    return code_by_values(*open_zones(entry_, told_twice), findings_);
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
    const std::size_t code = polygon_code();
    is_column_of_quartiers_ = names_quartiers(table_.columns()[code]);
    const auto name = name_column();
    // Codes of communes may have lost their leading zero.
    const bool is_commune = kind_of_code(table_.columns()[code]) == CodeColumn::commune;
    const ZoneCommuneColumns beside(table_, code);
    zoning_.polygons = files::read_polygons(
        *layer, {how_.invalid, code},
        [&](const files::LayerTable& row) {
          std::string text = code_in(row, code);
          if (is_commune && text.size() == 4) text = commune_code_in(row, code, findings_);
          const std::string_view own_name = name ? row.field(*name) : std::string_view();
          check_repeated(text, own_name, code);
          add_zone(std::move(text), own_name);
          if (beside.exist()) zoning_.beside.push_back(beside.read(row));
        },
        findings_);
    if (how_.repeated == RepeatedCodes::merge) merge_parts();
  }

  void check_repeated(const std::string& code, std::string_view name, std::size_t column) {
    // In the same order for all features, so the message names the first row.
    const auto [at, is_new] = first_row_.try_emplace(code, table_.row());
    if (is_new || how_.repeated == RepeatedCodes::merge) return;
    // Several quartiers of a town have the code of their commune, and names of their own: to merge
    // them would make one zone of them.
    const auto first = std::find(zoning_.codes.begin(), zoning_.codes.end(), code);
    const auto& first_name = zoning_.names[static_cast<std::size_t>(first - zoning_.codes.begin())];
    const bool are_parts = kind_of_code(table_.columns()[column]) != CodeColumn::commune &&
                           (name.empty() || first_name.empty() || first_name == name);
    refuse_repeated(column, Message{"zone_code_twice", {{"code", code}, {"row", at->second}}},
                    Message{are_parts ? "own_code_or_merge" : "own_code_of_zone"});
  }

  /// Merges features with the same code, in the order of first occurrence.
  void merge_parts() {
    std::map<std::string, std::vector<std::size_t>> parts;
    for (std::size_t z = 0; z < zoning_.size(); ++z) parts[zoning_.codes[z]].push_back(z);
    Zoning merged = zoning_;
    merged.codes.clear();
    merged.names.clear();
    merged.beside.clear();
    merged.polygons = PolygonSet(zoning_.polygons.crs());
    for (std::size_t z = 0; z < zoning_.size(); ++z) {
      const auto& own = parts[zoning_.codes[z]];
      // A code is handled at its first occurrence.
      if (own.front() != z) continue;
      merged.codes.push_back(zoning_.codes[z]);
      merged.names.push_back(zoning_.names[z]);
      if (!zoning_.beside.empty()) merged.beside.push_back(zoning_.beside[z]);
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
    const auto chosen = column_or(table_, entry_.members_column, table_.find(kCommuneColumns));
    const std::size_t commune =
        chosen ? *chosen : table_.require(kCommuneColumns, Message{"column_commune_code"});
    // Without a column for zones the commune itself is the zone.
    const std::size_t code =
        column_or(table_, entry_.code_column, zone_column(table_)).value_or(commune);
    const auto name = name_column();
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
    const auto chosen = column_or(table_, entry_.members_column, table_.find(kCellColumns));
    const std::size_t cell =
        chosen ? *chosen : table_.require(kCellColumns, Message{"column_zone_cell"});
    const auto own = column_or(table_, entry_.code_column, zone_column(table_));
    const std::size_t code = own ? *own : table_.require(kZoneOfRow, Message{"column_zone_code"});
    const auto name = name_column();
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
  bool is_column_of_quartiers_ = false;
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
