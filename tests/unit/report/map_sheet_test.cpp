// SPDX-License-Identifier: Apache-2.0
/// Metres on the ground become lengths of a drawing, with north at the top.
#include "report/map_sheet.hpp"

#include "support/row_of_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;

/// 1,000 m wide and 500 m high, with 100 m around it, in 120 × 120.
MapSheet wide_sheet() { return {{{2'000.0, 5'000.0}, {3'000.0, 5'500.0}}, 100.0, 120.0, 120.0}; }

TEST(MapSheet, ShowsTheAreaAsLargeAsPossibleInTheMiddle) {
  const MapSheet sheet = wide_sheet();
  EXPECT_DOUBLE_EQ(sheet.width(), 120.0);
  EXPECT_DOUBLE_EQ(sheet.height(), 120.0);
  EXPECT_DOUBLE_EQ(sheet.scale(), 0.1);
  const Point middle = sheet.at({2'500.0, 5'250.0});
  EXPECT_DOUBLE_EQ(middle.x, 60.0);
  EXPECT_DOUBLE_EQ(middle.y, 60.0);
  const MapSheet tall({{0.0, 0.0}, {100.0, 1'000.0}}, 0.0, 120.0, 100.0);
  EXPECT_DOUBLE_EQ(tall.scale(), 0.1);
}

TEST(MapSheet, NorthIsUp) {
  const MapSheet sheet = wide_sheet();
  const Point north_east = sheet.at({3'000.0, 5'500.0});
  EXPECT_DOUBLE_EQ(north_east.x, 110.0);
  EXPECT_DOUBLE_EQ(north_east.y, 35.0);
}

TEST(MapSheet, ItsWindowIsAllThatTheDrawingShows) {
  const Box window = wide_sheet().window();
  EXPECT_DOUBLE_EQ(window.low.x, 1'900.0);
  EXPECT_DOUBLE_EQ(window.high.x, 3'100.0);
  EXPECT_DOUBLE_EQ(window.low.y, 4'650.0);
  EXPECT_DOUBLE_EQ(window.high.y, 5'850.0);
}

TEST(MapSheet, AnOutlineLeavesOutPointsThatCoincide) {
  PolygonSet set(Crs::epsg(3035));
  set.begin_feature();
  set.begin_polygon();
  set.add_ring(std::vector<Point>{{2'000.0, 5'000.0},
                                  {2'000.2, 5'000.2},
                                  {3'000.0, 5'000.0},
                                  {3'000.0, 5'500.0},
                                  {2'000.0, 5'000.0}});
  EXPECT_EQ(outline_path(set, 0, wide_sheet()), "M10 85L110 85L110 35L10 85Z");
}

TEST(MapSheet, EachRingIsAPathOfItsOwn) {
  const PolygonSet set = carreau::testing::stretches({{0.0, 200.0}, {400.0, 600.0}});
  const MapSheet sheet({{0.0, 0.0}, {600.0, 200.0}}, 0.0, 60.0, 20.0);
  EXPECT_EQ(outline_path(set, 0, sheet), "M0 20L20 20L20 0L0 0L0 20Z");
  EXPECT_EQ(outline_path(set, 1, sheet), "M40 20L60 20L60 0L40 0L40 20Z");
}

TEST(MapSheet, TheScaleBarHasARoundLength) {
  const Words french(Language::french);
  // 30 % of 1,200 m is 360 m: 200 m is the longest round length below.
  const std::string bar = scale_bar(wide_sheet(), french);
  EXPECT_THAT(bar, HasSubstr(">200\u00A0m</text>"));
  EXPECT_THAT(bar, HasSubstr("class=\"scale\" d=\"M8 109v4h20v-4\""));
  EXPECT_THAT(bar, HasSubstr("class=\"plate\" x=\"4\" y=\"99\" width=\"28\""));
  const MapSheet country({{0.0, 0.0}, {1e6, 1e6}}, 0.0, 100.0, 100.0);
  EXPECT_THAT(scale_bar(country, french), HasSubstr(">200\u00A0km</text>"));
  const MapSheet house({{0.0, 0.0}, {10.0, 10.0}}, 0.0, 100.0, 100.0);
  EXPECT_THAT(scale_bar(house, french), HasSubstr(">50\u00A0m</text>"));
}

}  // namespace
}  // namespace carreau::report
