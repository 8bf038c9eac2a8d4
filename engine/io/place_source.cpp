// SPDX-License-Identifier: Apache-2.0
#include "io/place_source.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace carreau::io {

namespace {

/// Two columns that belong together, in lower case.
struct ColumnPair {
  std::string_view x;
  std::string_view y;
};
constexpr std::array<ColumnPair, 7> kDegrees = {{{"longitude", "latitude"},
                                                 {"lon", "lat"},
                                                 {"lng", "lat"},
                                                 {"long", "lat"},
                                                 {"x_wgs84", "y_wgs84"},
                                                 {"geo_lon", "geo_lat"},
                                                 {"result_longitude", "result_latitude"}}};
constexpr std::array<ColumnPair, 9> kPlane = {{{"x", "y"},
                                               {"x_l93", "y_l93"},
                                               {"x_lambert93", "y_lambert93"},
                                               {"lambert_x", "lambert_y"},
                                               {"lambx", "lamby"},
                                               {"coord_x", "coord_y"},
                                               {"coordx", "coordy"},
                                               {"coordonnee_x", "coordonnee_y"},
                                               {"easting", "northing"}}};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool has(const std::vector<std::string>& columns, std::string_view name) {
  return has_any(columns, std::array{name});
}

template <std::size_t N>
const ColumnPair* pair_in(const std::array<ColumnPair, N>& pairs, const Table& table) {
  for (const ColumnPair& pair : pairs) {
    if (table.find(pair.x) && table.find(pair.y)) return &pair;
  }
  return nullptr;
}

/// Whether a row of names may be the header: it names coordinates.
IsHeader names_coordinates(const PlaceOptions& options) {
  return [x = to_lower(options.x), y = to_lower(options.y)](const auto& columns) {
    if (!x.empty()) return has(columns, x) && has(columns, y);
    const auto holds = [&](const ColumnPair& pair) {
      return has(columns, pair.x) && has(columns, pair.y);
    };
    return std::any_of(kDegrees.begin(), kDegrees.end(), holds) ||
           std::any_of(kPlane.begin(), kPlane.end(), holds);
  };
}

/// The first geometry tells, where the layer declares nothing.
LayerTable::Shape first_shape(const std::string& path, const IsHeader& is_header) {
  LayerTable layer(path, is_header);
  while (layer.next()) {
    if (layer.point()) return LayerTable::Shape::points;
    PolygonSet polygons;
    if (layer.append_geometry(polygons)) return LayerTable::Shape::polygons;
  }
  return LayerTable::Shape::unknown;
}

}  // namespace

PlaceSource::PlaceSource(const std::string& path, PlaceOptions options, Findings& findings)
    : options_(std::move(options)), findings_(findings) {
  const IsHeader is_header = names_coordinates(options_);
  table_ = open_table(path, is_header, findings_);
  layer_ = dynamic_cast<const LayerTable*>(table_.get());
  if (layer_ != nullptr && !layer_->has_geometry()) layer_ = nullptr;
  if (layer_ != nullptr && options_.x.empty()) {
    auto shape = layer_->shape();
    if (shape == LayerTable::Shape::unknown) shape = first_shape(path, is_header);
    take_geometry(shape);
  } else {
    take_columns();
  }
  take_kept();
  geocoder_.emplace(*table_);
}

void PlaceSource::take_geometry(LayerTable::Shape shape) {
  if (shape == LayerTable::Shape::unknown) {
    throw DataError({table_->file(), {}, "geometry"},
                    "expected points, or polygons as footprints, found neither",
                    "name the columns of the coordinates with --x and --y, if it has such");
  }
  kind_ = shape == LayerTable::Shape::points ? Kind::points : Kind::footprints;
  crs_ = options_.crs.empty() ? layer_->crs() : Crs(options_.crs);
  if (crs_.is_known()) return;
  throw DataError({table_->file(), {}, {}},
                  "the layer has no coordinate reference system: its places are not known",
                  "say which with --crs EPSG:2154, if that is what it is");
}

