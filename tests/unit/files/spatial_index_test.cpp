// SPDX-License-Identifier: Apache-2.0
/// The packed index, as SQLite and GDAL see it: whole, right in every window, kept by later edits.
#include "files/spatial_index.hpp"

#include "base/error.hpp"
#include "files/layer_writer.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <limits>
#include <memory>
#include <random>
#include <set>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using ::testing::HasSubstr;

using Window = Box;

std::vector<Point> square(Point corner, double side) {
  const Point far{corner.x + side, corner.y + side};
  return {corner, {far.x, corner.y}, far, {corner.x, far.y}, corner};
}

/// Squares anywhere: their corners lie between what 32 bits can say, and some are large.
PolygonSet random_squares(std::size_t count) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> place(-3'000'000.0, 4'000'000.0);
  std::exponential_distribution<double> side(1.0 / 5'000.0);
  PolygonSet set(Crs::epsg(3035));
  for (std::size_t i = 0; i < count; ++i) {
    set.begin_feature();
    if (i % 10 == 7) continue;  // a feature without a shape
    set.begin_polygon();
    set.add_ring(square({place(random), place(random)}, side(random)));
  }
  return set;
}

/// Cells as they are written: many boxes that touch, equal centres on a line.
PolygonSet squares_of_a_grid(int width, int height) {
  PolygonSet set(Crs::epsg(3035));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      set.begin_feature();
      set.begin_polygon();
      set.add_ring(square({3'842'400.0 + 200.0 * x, 2'346'200.0 + 200.0 * y}, 200.0));
    }
  }
  return set;
}

void write(const std::string& path, const PolygonSet& set) {
  LayerWriter writer(path, OutputFormat::geopackage);
  writer.start_layer("zones", "", {{"name"}}, set.crs());
  for (std::size_t i = 0; i < set.size(); ++i) writer.add_feature({fmt::to_string(i)}, set, i);
  writer.start_layer("table", "", {{"name"}}, std::nullopt);
  writer.add_row({std::string("without geometry")});
  writer.finish();
}

struct Close {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

/// A GeoPackage in GDAL's hands.
class Opened {
 public:
  explicit Opened(const std::string& path, unsigned flags = GDAL_OF_READONLY) {
    GDALAllRegister();
    dataset_.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | flags));
    if (!dataset_) throw std::runtime_error("GDAL cannot open " + path);
  }

  OGRLayer& layer(const char* name = "zones") { return *dataset_->GetLayerByName(name); }
  std::string answer(const std::string& sql) {
    OGRLayer* rows = dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr);
    const auto row = std::unique_ptr<OGRFeature>(rows->GetNextFeature());
    const std::string text = row ? row->GetFieldAsString(0) : "no row";
    dataset_->ReleaseResultSet(rows);
    return text;
  }
  std::string check(const std::string& tree = "rtree_zones_geom") {
    return answer(fmt::format("SELECT rtreecheck('{}')", tree));
  }
  void run(const std::string& sql) {
    dataset_->ReleaseResultSet(dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr));
  }
  std::set<GIntBig> within(const Window& window) {
    OGRLayer& zones = layer();
    zones.SetSpatialFilterRect(window.low.x, window.low.y, window.high.x, window.high.y);
    std::set<GIntBig> found;
    for (const auto& feature : zones) found.insert(feature->GetFID());
    zones.SetSpatialFilter(nullptr);
    return found;
  }

 private:
  std::unique_ptr<GDALDataset, Close> dataset_;
};

std::set<GIntBig> by_looking_at_all(const PolygonSet& set, const Window& window) {
  std::set<GIntBig> found;
  for (std::size_t i = 0; i < set.size(); ++i) {
    const Box box = set.bounds(i);  // of a feature without a shape it holds nothing
    if (box.low.x <= window.high.x && box.high.x >= window.low.x && box.low.y <= window.high.y &&
        box.high.y >= window.low.y) {
      found.insert(static_cast<GIntBig>(i) + 1);
    }
  }
  return found;
}

std::vector<Window> random_windows(const Box& within, std::size_t count) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> part(-0.05, 1.05);
  std::exponential_distribution<double> share(8.0);
  const double width = within.high.x - within.low.x;
  const double height = within.high.y - within.low.y;
  std::vector<Window> windows;
  for (std::size_t i = 0; i < count; ++i) {
    const Point low{within.low.x + part(random) * width, within.low.y + part(random) * height};
    windows.push_back({low, {low.x + share(random) * width, low.y + share(random) * height}});
  }
  return windows;
}

Box bounds(const PolygonSet& set) {
  Box all = set.bounds(0);
  for (std::size_t i = 1; i < set.size(); ++i) {
    const Box box = set.bounds(i);
    all = {{std::min(all.low.x, box.low.x), std::min(all.low.y, box.low.y)},
           {std::max(all.high.x, box.high.x), std::max(all.high.y, box.high.y)}};
  }
  return all;
}

