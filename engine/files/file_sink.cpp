// SPDX-License-Identifier: Apache-2.0
#include "files/database.hpp"
#include "files/file_end.hpp"
#include "files/geopackage_rows.hpp"
#include "files/json_text.hpp"
#include "files/layer_sink.hpp"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>

#include <utility>
#include <vector>

namespace carreau::files {

namespace {

const char* driver_name(OutputFormat format) {
  switch (format) {
    case OutputFormat::geopackage: return "GPKG";
    case OutputFormat::geojson: return "GeoJSON";
    case OutputFormat::flatgeobuf: return "FlatGeobuf";
    case OutputFormat::database: break;
  }
  return "";
}

/// What all file formats have in common; formats with special needs derive from it.
class FileSink : public LayerSink {
 public:
  FileSink(OutputFormat format, FileNames names, std::unique_ptr<PendingFile> pending)
      : names_(std::move(names)), pending_(std::move(pending)) {
    register_drivers();
    // A build of GDAL may lack a driver.
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name(format));
    if (driver == nullptr) {
      throw IoError(names_.shown, Message{"format_not_writable"}, Message{"choose_with_format"});
    }
    const QuietGdal quiet;
    dataset_.reset(driver->Create(names_.temporary.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (dataset_ == nullptr) throw write_error(names_.shown, quiet);
  }

  OGRLayer* start_layer(const LayerHead& head, OGRSpatialReference* srs) override {
    CPLStringList options;
    set_options(head, options);
    // Multipolygons throughout: a layer has one type of geometry.
    const OGRwkbGeometryType type =
        head.geometry == LayerGeometry::points ? wkbPoint : wkbMultiPolygon;
    return dataset_->CreateLayer(head.name.c_str(), srs, head.crs ? type : wkbNone, options.List());
  }
  void finish(std::int64_t rows) override {
    close();
    check_written(rows);
  }
  void commit() override {
    if (pending_ != nullptr) pending_->commit();
  }

 protected:
  virtual void set_options(const LayerHead& /*head*/, CPLStringList& /*options*/) const {}
  /// Reads the closed file again, and counts the rows of all its layers.
  [[nodiscard]] virtual std::int64_t rows_found() const {
    const Dataset written = open_dataset(names_.temporary);
    std::int64_t rows = 0;
    for (int i = 0; i < written->GetLayerCount(); ++i) {
      // Each is read, because the number in the head is written before the rows.
      while (OGRFeatureUniquePtr(written->GetLayer(i)->GetNextFeature()) != nullptr) ++rows;
    }
    return rows;
  }
  void close() {
    const QuietGdal quiet;
    // Errors of buffered rows appear when they are flushed or when the file is closed.
    dataset_->FlushCache();
    dataset_.reset();
    if (!quiet.message().empty()) throw write_error(names_.shown, quiet);
  }
  /// Some drivers ignore that the disk is full.
  void check_written(std::int64_t rows) const {
    if (names_.temporary.starts_with("/vsi")) return;
    if (has_its_end(names_.temporary) && rows_found() == rows) return;
    throw IoError(names_.shown, Message{"written_incompletely"}, Message{"is_there_room"});
  }
  GDALDataset& dataset() { return *dataset_; }
  [[nodiscard]] const FileNames& names() const { return names_; }

 private:
  FileNames names_;
  std::unique_ptr<PendingFile> pending_;
  Dataset dataset_;
};

class GeoJsonSink final : public FileSink {
 public:
  using FileSink::FileSink;
  void add_note(const std::string& name, const std::string& text) override { notes_[name] = text; }

 private:
  /// Without parsing, which would take longer than writing.
  [[nodiscard]] std::int64_t rows_found() const override {
    return geojson_features(names().temporary);
  }
  void set_options(const LayerHead& head, CPLStringList& options) const override {
    const bool is_degrees = head.crs && head.crs->epsg_code() == 4326;
    // Seven decimals of a degree are a centimetre, two of a metre as well.
    options.SetNameValue("COORDINATE_PRECISION", is_degrees ? "7" : "2");
    options.SetNameValue("WRITE_NAME", "YES");
    if (notes_.empty()) return;
    // Native data become members of the collection; other programs ignore those that they do not
    // know.
    options.SetNameValue("NATIVE_DATA", json_text(notes_).c_str());
    options.SetNameValue("NATIVE_MEDIA_TYPE", "application/vnd.geo+json");
  }

