// SPDX-License-Identifier: Apache-2.0
#include "files/layer_table.hpp"

#include "base/text.hpp"
#include "files/database.hpp"
#include "files/workbook/cell_text.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <utility>

namespace carreau::files {

namespace {

/// How a field of a layer types its values. Booleans stay "0" and "1", as GDAL writes them.
CellType type_of(const OGRFieldDefn& field) {
  if (field.GetSubType() == OFSTBoolean) return CellType::text;
  switch (field.GetType()) {
    case OFTInteger:
    case OFTInteger64:
    case OFTReal: return CellType::number;
    case OFTDate:
    case OFTDateTime: return CellType::date;
    default: return CellType::text;
  }
}

/// "2024-03-15 14:30:00", without the time where it is midnight or unknown.
std::string date_text(const OGRFeature& feature, int i) {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int zone = 0;
  float second = 0.0F;
  feature.GetFieldAsDateTime(i, &year, &month, &day, &hour, &minute, &second, &zone);
  std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  const int whole_second = static_cast<int>(second);
  if (hour == 0 && minute == 0 && whole_second == 0) return text;
  return text + fmt::format(" {:02}:{:02}:{:02}", hour, minute, whole_second);
}

std::string field_text(const OGRFeature& feature, int i) {
  if (!feature.IsFieldSetAndNotNull(i)) return {};
  const OGRFieldDefn& field = *feature.GetFieldDefnRef(i);
  if (type_of(field) == CellType::date) return date_text(feature, i);
  // In 15 digits, as GDAL writes them, a number is another one, and may have an exponent.
  const bool is_double = field.GetType() == OFTReal && field.GetSubType() != OFSTFloat32;
  std::string text = is_double ? number_text(feature.GetFieldAsDouble(i)) : std::string();
  return text.empty() ? feature.GetFieldAsString(i) : text;
}

std::vector<std::string> row_texts(const OGRFeature& feature) {
  std::vector<std::string> texts;
  for (int i = 0; i < feature.GetFieldCount(); ++i) texts.push_back(field_text(feature, i));
  return texts;
}

/// Rings are closed here, because some files leave the last point out.
void append_ring(const OGRLinearRing& ring, PolygonSet& out) {
  std::vector<Point> points;
  points.reserve(static_cast<std::size_t>(ring.getNumPoints()));
  for (int i = 0; i < ring.getNumPoints(); ++i) points.push_back({ring.getX(i), ring.getY(i)});
  if (!points.empty() && points.front() != points.back()) points.push_back(points.front());
  out.add_ring(points);
}

void append_polygon(const OGRPolygon& polygon, PolygonSet& out) {
  if (polygon.getExteriorRing() == nullptr) return;
  out.begin_polygon();
  append_ring(*polygon.getExteriorRing(), out);
  for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
    append_ring(*polygon.getInteriorRing(i), out);
  }
}

/// Appends polygons only; GDAL converts curves to straight segments.
bool append_polygons(const OGRGeometry& geometry, PolygonSet& out) {
  // Curves are rare in official files, but a drawing program may write them.
  const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
  const auto type = wkbFlatten(linear->getGeometryType());
  if (type == wkbPolygon) {
    append_polygon(*linear->toPolygon(), out);
    return true;
  }
  // A collection may mix polygons with points and lines; its polygons are taken.
  if (type != wkbMultiPolygon && type != wkbGeometryCollection) return false;
  bool any = false;
  for (const OGRGeometry* part : *linear->toGeometryCollection()) {
    any = append_polygons(*part, out) || any;
  }
  return any;
}

}  // namespace

LayerTable::LayerTable(std::string file, std::shared_ptr<GDALDataset> dataset)
    : Table(std::move(file)), dataset_(std::move(dataset)) {}

LayerTable::LayerTable(const std::string& path, const FindHeader& find_header)
    : LayerTable(base_name(path), open_dataset(path)) {
  // The handler must live as long as GDAL is called.
  const QuietGdal quiet;
  if (is_database(path)) {
    // A database usually has many tables, so the first one that fits would be a guess.
    use_only_layer(find_header);
    return;
  }
  for (OGRLayer* layer : dataset_->GetLayers()) {
    if (use_layer(*layer, find_header)) return;
  }
  if (dataset_->GetLayerCount() == 0) fail_empty();
  // No layer has the header: the columns of the first one are named in the error that follows.
  take_field_names(*dataset_->GetLayer(0));
}