void expect_right(const PolygonSet& set, std::size_t windows) {
  const TempFolder folder;
  write(folder / "a.gpkg", set);
  Opened file(folder / "a.gpkg");
  EXPECT_EQ(file.check(), "ok");
  EXPECT_TRUE(file.layer().TestCapability(OLCFastSpatialFilter));
  for (const Window& window : random_windows(bounds(set), windows)) {
    ASSERT_EQ(file.within(window), by_looking_at_all(set, window));
  }
}

TEST(SpatialIndex, AnswersAsLookingAtAllDoes) {
  expect_right(random_squares(5'000), 1'000);
  expect_right(squares_of_a_grid(150, 40), 300);
  expect_right(squares_of_a_grid(3'000, 1), 100);
}

// 51 entries fill a node of SQLite's default page: sizes around the powers at which a level is
// added.
class IndexOfSize : public ::testing::TestWithParam<int> {};
TEST_P(IndexOfSize, IsWhole) {
  const PolygonSet set = squares_of_a_grid(GetParam(), 1);
  const TempFolder folder;
  write(folder / "a.gpkg", set);
  Opened file(folder / "a.gpkg");
  EXPECT_EQ(file.check(), "ok");
  EXPECT_TRUE(file.layer().TestCapability(OLCFastSpatialFilter));
  EXPECT_EQ(file.answer("SELECT count(*) FROM rtree_zones_geom"), fmt::to_string(GetParam()));
}
INSTANTIATE_TEST_SUITE_P(Sizes, IndexOfSize,
                         ::testing::Values(0, 1, 2, 50, 51, 52, 102, 103, 2'601, 2'602, 5'203));

TEST(SpatialIndex, ALayerWhoseFeaturesHaveNoShapeHasAnEmptyOne) {
  const TempFolder folder;
  {
    LayerWriter writer(folder / "a.gpkg", OutputFormat::geopackage);
    writer.start_layer("zones", "", {{"name"}}, Crs::epsg(2154), LayerGeometry::points);
    writer.add_point({std::string("nowhere")}, std::nullopt);
    writer.start_layer("places", "", {{"name"}}, Crs::epsg(2154), LayerGeometry::points);
    writer.add_point({std::string("nowhere")}, std::nullopt);
    writer.add_point({std::string("here")}, Point{652'000.25, 6'862'000.75});
    writer.finish();
  }
  Opened file(folder / "a.gpkg");
  EXPECT_EQ(file.check(), "ok");
  EXPECT_EQ(file.answer("SELECT count(*) FROM rtree_zones_geom"), "0");
  EXPECT_EQ(file.check("rtree_places_geom"), "ok");
  EXPECT_EQ(file.answer("SELECT group_concat(id) FROM rtree_places_geom"), "2");
}

TEST(SpatialIndex, ATableHasNone) {
  const TempFolder folder;
  write(folder / "a.gpkg", squares_of_a_grid(2, 2));
  Opened file(folder / "a.gpkg");
  EXPECT_FALSE(file.layer("table").TestCapability(OLCFastSpatialFilter));
  EXPECT_EQ(file.answer("SELECT group_concat(table_name) FROM gpkg_extensions"), "zones");
}

/// What GDAL calls its trigger, and what the trigger says but for spaces and the case of letters.
std::string triggers_of(Opened& file) {
  return file.answer(
      "SELECT group_concat(name || upper(replace(replace(sql, ' ', ''), char(10), '')), char(10)) "
      "FROM (SELECT * FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'zones' "
      "AND name LIKE 'rtree%' ORDER BY name)");
}

TEST(SpatialIndex, IsRegisteredAsGdalDoes) {
  const TempFolder folder;
  write(folder / "a.gpkg", squares_of_a_grid(20, 20));
  write(folder / "gdal.gpkg", squares_of_a_grid(20, 20));
  {
    Opened other(folder / "gdal.gpkg", GDAL_OF_UPDATE);
    other.run("SELECT DisableSpatialIndex('zones', 'geom')");
    other.run("SELECT CreateSpatialIndex('zones', 'geom')");
  }
  Opened ours(folder / "a.gpkg");
  Opened gdal(folder / "gdal.gpkg");
  EXPECT_THAT(triggers_of(ours), HasSubstr("rtree_zones_geom_update4"));
  EXPECT_EQ(triggers_of(ours), triggers_of(gdal));
  const char* rows =
      "SELECT group_concat(table_name || column_name || extension_name || "
      "definition || scope) FROM gpkg_extensions";
  EXPECT_EQ(ours.answer(rows), gdal.answer(rows));
  const char* tables =
      "SELECT group_concat(sql, char(10)) FROM (SELECT * FROM sqlite_master "
      "WHERE type = 'table' AND (name LIKE 'rtree%' OR name = 'gpkg_extensions') "
      "ORDER BY name)";
  EXPECT_EQ(ours.answer(tables), gdal.answer(tables));
}

std::unique_ptr<OGRFeature> with_square(OGRLayer& layer, Point corner) {
  auto feature = std::make_unique<OGRFeature>(layer.GetLayerDefn());
  auto ring = std::make_unique<OGRLinearRing>();
  for (const Point& p : square(corner, 200.0)) ring->addPoint(p.x, p.y);
  auto polygon = std::make_unique<OGRPolygon>();
  polygon->addRingDirectly(ring.release());
  auto shape = std::make_unique<OGRMultiPolygon>();
  shape->addGeometryDirectly(polygon.release());
  feature->SetGeometryDirectly(shape.release());
  return feature;
}

TEST(SpatialIndex, FollowsEditsByOthers) {
  const TempFolder folder;
  write(folder / "a.gpkg", squares_of_a_grid(100, 100));
  constexpr Point kFar{6'000'000.0, 3'000'000.0};
  const Window there{kFar, {kFar.x + 1, kFar.y + 1}};
  const Window first_row{{3'842'000, 2'346'000}, {3'863'000, 2'346'199}};
  const Window second_row{{3'842'000, 2'346'500}, {3'863'000, 2'346'510}};
  {
    Opened file(folder / "a.gpkg", GDAL_OF_UPDATE);
    OGRLayer& zones = file.layer();
    ASSERT_EQ(zones.StartTransaction(), OGRERR_NONE);
    for (GIntBig fid = 101; fid <= 200; ++fid) ASSERT_EQ(zones.DeleteFeature(fid), OGRERR_NONE);
    for (int i = 0; i < 200; ++i) {
      ASSERT_EQ(zones.CreateFeature(with_square(zones, kFar).get()), OGRERR_NONE);
    }
    auto moved = std::unique_ptr<OGRFeature>(zones.GetFeature(1));
    moved->SetGeometryDirectly(with_square(zones, kFar)->StealGeometry());
    ASSERT_EQ(zones.SetFeature(moved.get()), OGRERR_NONE);
    auto emptied = std::unique_ptr<OGRFeature>(zones.GetFeature(2));
    emptied->SetGeometryDirectly(nullptr);
    ASSERT_EQ(zones.SetFeature(emptied.get()), OGRERR_NONE);
    ASSERT_EQ(zones.CommitTransaction(), OGRERR_NONE);
  }
  Opened file(folder / "a.gpkg");
  EXPECT_EQ(file.check(), "ok");
  EXPECT_EQ(file.within(there).size(), 201U);
  EXPECT_EQ(file.within(second_row).size(), 0U);
  EXPECT_EQ(file.within({first_row.low, {3'863'000, 2'346'210}}).size(), 98U);
  EXPECT_EQ(file.answer("SELECT count(*) FROM rtree_zones_geom"), "10099");
}

TEST(SpatialIndex, SurvivesTheRemovalOfNearlyEverything) {
  const TempFolder folder;
  write(folder / "a.gpkg", squares_of_a_grid(60, 60));
  {
    Opened file(folder / "a.gpkg", GDAL_OF_UPDATE);
    file.run("DELETE FROM zones WHERE fid % 1000 != 7");
  }
  Opened file(folder / "a.gpkg");
  EXPECT_EQ(file.check(), "ok");
  EXPECT_EQ(
      file.answer("SELECT group_concat(id) FROM (SELECT id FROM rtree_zones_geom ORDER BY id)"),
      "7,1007,2007,3007");
}

TEST(SpatialIndex, TheSameBoxesGiveTheSameBytes) {
  const TempFolder folder;
  const PolygonSet set = random_squares(3'000);
  write(folder / "a.gpkg", set);
  write(folder / "b.gpkg", set);
  EXPECT_TRUE(folder.read("a.gpkg") == folder.read("b.gpkg"));
}

TEST(SpatialIndex, AFileThatIsNoDatabaseIsAnIoError) {
  const TempFolder folder;
  const std::string path = folder.write("a.gpkg", std::string(5'000, 'x'));
  try {
    add_spatial_indexes(SqliteFile(path, "out.gpkg"), {{"zones", "fid", "geom", {}}});
    FAIL();
  } catch (const IoError& error) {
    EXPECT_THAT(error.what(), HasSubstr("out.gpkg: cannot be written: file is not a database"));
    EXPECT_EQ(error_text(error, Language::french),
              "out.gpkg : ne peut pas être écrit ; SQLite dit : file is not a database (reste-t-il "
              "de la place sur le disque ?)");
  }
}

TEST(FeatureBox, IsTheSmallestThatHolds) {
  const std::vector<double> hard{0.0,          0.1,           -0.1,  3'842'400.0,
                                 16'777'217.0, -16'777'217.0, 1e-50, 652'000.250'000'1};
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  for (const double value : hard) {
    const FeatureBox box = feature_box(1, {{value, value}, {value, value}});
    EXPECT_LE(box.low_x, value);
    EXPECT_GE(box.high_x, value);
    EXPECT_GT(std::nextafter(box.low_x, kInfinity), value) << value;
    EXPECT_LT(std::nextafter(box.high_x, -kInfinity), value) << value;
    EXPECT_EQ(box.low_x, box.low_y);
    EXPECT_EQ(box.high_x, box.high_y);
  }
}

}  // namespace
}  // namespace carreau::files
