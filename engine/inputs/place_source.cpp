// SPDX-License-Identifier: Apache-2.0
#include "inputs/place_source.hpp"

#include "base/cancellation.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "inputs/coordinate_columns.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace carreau::inputs {

namespace {

CoordinateNames names_of(const PlaceOptions& options) {
  return {options.x, options.y, options.crs};
}

// No polygon contains NaN, so a place without coordinates lies in no zone.
constexpr int kDegrees = 4326;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The geometry type of the first feature, for layers that declare none.
files::LayerTable::Shape first_shape(const std::string& path, const files::IsHeader& is_header) {
  files::LayerTable layer(path, is_header);
  while (layer.next()) {
    // A feature without geometry says nothing: the search goes on to one that has a shape.
    if (layer.point()) return files::LayerTable::Shape::points;
    PolygonSet polygons;
    if (layer.append_geometry(polygons)) return files::LayerTable::Shape::polygons;
  }
  return files::LayerTable::Shape::unknown;
}

}  // namespace

PlaceSource::PlaceSource(const std::string& path, PlaceOptions options, Findings& findings)
    : options_(std::move(options)), findings_(findings) {
  const files::IsHeader is_header = names_coordinates(names_of(options_));
  table_ = files::open_table(path, is_header, findings_);
  layer_ = dynamic_cast<const files::LayerTable*>(table_.get());
  // A layer may have no geometry, as a sheet has none: then only its columns count.
  if (layer_ != nullptr && !layer_->has_geometry()) layer_ = nullptr;
  // Columns that the user names go before the geometry.
  if (layer_ != nullptr && options_.x.empty()) {
    auto shape = layer_->shape();
    if (shape == files::LayerTable::Shape::unknown) shape = first_shape(path, is_header);
    take_geometry(shape);
  } else {
    take_columns();
  }
  // The columns to keep are resolved before the first row, so that a misspelt name fails at once.
  take_kept();
  geocoder_.emplace(*table_);
}

void PlaceSource::take_geometry(files::LayerTable::Shape shape) {
  if (shape == files::LayerTable::Shape::unknown) {
    throw DataError({table_->file(), {}, "geometry"}, Message{"no_places"},
                    Message{"name_coordinates"});
  }
  kind_ = shape == files::LayerTable::Shape::points ? Kind::points : Kind::footprints;
  // The user may correct a CRS that the file states wrongly or not at all.
  crs_ = options_.crs.empty() ? layer_->crs() : Crs(options_.crs);
  if (crs_.is_known()) return;
  throw DataError({table_->file(), {}, {}}, Message{"layer_without_crs"}, Message{"say_crs"});
}

void PlaceSource::take_columns() {
  const auto found = find_coordinates(*table_, names_of(options_));
  if (!found) {
    // require() throws, with the columns that the table has; both names are asked for, so that the
    // message is about the one that is missing.
    (void)table_->require(std::array<std::string_view, 1>{"longitude"},
                          Message{"column_longitude"});
    (void)table_->require(std::array<std::string_view, 1>{"latitude"},
                          Message{"column_with_longitude"});
  }
  x_ = found->x;
  y_ = found->y;
  crs_ = found->crs;
  epsg_ = found->epsg;
  if (epsg_) crs_ = Crs::epsg(kDegrees);
  if (crs_.is_known()) return;
  throw DataError({table_->file(), {}, table_->columns()[x_]}, Message{"coordinates_crs"},
                  Message{"say_crs_such_as"});
}

void PlaceSource::take_kept() {
  if (options_.keep) {
    for (const std::string& name : *options_.keep) {
      kept_.push_back(
          table_->require(std::array<std::string_view, 1>{name}, Message{"column_to_keep"}));
    }
  } else {
    // All columns by default, including coordinates: the output repeats the input.
    for (std::size_t c = 0; c < table_->columns().size(); ++c) kept_.push_back(c);
  }
  for (const std::size_t c : kept_) {
    const std::string& name = table_->columns()[c];
    // GeoPackage requires a name for each column; headers may be empty.
    names_.push_back(name.empty() ? fmt::format("column_{}", c + 1) : name);
  }
}

Place PlaceSource::place_of(std::size_t i) const {
  const std::string column = kind_ == Kind::columns ? table_->columns()[x_] : "geometry";
  return {table_->file(), rows_[i], column};
}

bool PlaceSource::next(PlaceBlock& block) {
  check_cancelled();
  block.points.clear();
  block.footprints = PolygonSet(crs_);
  block.precision.clear();
  block.is_unreadable.clear();
  block.fields.clear();
  rows_.clear();
  // Blocks bound the memory: a file of addresses of the nation has millions of rows.
  while (block.rows() < kBlock && table_->next()) read_row(block);
  return block.rows() > 0;
}

void PlaceSource::read_row(PlaceBlock& block) {
  rows_.push_back(table_->row());
  // A precision given by the user goes before that of the geocoder.
  block.precision.push_back(options_.precision.value_or(geocoder_->precision(*table_)));
  block.is_unreadable.push_back(false);
  for (const std::size_t c : kept_) block.fields.emplace_back(table_->field(c));
  if (kind_ == Kind::footprints) {
    // A row without geometry still gets a feature, so that features and rows keep the same
    // positions.
    (void)layer_->append_geometry(block.footprints);
  } else if (kind_ == Kind::points) {
    block.points.push_back(layer_->point().value_or(Point{kNone, kNone}));
  } else {
    const Point point{coordinate(x_, block), coordinate(y_, block)};
    block.points.push_back(epsg_ ? in_degrees(point, block) : point);
  }
}

Point PlaceSource::in_degrees(Point point, PlaceBlock& block) {
  constexpr Point kNowhere{kNone, kNone};
  if (std::isnan(point.x) || std::isnan(point.y)) return kNowhere;
  const auto code = parse_plain_decimal(table_->field(*epsg_), 0);
  const Transform* const transform = code ? transform_from(*code) : nullptr;
  if (transform == nullptr) {
    findings_.warn("row_without_epsg", {}, table_->place(*epsg_));
    block.is_unreadable.back() = true;
    return kNowhere;
  }
  return transform->apply(point).value_or(kNowhere);
}

const Transform* PlaceSource::transform_from(std::int64_t epsg) {
  const auto [at, is_new] = to_degrees_.try_emplace(epsg);
  if (is_new) {
    try {
      at->second.emplace(Crs(fmt::format("EPSG:{}", epsg)), Crs::epsg(kDegrees));
    } catch (const ArgumentError&) {
      // PROJ does not know the code: the rows that state it have no place.
    }
  }
  return at->second ? &*at->second : nullptr;
}

double PlaceSource::coordinate(std::size_t column, PlaceBlock& block) {
  const std::string_view text = table_->field(column);
  // Empty is absent, not unreadable: such rows are normal in lists of addresses.
  if (text.empty()) return kNone;
  const auto number = parse_number(text);
  // "inf" and "nan" are numbers to a parser but no places.
  if (!number || !std::isfinite(number->value)) {
    findings_.warn("coordinate_unreadable", {}, table_->place(column));
    block.is_unreadable.back() = true;
    return kNone;
  }
  if (number->mark == DecimalMark::comma)
    findings_.notice("decimal_comma", {}, table_->place(column));
  return number->value;
}

}  // namespace carreau::inputs
