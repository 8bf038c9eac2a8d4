// SPDX-License-Identifier: Apache-2.0
#include "files/layer_writer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_sink.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace carreau::files {

namespace fs = std::filesystem;

namespace {

OGRFieldType ogr_type(FieldType type) {
  switch (type) {
    case FieldType::text: return OFTString;
    case FieldType::integer: return OFTInteger64;
    case FieldType::real: return OFTReal;
  }
  return OFTString;
}

OGRSpatialReference spatial_reference(const Crs& crs) {
  OGRSpatialReference srs;
  // Always x, y: GDAL would otherwise write latitude first where the authority defines it so.
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (srs.SetFromUserInput(crs.definition().c_str()) != OGRERR_NONE) {
    throw ArgumentError(Message{"unknown_crs", {{"crs", crs.definition()}}});
  }
  return srs;
}

/// Builds OGR's objects in place; its usual functions copy what they are given at each level.
std::unique_ptr<OGRLinearRing> make_ring(std::span<const Point> points) {
  auto ring = std::make_unique<OGRLinearRing>();
  // Without filling the points with zeros first.
  ring->setNumPoints(static_cast<int>(points.size()), FALSE);
  for (std::size_t i = 0; i < points.size(); ++i) {
    ring->setPoint(static_cast<int>(i), points[i].x, points[i].y);
  }
  return ring;
}

/// Null where the row has no geometry.
std::unique_ptr<OGRGeometry> make_geometry(const RowPlace& place) {
  if (place.point) return std::make_unique<OGRPoint>(place.point->x, place.point->y);
  if (place.polygons == nullptr) return nullptr;
  const PolygonSet& set = *place.polygons;
  auto geometry = std::make_unique<OGRMultiPolygon>();
  for (const auto& part : set.polygons(place.feature)) {
    auto polygon = std::make_unique<OGRPolygon>();
    for (std::size_t r = part.first; r < part.last; ++r) {
      // "Directly" hands over ownership instead of copying.
      polygon->addRingDirectly(make_ring(set.ring(r)).release());
    }
    geometry->addGeometryDirectly(polygon.release());
  }
  return geometry;
}

void set_field(OGRFeature& feature, int index, const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) feature.SetField(index, text->c_str());
  else if (const auto* whole = std::get_if<std::int64_t>(&value))
    feature.SetField(index, static_cast<GIntBig>(*whole));
  else if (const auto* real = std::get_if<double>(&value)) feature.SetField(index, *real);
  // Null, not an empty text or zero.
  else feature.SetFieldNull(index);
}

/// Fills the same feature again for each row.
class OgrRows final : public RowSink {
 public:
  OgrRows(OGRLayer& layer, const std::string& shown, const QuietGdal& quiet)
      : layer_(layer),
        shown_(shown),
        quiet_(quiet),
        feature_(std::make_unique<OGRFeature>(layer.GetLayerDefn())) {}

  void add(std::span<const Row> rows, const RowPlace& first) override {
    RowPlace place = first;
    for (const Row& row : rows) {
      add(row, place);
      ++place.feature;
    }
  }

 private:
  void add(const Row& row, const RowPlace& place) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      set_field(*feature_, static_cast<int>(i), row[i]);
    }
    // Without this GDAL would give the next row the id of the one before.
    feature_->SetFID(OGRNullFID);
    feature_->SetGeometryDirectly(make_geometry(place).release());
    if (layer_.CreateFeature(feature_.get()) != OGRERR_NONE) throw write_error(shown_, quiet_);
  }

  OGRLayer& layer_;
  const std::string& shown_;
  const QuietGdal& quiet_;
  std::unique_ptr<OGRFeature> feature_;
};

/// Whether writing a result would replace an input. An address of a database without tables= is
/// read as the perimeters of the result there.
bool is_replaced(const OutputPlace& place, const std::string& input) {
  // Files are compared by what they are, not by their names: links count.
  if (!is_database(place.path) || !is_database(input)) {
    std::error_code error;
    return !input.empty() && fs::equivalent(input, place.path, error);
  }
  const Database from = parse_database(input);
  const Database to = parse_database(place.path);
  // Different schemas never collide.
  if (from.connection != to.connection || from.schemas != to.schemas) return false;
  return std::any_of(place.layers.begin(), place.layers.end(), [&](const std::string& layer) {
    return from.tables.empty()
               ? layer == "perimeters"
               : std::find(from.tables.begin(), from.tables.end(), layer) != from.tables.end();
  });
}

}  // namespace

OutputFormat output_format(const std::string& path, const std::string& name) {
  if (is_database(path)) {
    if (name.empty()) return OutputFormat::database;
    throw ArgumentError(Message{"format_of_database"});
  }
  std::string key = to_lower(name);
  // A stream is only useful for text, hence GeoJSON.
  if (key.empty() && path == "-") key = "geojson";
  if (key.empty()) {
    const std::string extension = fs::path(path).extension().string();
    key = extension.empty() ? extension : to_lower(extension.substr(1));
  }
  if (key == "gpkg" || key == "geopackage") return OutputFormat::geopackage;
  if (key == "geojson" || key == "json") return OutputFormat::geojson;
  if (key == "fgb" || key == "flatgeobuf") return OutputFormat::flatgeobuf;
  throw ArgumentError(Message{"layer_format", {{"found", key.empty() ? path : key}}},
                      Message{"name_it_with_format"});
}