FileTables LayerTable::open_all(const std::string& path, const FindHeader& find_header) {
  const std::shared_ptr<GDALDataset> dataset = open_dataset(path);
  const QuietGdal quiet;
  FileTables found;
  for (OGRLayer* layer : dataset->GetLayers()) {
    std::unique_ptr<LayerTable> table(new LayerTable(base_name(path), dataset));
    if (table->use_layer(*layer, find_header)) {
      found.tables.push_back(std::move(table));
      // Other layers with content are reported, so that nothing is left out silently.
    } else if (layer->GetFeatureCount() > 0) {
      found.others.emplace_back(layer->GetName());
    }
  }
  // Opened again so that the error is the same as for a single table.
  if (found.tables.empty()) found.tables.push_back(std::make_unique<LayerTable>(path, find_header));
  return found;
}

void LayerTable::fail_empty() const {
  throw DataError({file(), {}, {}}, Message{"no_layer"}, Message{"is_it_the_layer"});
}

std::vector<std::string> LayerTable::layer_names(const std::string& path) {
  const Dataset dataset = open_dataset(path);
  std::vector<std::string> names;
  for (OGRLayer* layer : dataset->GetLayers()) names.emplace_back(layer->GetName());
  return names;
}

std::pair<LayerTable, OGRLayer*> LayerTable::find_layer(const std::string& path,
                                                        const std::string& name) {
  LayerTable table(base_name(path), open_dataset(path));
  // Names are compared without case first, because GDAL does not do so for every driver.
  OGRLayer* const layer =
      has_layer(*table.dataset_, name) ? table.dataset_->GetLayerByName(name.c_str()) : nullptr;
  if (layer == nullptr) {
    throw DataError({table.file(), {}, {}}, Message{"layer_missing", {{"name", name}}},
                    is_database(path)
                        ? Message{"database_has_schemas", {{"names", table.layer_names()}}}
                        : Message{"is_it_an_output"});
  }
  return {std::move(table), layer};
}

LayerTable LayerTable::open_layer(const std::string& path, const std::string& name) {
  const QuietGdal quiet;
  auto [table, layer] = find_layer(path, name);
  table.take_field_names(*layer);
  return std::move(table);
}

// The feature belongs to one object only: the one that was moved from must not destroy it.
LayerTable::LayerTable(LayerTable&& other) noexcept
    : Table(other),
      dataset_(std::move(other.dataset_)),
      current_(std::exchange(other.current_, nullptr)),
      layer_name_(std::move(other.layer_name_)),
      feature_(std::exchange(other.feature_, nullptr)),
      row_(other.row_),
      text_(std::move(other.text_)) {}

LayerTable::~LayerTable() { OGRFeature::DestroyFeature(feature_); }

void LayerTable::take_field_names(OGRLayer& layer) {
  current_ = &layer;
  layer_name_ = layer.GetName();
  row_ = 0;
  std::vector<std::string> names;
  for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
    names.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
  }
  set_columns(std::move(names));
  // Headers may have been sought in this layer before.
  layer.ResetReading();
}

void LayerTable::use_only_layer(const FindHeader& find_header) {
  std::vector<OGRLayer*> fitting;
  // Each call changes the current layer, so the chosen one is set again at the end.
  for (OGRLayer* layer : dataset_->GetLayers()) {
    if (use_layer(*layer, find_header)) fitting.push_back(layer);
  }
  if (fitting.size() > 1) {
    std::vector<std::string> names;
    for (OGRLayer* layer : fitting) names.emplace_back(layer->GetName());
    throw DataError({file(), {}, {}},
                    Message{"several_tables", {{"count", names.size()}, {"names", names}}},
                    Message{"name_table"});
  }
  take_field_names(fitting.empty() ? *dataset_->GetLayer(0) : *fitting.front());
}

