// SPDX-License-Identifier: Apache-2.0
#include "io/layer_writer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/gdal_source.hpp"
#include "io/spatial_index.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace carreau::io {

namespace fs = std::filesystem;

namespace {

const char* driver_name(OutputFormat format) {
  switch (format) {
    case OutputFormat::geopackage: return "GPKG";
    case OutputFormat::geojson: return "GeoJSON";
    case OutputFormat::flatgeobuf: return "FlatGeobuf";
  }
  return "";
}

OGRFieldType ogr_type(FieldType type) {
  switch (type) {
    case FieldType::text: return OFTString;
    case FieldType::integer: return OFTInteger64;
    case FieldType::real: return OFTReal;
  }
  return OFTString;
}

OGRwkbGeometryType ogr_type(LayerGeometry geometry) {
  switch (geometry) {
    case LayerGeometry::polygons: return wkbMultiPolygon;
    case LayerGeometry::points: return wkbPoint;
    case LayerGeometry::none: return wkbNone;
  }
  return wkbNone;
}

OGRSpatialReference spatial_reference(const Crs& crs) {
  OGRSpatialReference srs;
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (srs.SetFromUserInput(crs.definition().c_str()) != OGRERR_NONE) {
    throw ArgumentError(
        fmt::format("unknown coordinate reference system \"{}\"", crs.definition()));
  }
  return srs;
}

/// OGR's tree is built in place: its own way is to copy what it is given at each level.
std::unique_ptr<OGRLinearRing> make_ring(std::span<const Point> points) {
  auto ring = std::make_unique<OGRLinearRing>();
  ring->setNumPoints(static_cast<int>(points.size()), FALSE);
  for (std::size_t i = 0; i < points.size(); ++i) {
    ring->setPoint(static_cast<int>(i), points[i].x, points[i].y);
  }
  return ring;
}

std::unique_ptr<OGRGeometry> make_geometry(const PolygonSet& set, std::size_t feature) {
  auto geometry = std::make_unique<OGRMultiPolygon>();
  for (const auto& part : set.polygons(feature)) {
    auto polygon = std::make_unique<OGRPolygon>();
    for (std::size_t r = part.first; r < part.last; ++r) {
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
  else feature.SetFieldNull(index);
}

}  // namespace

OutputFormat output_format(const std::string& path, const std::string& name) {
  std::string key = to_lower(name);
  if (key.empty() && path == "-") key = "geojson";
  if (key.empty()) {
    const std::string extension = fs::path(path).extension().string();
    key = extension.empty() ? extension : to_lower(extension.substr(1));
  }
  if (key == "gpkg" || key == "geopackage") return OutputFormat::geopackage;
  if (key == "geojson" || key == "json") return OutputFormat::geojson;
  if (key == "fgb" || key == "flatgeobuf") return OutputFormat::flatgeobuf;
  throw ArgumentError(
      fmt::format("expected an output in gpkg, geojson or fgb, found \"{}\" (name it "
                  "with --format)",
                  key.empty() ? path : key));
}

void create_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw IoError(folder, "cannot be created: " + error.message(), "");
}

PendingFile::PendingFile(std::string path, bool overwrite) : path_(std::move(path)) {
  const fs::path target(path_);
  std::error_code error;
  if (fs::is_directory(target, error)) {
    throw IoError(path_, "is a directory, expected the name of a file to write", "");
  }
  if (fs::exists(target, error) && !overwrite) {
    throw IoError(path_, "exists already", "choose another name, or replace it with --overwrite");
  }
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, error)) {
    throw IoError(path_, fmt::format("there is no folder {}", folder.string()), "create it first");
  }
  temporary_ = (folder / fmt::format(".{}.{}.part{}", target.stem().string(), getpid(),
                                     target.extension().string()))
                   .string();
  // Only trying tells: permissions say nothing of read-only and virtual file systems.
  const int file = open(temporary_.c_str(), O_CREAT | O_EXCL | O_WRONLY, 0600);
  if (file < 0) {
    throw IoError(path_, fmt::format("the folder {} cannot be written", folder.string()),
                  "check its permissions, or choose another folder");
  }
  close(file);
  fs::remove(temporary_, error);
}

PendingFile::~PendingFile() {
  if (is_committed_) return;
  std::error_code error;
  fs::remove(temporary_, error);
}