void check_output(const OutputPlace& place, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    if (!is_database(input)) protect_input(input);
    if (!is_replaced(place, input)) continue;
    throw ArgumentError(Message{"output_is_input", {{"output", shown_path(place.path)}}});
  }
  // Only an attempt tells whether the output can be written; the probe leaves nothing behind.
  if (is_database(place.path)) check_schema(place);
  else const PendingFile probe(place.path, place.overwrite);
}

IoError write_error(const std::string& path, const QuietGdal& quiet) {
  const std::string reason = one_line(quiet.message());
  return {path,
          reason.empty() ? Message{"cannot_be_written"}
                         : Message{"cannot_be_written_because", {{"reason", reason}}},
          is_database(path) ? Message{} : Message{"is_there_room"}};
}

std::unique_ptr<RowSink> ogr_rows(OGRLayer& layer, const std::string& shown,
                                  const QuietGdal& quiet) {
  return std::make_unique<OgrRows>(layer, shown, quiet);
}

/// Keeps GDAL quiet as long as the layer is open, and turns its messages into errors.
struct LayerWriter::Impl {
  // First, so that it outlives the objects of GDAL below.
  std::optional<QuietGdal> quiet{std::in_place};
  std::string path;  ///< as messages show it
  std::unique_ptr<LayerSink> sink;
  OGRLayer* layer = nullptr;
  std::int64_t row_count = 0;     ///< of all layers
  std::unique_ptr<RowSink> rows;  ///< after the sink, because its rows belong to a layer of it

  void check(bool done) const {
    if (!done) throw write_error(path, *quiet);
  }
  void add(std::span<const Row> added, const RowPlace& first) {
    rows->add(added, first);
    row_count += static_cast<std::int64_t>(added.size());
  }
  void end_rows() {
    if (rows != nullptr) rows->finish();
    rows.reset();
  }
};

LayerWriter::LayerWriter(const std::string& path, OutputFormat format)
    : impl_(std::make_unique<Impl>()) {
  impl_->path = path;
  // Directly under its name, for files that are temporary anyway.
  impl_->sink = file_sink(format, {path, path}, nullptr);
}

LayerWriter::LayerWriter(const PendingFile& file, OutputFormat format)
    : impl_(std::make_unique<Impl>()) {
  impl_->path = file.path();
  impl_->sink = file_sink(format, {file.temporary(), file.path()}, nullptr);
}

LayerWriter::LayerWriter(const OutputPlace& place, OutputFormat format)
    : impl_(std::make_unique<Impl>()) {
  impl_->path = shown_path(place.path);
  if (format == OutputFormat::database) {
    impl_->sink = schema_sink(place);
    return;
  }
  auto pending = std::make_unique<PendingFile>(place.path, place.overwrite);
  const FileNames names{pending->temporary(), pending->path()};
  impl_->sink = file_sink(format, names, std::move(pending));
}

LayerWriter::~LayerWriter() = default;

void LayerWriter::add_note(const std::string& name, const std::string& text) {
  impl_->sink->add_note(name, text);
}

void LayerWriter::start_layer(const std::string& name, const std::string& description,
                              const std::vector<FieldSpec>& fields, const std::optional<Crs>& crs,
                              LayerGeometry geometry) {
  std::optional<OGRSpatialReference> srs;
  if (crs) srs = spatial_reference(*crs);
  impl_->end_rows();
  impl_->layer =
      impl_->sink->start_layer({name, description, crs, geometry}, srs ? &*srs : nullptr);
  // Some drivers report an error only by a null layer.
  impl_->check(impl_->layer != nullptr);
  for (const FieldSpec& spec : fields) {
    OGRFieldDefn field(spec.name, ogr_type(spec.type));
    impl_->check(impl_->layer->CreateField(&field) == OGRERR_NONE);
  }
  impl_->rows = impl_->sink->start_rows({*impl_->layer, fields, impl_->path, *impl_->quiet});
}

void LayerWriter::add_row(const Row& values) { impl_->add({&values, 1}, {}); }

void LayerWriter::add_feature(const Row& values, const PolygonSet& set, std::size_t feature) {
  impl_->add({&values, 1}, {std::nullopt, &set, feature});
}

void LayerWriter::add_features(std::span<const Row> rows, const PolygonSet& set) {
  impl_->add(rows, {std::nullopt, &set, 0});
}

void LayerWriter::add_point(const Row& values, const std::optional<Point>& point) {
  impl_->add({&values, 1}, {point, nullptr, 0});
}

void LayerWriter::finish() {
  impl_->end_rows();
  impl_->sink->finish(impl_->row_count);
  // Some drivers report a full disk only when they close the file.
  impl_->check(impl_->quiet->message().empty());
  impl_->quiet.reset();
}

void LayerWriter::commit() { impl_->sink->commit(); }

}  // namespace carreau::files
