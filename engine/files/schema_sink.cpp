// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "files/database.hpp"
#include "files/layer_sink.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <utility>
#include <vector>

namespace carreau::files {

namespace {

constexpr const char* kFeatureColumn = "fid";
constexpr const char* kShapeColumn = "geom";

/// A connection in a transaction, and a schema that may not exist yet.
class Schema {
 public:
  explicit Schema(const OutputPlace& place)
      : path_(shown_path(place.path)), database_(parse_database(place.path)) {
    // One schema holds one result.
    if (database_.schemas.size() != 1) {
      throw ArgumentError(Message{"schema_missing", {{"database", path_}}});
    }
    if (!database_.tables.empty()) {
      throw ArgumentError(Message{"tables_named", {{"database", path_}}});
    }
    dataset_ = connect(database_, DatabaseAccess::write);
    // Asked first, because GDAL's error about a missing type would not name PostGIS.
    if (rows("SELECT extname FROM pg_extension WHERE extname = 'postgis'").empty()) {
      throw IoError(path_, Message{"no_postgis"}, Message{"create_postgis"});
    }
    // Rights are checked before the run, which may take long.
    check_rights();
  }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& name() const { return database_.schemas.front(); }
  [[nodiscard]] GDALDataset& dataset() { return *dataset_; }
  /// The quoted name of a table, with its schema.
  [[nodiscard]] std::string table(const std::string& layer) const {
    return sql_name(name()) + "." + sql_name(layer);
  }

  void run(const std::string& statement) {
    const SqlAnswer answer = ask(*dataset_, statement);
    if (!answer.error.empty()) {
      throw IoError(path_, Message{"cannot_be_written_because", {{"reason", answer.error}}},
                    Message{"nothing_changed"});
    }
  }

  /// Those of the names that are in use by tables, or by anything else that prevents creating a
  /// table.
  std::vector<std::string> taken(const std::vector<std::string>& layers) {
    // Names are quoted by sql_text(): a name may contain anything.
    std::vector<std::string> quoted;
    for (const std::string& layer : layers) quoted.push_back(sql_text(layer));
    std::vector<std::string> names;
    if (layers.empty()) return names;
    for (const auto& row : rows(fmt::format(
             "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
             "n.nspname = {} AND c.relname IN ({}) ORDER BY c.relname",
             sql_text(name()), join(quoted, ", ")))) {
      names.push_back(row.front());
    }
    return names;
  }

  void refuse_taken(const OutputPlace& place) {
    const auto names = taken(place.layers);
    if (names.empty() || place.overwrite) return;
    throw IoError(path_, Message{"schema_taken", {{"schema", name()}, {"names", names}}},
                  Message{"choose_schema"});
  }

  void create_if_missing() {
    // Within the transaction, so a failed run leaves no empty schema.
    if (is_missing_) run("CREATE SCHEMA " + sql_name(name()));
  }

 private:
  std::vector<std::vector<std::string>> rows(const std::string& query) {
    SqlAnswer answer = ask(*dataset_, query);
    if (!answer.error.empty())
      throw IoError(path_, Message{"cannot_be_read_because", {{"reason", answer.error}}});
    return std::move(answer.rows);
  }

  void check_rights() {
    const auto found = rows(fmt::format(
        "SELECT has_schema_privilege(oid, 'CREATE')::text FROM pg_namespace WHERE nspname = {}",
        sql_text(name())));
    is_missing_ = found.empty();
    // A schema that does not exist needs the right on the database.
    const bool may_create =
        is_missing_ ? rows("SELECT has_database_privilege(current_database(), 'CREATE')::text")
                              .front()
                              .front() == "true"
                    : found.front().front() == "true";
    if (may_create) return;
    throw IoError(path_,
                  is_missing_ ? Message{"schema_not_creatable", {{"schema", name()}}}
                              : Message{"schema_not_writable", {{"schema", name()}}},
                  Message{"ask_for_right"});
  }

  std::string path_;
  Database database_;
  Dataset dataset_;
  bool is_missing_ = false;
};

/// Writes the layers of a result in one transaction: readers see the old result or the new one.
class SchemaSink final : public LayerSink {
 public:
  explicit SchemaSink(const OutputPlace& place) : schema_(place) {
    schema_.refuse_taken(place);
    schema_.create_if_missing();
    // Not CASCADE: objects that others built on these tables must not be dropped.
    for (const std::string& layer : schema_.taken(place.layers)) {
      schema_.run("DROP TABLE " + schema_.table(layer));
    }
  }

  OGRLayer* start_layer(const LayerHead& head, OGRSpatialReference* srs) override {
    CPLStringList options;
    options.SetNameValue("SCHEMA", schema_.name().c_str());
    // Names of layers are kept as they are: no dots split off, no capitals changed.
    options.SetNameValue("EXTRACT_SCHEMA_FROM_LAYER_NAME", "NO");
    options.SetNameValue("LAUNDER", "NO");
    options.SetNameValue("FID", kFeatureColumn);
    options.SetNameValue("GEOMETRY_NAME", kShapeColumn);
    options.SetNameValue("DESCRIPTION", head.description.c_str());
    options.SetNameValue("SPATIAL_INDEX", "NONE");  // created after all rows
    if (head.crs) with_shapes_.push_back(head.name);
    const OGRwkbGeometryType type =
        head.geometry == LayerGeometry::points ? wkbPoint : wkbMultiPolygon;
    return schema_.dataset().CreateLayer(head.name.c_str(), srs, head.crs ? type : wkbNone,
                                         options.List());
  }

  void finish(std::int64_t /*rows*/) override {
    // Errors of rows may only be reported when the last ones are sent.
    const QuietGdal quiet;
    schema_.dataset().FlushCache();
    if (!quiet.message().empty()) throw write_error(schema_.path(), quiet);
    for (const std::string& layer : with_shapes_) {
      schema_.run(fmt::format("CREATE INDEX ON {} USING gist ({})", schema_.table(layer),
                              sql_name(kShapeColumn)));
    }
  }

  void commit() override { schema_.run("COMMIT"); }

 private:
  Schema schema_;
  std::vector<std::string> with_shapes_;
};

}  // namespace

std::unique_ptr<LayerSink> schema_sink(const OutputPlace& place) {
  return std::make_unique<SchemaSink>(place);
}

void check_schema(const OutputPlace& place) { Schema(place).refuse_taken(place); }

}  // namespace carreau::files