std::vector<std::string> LayerTable::layer_names() const {
  std::vector<std::string> names;
  for (OGRLayer* layer : dataset_->GetLayers()) names.emplace_back(layer->GetName());
  return names;
}

bool LayerTable::use_layer(OGRLayer& layer, const FindHeader& find_header) {
  take_field_names(layer);
  const std::vector<std::vector<std::string>> rows{columns()};
  auto header = find_header(rows);
  if (!header) return false;
  set_columns(std::move(header->columns));
  return true;
}

bool LayerTable::next() {
  const QuietGdal quiet;
  // The feature of the row before is freed here, so fields are valid until the next call.
  OGRFeature::DestroyFeature(feature_);
  feature_ = current_->GetNextFeature();
  if (feature_ == nullptr) {
    if (!quiet.message().empty())
      throw IoError(file(), Message{"reason_given", {{"reason", quiet.message()}}},
                    Message{"is_file_complete"});
    return false;
  }
  // Counted from 1, because the ids of features start at 0 in some formats and at 1 in others.
  ++row_;
  text_ = row_texts(*feature_);
  return true;
}

CellType LayerTable::type(std::size_t column) const {
  return text_[column].empty() ? CellType::text
                               : type_of(*feature_->GetFieldDefnRef(static_cast<int>(column)));
}

std::string_view LayerTable::field(std::size_t column) const { return plain_text(text_[column]); }

std::size_t LayerTable::most_rows() const {
  // FALSE: no count that would take a pass over the file.
  const GIntBig count = current_->GetFeatureCount(FALSE);
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

bool LayerTable::has_geometry() const { return current_->GetLayerDefn()->GetGeomFieldCount() > 0; }

Crs LayerTable::crs() const {
  const OGRSpatialReference* srs = current_->GetSpatialRef();
  // A local system, such as that of a drawing, is no CRS.
  if (srs == nullptr || srs->IsLocal() != 0 || srs->IsEmpty() != 0) return {};
  // A GeoPackage stores "Undefined geographic SRS" or "Undefined Cartesian SRS" where the CRS is
  // not known.
  const char* name = srs->GetName();
  if (name != nullptr && to_lower(name).starts_with("undefined")) return {};
  // The EPSG code where there is one: definitions in WKT differ between formats, codes do not.
  const char* authority = srs->GetAuthorityName(nullptr);
  const char* code = srs->GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr && std::string_view(authority) == "EPSG") {
    return Crs(fmt::format("EPSG:{}", code));
  }
  char* text = nullptr;
  srs->exportToWkt(&text);
  Crs crs(text == nullptr ? std::string() : std::string(text));
  // GDAL's own memory, freed by its own function.
  CPLFree(text);
  return crs;
}

LayerTable::Shape LayerTable::shape() const {
  switch (wkbFlatten(current_->GetGeomType())) {
    case wkbPoint:
    case wkbMultiPoint: return Shape::points;
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface: return Shape::polygons;
    // Unknown: GDAL allows layers of any geometry, whose features decide one by one.
    default: return Shape::unknown;
  }
}

std::optional<Point> LayerTable::point() const {
  const OGRGeometry* geometry = feature_->GetGeometryRef();
  if (geometry == nullptr || geometry->IsEmpty() != 0) return std::nullopt;
  if (wkbFlatten(geometry->getGeometryType()) == wkbMultiPoint) {
    // Places are single points; some programs save them as groups of one.
    geometry = geometry->toMultiPoint()->getGeometryRef(0);
  }
  if (wkbFlatten(geometry->getGeometryType()) != wkbPoint) return std::nullopt;
  return Point{geometry->toPoint()->getX(), geometry->toPoint()->getY()};
}

bool LayerTable::append_geometry(PolygonSet& out) const {
  const OGRGeometry* geometry = feature_->GetGeometryRef();
  // Begun in any case, so that features keep the positions of the rows.
  out.begin_feature();
  return geometry != nullptr && geometry->IsEmpty() == 0 && append_polygons(*geometry, out);
}

}  // namespace carreau::files