void PendingFile::write(std::string_view text) const {
  std::ofstream out(temporary_, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw IoError(path_, "cannot be written", "is there room on the disk?");
}

void PendingFile::commit() {
  std::error_code error;
  fs::rename(temporary_, path_, error);
  if (error) throw IoError(path_, fmt::format("cannot be put in place: {}", error.message()), "");
  is_committed_ = true;
}

struct LayerWriter::Impl {
  // Fixed, so that the same run writes the same bytes.
  GdalOption date{"OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z"};
  // A file that is only renamed once it is whole needs no journal to recover from, nor a disk that
  // has everything in between.
  GdalOption journal{"OGR_SQLITE_JOURNAL", "OFF"};
  GdalOption synchronous{"OGR_SQLITE_SYNCHRONOUS", "OFF"};
  GdalOption cache{"OGR_SQLITE_CACHE", "64"};  // MB
  QuietGdal quiet;
  std::string path;  ///< as messages name it
  OutputFormat format = OutputFormat::geopackage;
  Dataset dataset;
  OGRLayer* layer = nullptr;
  std::unique_ptr<OGRFeature> row;    ///< of the layer, filled anew for each
  std::string file;                   ///< as it is called until it is whole
  std::vector<IndexedLayer> indexes;  ///< of a GeoPackage, added once GDAL has closed it
  nlohmann::ordered_json notes;       ///< members of a GeoJSON beside its features

  std::string reason() const {
    return quiet.message().empty() ? "cannot be written"
                                   : fmt::format("cannot be written: {}", quiet.message());
  }

  void check(bool done) const {
    if (!done) {
      throw IoError(path, reason(), "is there room on the disk?");
    }
  }

  void create(const std::string& name, OutputFormat wanted) {
    GDALAllRegister();
    file = name;
    format = wanted;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name(format));
    if (driver == nullptr) {
      throw IoError(path, "GDAL cannot write this format here", "choose another with --format");
    }
    dataset.reset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    check(dataset != nullptr);
  }

  void add(const std::vector<FieldValue>& values, std::unique_ptr<OGRGeometry> shape) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      set_field(*row, static_cast<int>(i), values[i]);
    }
    OGREnvelope box;
    const bool is_indexed = !indexes.empty() && shape != nullptr && !shape->IsEmpty();
    if (is_indexed) shape->getEnvelope(&box);
    row->SetFID(OGRNullFID);
    row->SetGeometryDirectly(shape.release());
    check(layer->CreateFeature(row.get()) == OGRERR_NONE);
    if (!is_indexed) return;
    indexes.back().boxes.push_back(
        feature_box(row->GetFID(), {{box.MinX, box.MinY}, {box.MaxX, box.MaxY}}));
  }
};

LayerWriter::LayerWriter(const std::string& path, OutputFormat format)
    : impl_(std::make_unique<Impl>()) {
  impl_->path = path;
  impl_->create(path, format);
}

LayerWriter::LayerWriter(const PendingFile& file, OutputFormat format)
    : impl_(std::make_unique<Impl>()) {
  impl_->path = file.path();
  impl_->create(file.temporary(), format);
}

LayerWriter::~LayerWriter() = default;

void LayerWriter::add_note(const std::string& name, const std::string& text) {
  impl_->notes[name] = text;
}

void LayerWriter::start_layer(const std::string& name, const std::string& description,
                              const std::vector<FieldSpec>& fields, const std::optional<Crs>& crs,
                              LayerGeometry geometry) {
  if (impl_->layer != nullptr && impl_->format == OutputFormat::geopackage) {
    impl_->dataset->CommitTransaction();
  }
  CPLStringList options;
  if (impl_->format == OutputFormat::geopackage) {
    options.SetNameValue("DESCRIPTION", description.c_str());
    options.SetNameValue("SPATIAL_INDEX", "NO");
    if (!crs) options.SetNameValue("ASPATIAL_VARIANT", "GPKG_ATTRIBUTES");
  }
  if (impl_->format == OutputFormat::geojson) {
    options.SetNameValue("COORDINATE_PRECISION", crs && crs->epsg_code() == 4326 ? "7" : "2");
    options.SetNameValue("WRITE_NAME", "YES");
    if (!impl_->notes.empty()) {
      options.SetNameValue("NATIVE_DATA", impl_->notes.dump().c_str());
      options.SetNameValue("NATIVE_MEDIA_TYPE", "application/vnd.geo+json");
    }
  }
  std::optional<OGRSpatialReference> srs;
  if (crs) srs = spatial_reference(*crs);
  impl_->layer = impl_->dataset->CreateLayer(name.c_str(), srs ? &*srs : nullptr,
                                             crs ? ogr_type(geometry) : wkbNone, options.List());
  impl_->check(impl_->layer != nullptr);
  for (const FieldSpec& spec : fields) {
    OGRFieldDefn field(spec.name, ogr_type(spec.type));
    impl_->check(impl_->layer->CreateField(&field) == OGRERR_NONE);
  }
  impl_->row = std::make_unique<OGRFeature>(impl_->layer->GetLayerDefn());
  if (impl_->format != OutputFormat::geopackage) return;
  if (crs) {
    impl_->indexes.push_back(
        {name, impl_->layer->GetFIDColumn(), impl_->layer->GetGeometryColumn(), {}});
  }
  impl_->dataset->StartTransaction();
}

void LayerWriter::add_row(const std::vector<FieldValue>& values) { impl_->add(values, nullptr); }

void LayerWriter::add_feature(const std::vector<FieldValue>& values, const PolygonSet& set,
                              std::size_t feature) {
  impl_->add(values, make_geometry(set, feature));
}

void LayerWriter::add_point(const std::vector<FieldValue>& values,
                            const std::optional<Point>& point) {
  impl_->add(values, point ? std::make_unique<OGRPoint>(point->x, point->y) : nullptr);
}

void LayerWriter::finish() {
  if (impl_->format == OutputFormat::geopackage) impl_->dataset->CommitTransaction();
  impl_->row.reset();  // before what it belongs to
  impl_->dataset->FlushCache();
  impl_->dataset.reset();
  impl_->check(impl_->quiet.message().empty());
  if (!impl_->indexes.empty()) add_spatial_indexes(impl_->file, impl_->indexes, impl_->path);
}

}  // namespace carreau::io