  nlohmann::ordered_json notes_;  ///< members of the collection besides its features
};

/// Options of SQLite; they must be set before the file is created.
struct SqliteOptions {
  // A fixed date, so that the same run writes the same bytes.
  GdalOption date{"OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z"};
  // The file is renamed only when it is complete, so neither a rollback journal nor intermediate
  // flushes to the disk are needed.
  GdalOption journal{"OGR_SQLITE_JOURNAL", "OFF"};
  GdalOption synchronous{"OGR_SQLITE_SYNCHRONOUS", "OFF"};
};

/// Rows of a layer that GDAL has created, written without it.
class GeoPackageRows final : public RowSink {
 public:
  GeoPackageRows(GeoPackageTable table, std::vector<FilledLayer>& filled)
      : table_(std::move(table)), filled_(filled) {}
  void add(std::span<const Row> rows, const RowPlace& first) override { table_.add(rows, first); }
  void finish() override { filled_.push_back(table_.finish()); }

 private:
  GeoPackageTable table_;
  std::vector<FilledLayer>& filled_;
};

/// GDAL creates the file and its tables, and closes it; rows, their number, the extents and the
/// spatial indexes are written by SQLite. Options are a base class, so that they are set before the
/// file is created and reset after it is closed.
class GeoPackageSink final : private SqliteOptions, public FileSink {
 public:
  using FileSink::FileSink;

  OGRLayer* start_layer(const LayerHead& head, OGRSpatialReference* srs) override {
    has_shapes_ = head.crs.has_value();
    return FileSink::start_layer(head, srs);
  }
  std::unique_ptr<RowSink> start_rows(const StartedLayer& started) override {
    // GDAL creates a table only when it must.
    dataset().FlushCache();
    if (!started.quiet.message().empty()) throw write_error(started.shown, started.quiet);
    if (!database_) database_.emplace(names().temporary, names().shown);
    OGRLayer& layer = started.layer;
    FilledLayer empty{
        {layer.GetName(), layer.GetFIDColumn(), layer.GetGeometryColumn(), {}}, has_shapes_, 0, {}};
    return std::make_unique<GeoPackageRows>(
        GeoPackageTable(*database_, std::move(empty), started.fields), filled_);
  }
  void finish(std::int64_t rows) override {
    close();
    for (const FilledLayer& layer : filled_) tables_.push_back(layer.index.name);
    if (database_) note_layers(*database_, std::move(filled_));
    // Closed before the file is read back.
    database_.reset();
    check_written(rows);
  }

 private:
  [[nodiscard]] std::int64_t rows_found() const override {
    const SqliteFile database(names().temporary, names().shown);
    std::int64_t rows = 0;
    for (const std::string& table : tables_) {
      const Statement count(database, "SELECT count(*) FROM " + sql_name(table));
      if (count.next()) rows += count.number(0);
    }
    return rows;
  }
  void set_options(const LayerHead& head, CPLStringList& options) const override {
    options.SetNameValue("DESCRIPTION", head.description.c_str());
    // GDAL would build an index row by row.
    options.SetNameValue("SPATIAL_INDEX", "NO");
    // Tables without shapes are registered as attributes.
    if (!head.crs) options.SetNameValue("ASPATIAL_VARIANT", "GPKG_ATTRIBUTES");
  }

  bool has_shapes_ = false;
  std::vector<FilledLayer> filled_;
  std::vector<std::string> tables_;     ///< of the layers, once they are filled
  std::optional<SqliteFile> database_;  ///< opened when there is a table to fill
};

}  // namespace

std::unique_ptr<LayerSink> file_sink(OutputFormat format, const FileNames& names,
                                     std::unique_ptr<PendingFile> pending) {
  switch (format) {
    case OutputFormat::geopackage:
      return std::make_unique<GeoPackageSink>(format, names, std::move(pending));
    case OutputFormat::geojson:
      return std::make_unique<GeoJsonSink>(format, names, std::move(pending));
    case OutputFormat::flatgeobuf:
    case OutputFormat::database: break;
  }
  return std::make_unique<FileSink>(format, names, std::move(pending));
}

}  // namespace carreau::files
