// SPDX-License-Identifier: Apache-2.0
#include "files/geopackage_rows.hpp"

#include "files/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>
#include <variant>

namespace carreau::files {

namespace {

/// Enough that the cost of a statement vanishes behind that of its rows. SQLite takes 32,766
/// parameters in one statement.
constexpr std::size_t kRowsAtOnce = 32;
constexpr std::size_t kMostParameters = 32'766;

/// The standard allows either order of bytes, and both heads say which it is.
constexpr unsigned char kByteOrder = std::endian::native == std::endian::little ? 1 : 0;
constexpr unsigned char kHasBounds = 1U << 1U;  ///< of x and y
constexpr unsigned char kIsEmpty = 1U << 4U;
enum WellKnown : std::uint32_t { kPoint = 1, kPolygon = 3, kMultiPolygon = 6 };

template <class T>
void put(const T& value, std::vector<unsigned char>& bytes) {
  const std::size_t end = bytes.size();
  bytes.resize(end + sizeof(T));
  std::memcpy(bytes.data() + end, &value, sizeof(T));
}

void put_head(unsigned char flags, std::int32_t crs_id, std::vector<unsigned char>& bytes) {
  constexpr unsigned char kVersion = 0;  // of the encoding, not of the standard
  for (const unsigned char byte : {static_cast<unsigned char>('G'), static_cast<unsigned char>('P'),
                                   kVersion, static_cast<unsigned char>(flags | kByteOrder)}) {
    bytes.push_back(byte);
  }
  put(crs_id, bytes);
}

void put_kind(WellKnown kind, std::vector<unsigned char>& bytes) {
  bytes.push_back(kByteOrder);
  put(static_cast<std::uint32_t>(kind), bytes);
}

void put_count(std::size_t count, std::vector<unsigned char>& bytes) {
  put(static_cast<std::uint32_t>(count), bytes);
}

std::size_t rows_at_once(const std::vector<FieldSpec>& fields) {
  // The id and the shape besides the fields.
  return std::clamp<std::size_t>(kMostParameters / (fields.size() + 2), 1, kRowsAtOnce);
}

std::string insert_sql(const FilledLayer& layer, const std::vector<FieldSpec>& fields,
                       std::size_t rows) {
  std::string columns = sql_name(layer.index.feature_column);
  std::string row = "(?";
  const auto add = [&](std::string_view name) {
    columns += ", " + sql_name(name);
    row += ", ?";
  };
  if (layer.has_shapes) add(layer.index.geometry_column);
  for (const FieldSpec& field : fields) add(field.name);
  std::string sql = fmt::format("INSERT INTO {} ({}) VALUES ", sql_name(layer.index.name), columns);
  for (std::size_t i = 0; i < rows; ++i) sql += (i == 0 ? "" : ", ") + row + ')';
  return sql;
}

/// Binds a value; null stays null.
struct BindValue {
  const Statement& statement;
  int parameter;
  void operator()(std::monostate) const { statement.bind_null(parameter); }
  void operator()(const std::string& text) const {
    statement.bind(parameter, std::string_view(text));
  }
  void operator()(std::int64_t value) const { statement.bind(parameter, value); }
  void operator()(double value) const { statement.bind(parameter, value); }
};

std::int32_t crs_id_of(const SqliteFile& database, const std::string& layer) {
  const Statement query(
      database, "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = " + sql_text(layer));
  database.check(query.next());
  return static_cast<std::int32_t>(query.number(0));
}

/// Drops the triggers of a table; returns the statements that create them again.
std::vector<std::string> set_triggers_aside(const SqliteFile& database, const std::string& layer) {
  std::vector<std::string> names;
  std::vector<std::string> statements;
  {
    const Statement query(database,
                          "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
                          "AND tbl_name = " +
                              sql_text(layer) + " ORDER BY rowid");
    while (query.next()) {
      names.push_back(query.text(0));
      statements.push_back(query.text(1));
    }
  }
  for (const std::string& name : names) database.run("DROP TRIGGER " + sql_name(name));
  return statements;
}

void include_box(std::optional<Box>& all, const Box& box) {
  if (!all) all = box;
  all->low = {std::min(all->low.x, box.low.x), std::min(all->low.y, box.low.y)};
  all->high = {std::max(all->high.x, box.high.x), std::max(all->high.y, box.high.y)};
}

}  // namespace

void append_geometry(const PolygonSet& set, std::size_t feature, std::int32_t crs_id,
                     std::vector<unsigned char>& bytes) {
  const auto polygons = set.polygons(feature);
  put_head(polygons.empty() ? kIsEmpty : kHasBounds, crs_id, bytes);
  if (!polygons.empty()) {
    const Box box = set.bounds(feature);
    for (const double bound : {box.low.x, box.high.x, box.low.y, box.high.y}) put(bound, bytes);
  }
  put_kind(kMultiPolygon, bytes);
  put_count(polygons.size(), bytes);
  for (const auto& polygon : polygons) {
    put_kind(kPolygon, bytes);
    put_count(polygon.last - polygon.first, bytes);
    for (std::size_t r = polygon.first; r < polygon.last; ++r) {
      const auto ring = set.ring(r);
      put_count(ring.size(), bytes);
      for (const Point& point : ring) {
        put(point.x, bytes);
        put(point.y, bytes);
      }
    }
  }
}

void append_geometry(const Point& point, std::int32_t crs_id, std::vector<unsigned char>& bytes) {
  put_head(0, crs_id, bytes);
  put_kind(kPoint, bytes);
  put(point.x, bytes);
  put(point.y, bytes);
}

GeoPackageTable::GeoPackageTable(const SqliteFile& database, FilledLayer layer,
                                 const std::vector<FieldSpec>& fields)
    : database_(database),
      layer_(std::move(layer)),
      // GDAL's triggers count rows one by one.
      triggers_(set_triggers_aside(database, layer_.index.name)),
      rows_at_once_(rows_at_once(fields)),
      one_(database, insert_sql(layer_, fields, 1)),
      many_(database, insert_sql(layer_, fields, rows_at_once_)) {
  if (layer_.has_shapes) crs_id_ = crs_id_of(database, layer_.index.name);
  // One transaction for all rows: one for each statement would take far longer.
  database.run("BEGIN");
}

void GeoPackageTable::add(std::span<const Row> rows, const RowPlace& first) {
  RowPlace place = first;
  for (; rows.size() >= rows_at_once_; rows = rows.subspan(rows_at_once_)) {
    insert(many_, rows.first(rows_at_once_), place);
    place.feature += rows_at_once_;
  }
  for (; !rows.empty(); rows = rows.subspan(1)) {
    insert(one_, rows.first(1), place);
    ++place.feature;
  }
}

void GeoPackageTable::add_shape(const RowPlace& place) {
  std::optional<Box> box;
  if (place.polygons != nullptr) {
    append_geometry(*place.polygons, place.feature, crs_id_, shapes_);
    const auto rings = place.polygons->rings(place.feature);
    if (rings.first != rings.last) box = place.polygons->bounds(place.feature);
  } else if (place.point) {
    append_geometry(*place.point, crs_id_, shapes_);
    box = Box{*place.point, *place.point};
  }
  shape_ends_.push_back(shapes_.size());
  // Features without a shape are not in the index.
  if (!box) return;
  layer_.index.boxes.push_back(feature_box(layer_.rows, *box));
  include_box(layer_.extent, *box);
}

void GeoPackageTable::insert(const Statement& statement, std::span<const Row> rows,
                             const RowPlace& first) {
  const std::int64_t before = layer_.rows;
  shapes_.clear();
  shape_ends_.clear();
  RowPlace place = first;
  for (std::size_t i = 0; i < rows.size(); ++i, ++place.feature) {
    ++layer_.rows;
    if (layer_.has_shapes) add_shape(place);
  }
  int parameter = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    statement.bind(++parameter, before + 1 + static_cast<std::int64_t>(i));
    if (layer_.has_shapes) {
      const std::size_t begin = i == 0 ? 0 : shape_ends_[i - 1];
      const auto shape =
          std::span<const unsigned char>(shapes_).subspan(begin, shape_ends_[i] - begin);
      if (shape.empty()) statement.bind_null(++parameter);
      else statement.bind(++parameter, shape);
    }
    for (const FieldValue& value : rows[i]) std::visit(BindValue{statement, ++parameter}, value);
  }
  statement.run();
}

FilledLayer GeoPackageTable::finish() {
  for (const std::string& trigger : triggers_) database_.run(trigger);
  database_.run("COMMIT");
  return std::move(layer_);
}

void note_layers(const SqliteFile& database, std::vector<FilledLayer> layers) {
  std::vector<IndexedLayer> indexes;
  database.run("BEGIN");
  for (FilledLayer& layer : layers) {
    const std::string table = sql_text(layer.index.name);
    database.run(
        fmt::format("UPDATE gpkg_ogr_contents SET feature_count = {} WHERE table_name = {}",
                    layer.rows, table));
    if (!layer.has_shapes) continue;
    if (layer.extent) {
      const Box& box = *layer.extent;
      const Statement update(database,
                             "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? "
                             "WHERE table_name = " +
                                 table);
      int parameter = 0;
      for (const double bound : {box.low.x, box.low.y, box.high.x, box.high.y}) {
        update.bind(++parameter, bound);
      }
      update.run();
    }
    indexes.push_back(std::move(layer.index));
  }
  database.run("COMMIT");
  if (!indexes.empty()) add_spatial_indexes(database, indexes);
}

}  // namespace carreau::files