void PlaceSource::take_columns() {
  if (!options_.x.empty()) {
    x_ = table_->require(std::array<std::string_view, 1>{options_.x}, "named by --x");
    y_ = table_->require(std::array<std::string_view, 1>{options_.y}, "named by --y");
    crs_ = Crs(options_.crs);
  } else {
    // Where a file has both, --crs says that the plane is meant.
    const ColumnPair* const degrees = pair_in(kDegrees, *table_);
    const ColumnPair* const plane = pair_in(kPlane, *table_);
    const bool is_plane = plane != nullptr && (degrees == nullptr || !options_.crs.empty());
    const ColumnPair* const pair = is_plane ? plane : degrees;
    if (pair == nullptr) {
      (void)table_->require(std::array<std::string_view, 1>{"longitude"},
                            "with latitude; or x and y, with --crs; or others, with --x and --y");
      (void)table_->require(std::array<std::string_view, 1>{"latitude"}, "with longitude");
    }
    x_ = *table_->find(pair->x);
    y_ = *table_->find(pair->y);
    crs_ = Crs(options_.crs);
    if (!crs_.is_known() && !is_plane) crs_ = Crs::epsg(4326);
    if (!crs_.is_known() && pair->x.find("93") != std::string_view::npos) crs_ = Crs::epsg(2154);
  }
  if (crs_.is_known()) return;
  throw DataError({table_->file(), {}, table_->columns()[x_]},
                  "expected to know the coordinate reference system of these coordinates",
                  "say which with --crs, such as --crs EPSG:2154");
}

void PlaceSource::take_kept() {
  if (options_.keep) {
    for (const std::string& name : *options_.keep) {
      kept_.push_back(
          table_->require(std::array<std::string_view, 1>{name}, "to be kept by --keep"));
    }
  } else {
    for (std::size_t c = 0; c < table_->columns().size(); ++c) kept_.push_back(c);
  }
  for (const std::size_t c : kept_) {
    const std::string& name = table_->columns()[c];
    names_.push_back(name.empty() ? fmt::format("column_{}", c + 1) : name);
  }
}

Place PlaceSource::place_of(std::size_t i) const {
  const std::string column = kind_ == Kind::columns ? table_->columns()[x_] : "geometry";
  return {table_->file(), rows_[i], column};
}

bool PlaceSource::next(PlaceBlock& block) {
  block.points.clear();
  block.footprints = PolygonSet(crs_);
  block.precision.clear();
  block.is_unreadable.clear();
  block.fields.clear();
  rows_.clear();
  while (block.rows() < kBlock && table_->next()) read_row(block);
  return block.rows() > 0;
}

void PlaceSource::read_row(PlaceBlock& block) {
  rows_.push_back(table_->row());
  block.precision.push_back(options_.precision.value_or(geocoder_->precision(*table_)));
  block.is_unreadable.push_back(false);
  for (const std::size_t c : kept_) block.fields.emplace_back(table_->field(c));
  if (kind_ == Kind::footprints) {
    (void)layer_->append_geometry(block.footprints);
  } else if (kind_ == Kind::points) {
    block.points.push_back(layer_->point().value_or(Point{kNone, kNone}));
  } else {
    block.points.push_back({coordinate(x_, block), coordinate(y_, block)});
  }
}

double PlaceSource::coordinate(std::size_t column, PlaceBlock& block) {
  const std::string_view text = table_->field(column);
  if (text.empty()) return kNone;
  const auto number = parse_number(text);
  if (!number || !std::isfinite(number->value)) {
    findings_.warn("coordinate_unreadable", {}, table_->place(column));
    block.is_unreadable.back() = true;
    return kNone;
  }
  if (number->mark == DecimalMark::comma)
    findings_.notice("decimal_comma", {}, table_->place(column));
  return number->value;
}

}  // namespace carreau::io
