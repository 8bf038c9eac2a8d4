// SPDX-License-Identifier: Apache-2.0
/// Rows written by SQLite, as GDAL would have written them.
#include "files/geopackage_rows.hpp"

#include "files/layer_writer.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cstdio>
#include <memory>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;

std::vector<Point> square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

/// Two polygons, the first with a hole; an empty shape; one square.
PolygonSet three_shapes() {
  PolygonSet set(Crs::epsg(2154));
  set.begin_feature();
  set.begin_polygon();
  set.add_ring(square(652'000.25, 6'862'000.0, 400.0));
  set.add_ring(square(652'100.0, 6'862'100.0, 100.0));
  set.begin_polygon();
  set.add_ring(square(-10.0, 0.1, 3.0));
  set.begin_feature();
  set.begin_feature();
  set.begin_polygon();
  set.add_ring(square(1.0, 2.0, 200.0));
  return set;
}

/// The first column of the only row that a query returns.
std::string answer(const std::string& file, const std::string& query) {
  const SqliteFile database(file, file);
  const Statement statement(database, query);
  EXPECT_TRUE(statement.next());
  return statement.text(0);
}

/// What GDAL's own writing of a layer stores as the geometry of its first row, in hexadecimal.
std::string blob_of_gdal(const TempFolder& folder, OGRwkbGeometryType type, const char* text) {
  const std::string path = folder / "gdal.gpkg";
  GDALAllRegister();
  {
    const std::unique_ptr<GDALDataset> dataset(
        GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0, GDT_Unknown,
                                                                nullptr));
    OGRSpatialReference srs;
    srs.importFromEPSG(2154);
    OGRLayer* const layer = dataset->CreateLayer("zones", &srs, type, nullptr);
    OGRFeature feature(layer->GetLayerDefn());
    OGRGeometry* shape = nullptr;
    OGRGeometryFactory::createFromWkt(text, nullptr, &shape);
    feature.SetGeometryDirectly(shape);
    EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
  }
  std::string blob = answer(path, "SELECT hex(geom) FROM zones");
  EXPECT_EQ(std::remove(path.c_str()), 0);
  return blob;
}

std::string hex(const std::vector<unsigned char>& bytes) {
  std::string text;
  for (const unsigned char byte : bytes) text += fmt::format("{:02X}", byte);
  return text;
}

TEST(GeoPackageGeometry, HasTheBytesOfGdal) {
  const TempFolder folder;
  const PolygonSet set = three_shapes();
  const auto bytes_of = [&](std::size_t feature) {
    std::vector<unsigned char> bytes;
    append_geometry(set, feature, 2154, bytes);
    return hex(bytes);
  };
  EXPECT_EQ(bytes_of(0),
            blob_of_gdal(folder, wkbMultiPolygon,
                         "MULTIPOLYGON(((652000.25 6862000, 652400.25 6862000, 652400.25 6862400, "
                         "652000.25 6862400, 652000.25 6862000), (652100 6862100, 652200 6862100, "
                         "652200 6862200, 652100 6862200, 652100 6862100)), ((-10 0.1, -7 0.1, -7 "
                         "3.1, -10 3.1, -10 0.1)))"));
  EXPECT_EQ(bytes_of(1), blob_of_gdal(folder, wkbMultiPolygon, "MULTIPOLYGON EMPTY"));
  std::vector<unsigned char> point;
  append_geometry(Point{652'000.5, -1.0}, 2154, point);
  EXPECT_EQ(hex(point), blob_of_gdal(folder, wkbPoint, "POINT(652000.5 -1)"));
}

TEST(GeoPackageRows, AreCountedAndBounded) {
  const TempFolder folder;
  const std::string path = folder / "a.gpkg";
  const PolygonSet set = three_shapes();
  LayerWriter writer(path, OutputFormat::geopackage);
  writer.start_layer("zones", "", {{"name"}}, set.crs());
  for (std::size_t i = 0; i < set.size(); ++i) writer.add_feature({fmt::to_string(i)}, set, i);
  writer.start_layer("places", "", {{"name"}}, set.crs(), LayerGeometry::points);
  writer.add_point({std::string("here")}, Point{3.5, -4.0});
  writer.add_point({std::string("nowhere")}, std::nullopt);
  writer.start_layer("none", "", {{"name"}}, std::nullopt);
  writer.finish();
  const auto extent = [&](const char* layer) {
    return answer(path, fmt::format("SELECT min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y "
                                    "FROM gpkg_contents WHERE table_name = '{}'",
                                    layer));
  };
  EXPECT_EQ(extent("zones"), "-10.0 0.1 652400.25 6862400.0");
  EXPECT_EQ(extent("places"), "3.5 -4.0 3.5 -4.0");
  EXPECT_EQ(extent("none"), "");
  EXPECT_EQ(answer(path, "SELECT group_concat(table_name || feature_count) FROM gpkg_ogr_contents"),
            "zones3,places2,none0");
  // An empty shape and a missing one are not in the index.
  EXPECT_EQ(answer(path, "SELECT count(*) FROM rtree_zones_geom_rowid"), "2");
  EXPECT_EQ(answer(path, "SELECT count(*) FROM rtree_places_geom_rowid"), "1");
  EXPECT_EQ(answer(path, "SELECT geom IS NULL FROM places WHERE name = 'nowhere'"), "1");
}

/// More rows than one statement takes, and some that are left over.
TEST(GeoPackageRows, AreTheSameManyAtOnceOrOneByOne) {
  const TempFolder folder;
  constexpr std::size_t kSquares = 77;
  PolygonSet set(Crs::epsg(3035));
  std::vector<Row> rows;
  for (std::size_t i = 0; i < kSquares; ++i) {
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(square(200.0 * static_cast<double>(i), 0.0, 200.0));
    rows.push_back({fmt::format("l'îlot \"{}\"", i), static_cast<std::int64_t>(i) << 40,
                    static_cast<double>(i) / 8.0, FieldValue()});
  }
  const std::vector<FieldSpec> fields = {{"name"},
                                         {"whole", FieldType::integer},
                                         {"real \"quoted\"", FieldType::real},
                                         {"unknown", FieldType::real}};
  const auto start = [&](LayerWriter& writer) {
    writer.start_layer("zones", "", fields, set.crs());
  };
  LayerWriter many(folder / "many.gpkg", OutputFormat::geopackage);
  start(many);
  many.add_features(rows, set);
  many.finish();
  LayerWriter single(folder / "single.gpkg", OutputFormat::geopackage);
  start(single);
  for (std::size_t i = 0; i < kSquares; ++i) single.add_feature(rows[i], set, i);
  single.finish();
  EXPECT_TRUE(folder.read("many.gpkg") == folder.read("single.gpkg"));
  EXPECT_EQ(answer(folder / "many.gpkg",
                   "SELECT name || ' ' || whole || ' ' || \"real \"\"quoted\"\"\" || ' ' || "
                   "(unknown IS NULL) FROM zones WHERE fid = 77"),
            "l'îlot \"76\" 83562883710976 9.5 1");
}

TEST(GeoPackageRows, LeaveTheTriggersThatCountLaterEdits) {
  const TempFolder folder;
  const std::string path = folder / "a.gpkg";
  LayerWriter writer(path, OutputFormat::geopackage);
  writer.start_layer("table", "", {{"name"}}, std::nullopt);
  writer.add_row({std::string("one")});
  writer.finish();
  SqliteFile(path, path).run("INSERT INTO \"table\" (name) VALUES ('two')");
  EXPECT_EQ(answer(path, "SELECT feature_count FROM gpkg_ogr_contents"), "2");
  SqliteFile(path, path).run("DELETE FROM \"table\"");
  EXPECT_EQ(answer(path, "SELECT feature_count FROM gpkg_ogr_contents"), "0");
}

}  // namespace
}  // namespace carreau::files
