// SPDX-License-Identifier: Apache-2.0
/// Results as columns in memory, read again by our own reader.
#include "files/arrow/arrow_rows.hpp"

#include "base/error.hpp"
#include "files/arrow/arrow_metadata.hpp"
#include "files/arrow/arrow_owner.hpp"
#include "files/arrow/arrow_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace carreau::files {
namespace {

using ::testing::ElementsAre;

const std::vector<FieldSpec>& fields() {
  static const std::vector<FieldSpec> kFields = {
      {"code"}, {"cells", FieldType::integer}, {"people", FieldType::real}};
  return kFields;
}

/// Two squares of 200 m, the second with a hole.
PolygonSet squares() {
  PolygonSet set(Crs::epsg(3035));
  const auto ring = [&](double low, double high, bool is_hole) {
    std::vector<Point> points{{low, low}, {high, low}, {high, high}, {low, high}, {low, low}};
    if (is_hole) points = {{low, low}, {low, high}, {high, high}, {high, low}, {low, low}};
    set.add_ring(points);
  };
  set.begin_feature();
  set.begin_polygon();
  ring(0, 200, false);
  set.begin_feature();
  set.begin_polygon();
  ring(1000, 1200, false);
  ring(1050, 1100, true);
  return set;
}

ArrowArrayStream exported(std::vector<Row> rows, const PolygonSet& zones,
                          LayerGeometry geometry = LayerGeometry::polygons) {
  ArrowArrayStream stream{};
  export_table({"zones", "", fields(), std::move(rows), zones, geometry}, stream);
  return stream;
}

TEST(ArrowRows, KeepsEveryTypeAndNull) {
  ArrowArrayStream stream = exported({{std::string("A"), std::int64_t{-3}, 1.5}, {{}, {}, {}}},
                                     PolygonSet(), LayerGeometry::none);
  ArrowTable table(stream, "zones");
  EXPECT_THAT(table.columns(), ElementsAre("code", "cells", "people"));
  Findings findings;
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.field(0), "A");
  EXPECT_EQ(table.number(1, findings), -3.0);
  EXPECT_EQ(table.number(2, findings), 1.5);
  ASSERT_TRUE(table.next());
  for (std::size_t c = 0; c < 3; ++c) EXPECT_TRUE(table.is_null(c));
  EXPECT_FALSE(table.next());
}

TEST(ArrowRows, GivesWholeNumbersInAColumnOfReals) {
  ArrowArrayStream stream = exported({{std::string("A"), std::int64_t{1}, std::int64_t{7}}},
                                     PolygonSet(), LayerGeometry::none);
  ArrowTable table(stream, "zones");
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.plain_decimal(2, 0), 7);
}

TEST(ArrowRows, WritesOutlinesAsMultipolygonsInTheirCrs) {
  const PolygonSet zones = squares();
  ArrowArrayStream stream = exported({{{}, {}, {}}, {{}, {}, {}}}, zones);
  ArrowTable table(stream, "zones");
  EXPECT_TRUE(table.has_geometry());
  EXPECT_EQ(table.crs(), Crs::epsg(3035));
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.middle(), (Point{100, 100}));
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.middle(), (Point{1100, 1100}));
}

/// The bytes of the geometry column of the first batch.
std::string first_wkb(ArrowArrayStream& stream) {
  OwnedStream owned(stream);
  OwnedArray batch;
  EXPECT_EQ(owned.get().get_next(&owned.get(), &batch.get()), 0);
  const ArrowArray& column = *batch.get().children[3];
  const auto* const ends = static_cast<const std::int32_t*>(column.buffers[1]);
  return {static_cast<const char*>(column.buffers[2]), static_cast<std::size_t>(ends[1])};
}

TEST(ArrowRows, WritesLittleEndianWkb) {
  const PolygonSet zones = squares();
  ArrowArrayStream stream = exported({{{}, {}, {}}}, zones);
  const std::string wkb = first_wkb(stream);
  // A multipolygon of one polygon of one ring of five points: 9 + 9 + 4 + 5 × 16 bytes.
  ASSERT_EQ(wkb.size(), 102U);
  EXPECT_EQ(wkb.substr(0, 9), std::string("\x01\x06\x00\x00\x00\x01\x00\x00\x00", 9));
  EXPECT_EQ(wkb.substr(9, 9), std::string("\x01\x03\x00\x00\x00\x01\x00\x00\x00", 9));
}

TEST(ArrowRows, WritesPointsAndLeavesOutUnknownPlaces) {
  ArrowRows rows({"points", "", fields(), Crs::epsg(4326), LayerGeometry::points});
  rows.add({{}, {}, {}}, {Point{3.0, 50.0}, nullptr, 0});
  rows.add({{}, {}, {}}, {});
  rows.finish();
  ArrowArrayStream stream{};
  rows.move_to(stream);
  ArrowTable table(stream, "points");
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.middle(), (Point{3.0, 50.0}));
  ASSERT_TRUE(table.next());
  EXPECT_TRUE(table.is_null(3));
  EXPECT_EQ(table.middle(), std::nullopt);
}

TEST(ArrowRows, CutsRowsIntoBatches) {
  std::vector<Row> rows;
  for (std::int64_t i = 0; i < 150'000; ++i) rows.push_back({std::to_string(i), i, 0.5});
  ArrowArrayStream stream = exported(std::move(rows), PolygonSet(), LayerGeometry::none);
  ArrowTable table(stream, "rows");
  ASSERT_EQ(table.most_rows(), 150'000U);
  for (std::int64_t i = 0; table.next(); ++i) {
    ASSERT_EQ(table.plain_decimal(1, 0), i);
    ASSERT_EQ(table.field(0), std::to_string(i));
  }
}

TEST(ArrowRows, LetsAConsumerTakeAColumnAway) {
  ArrowArrayStream stream =
      exported({{std::string("A"), std::int64_t{1}, 0.5}}, PolygonSet(), LayerGeometry::none);
  OwnedArray column;
  {
    OwnedStream owned(stream);
    OwnedArray batch;
    ASSERT_EQ(owned.get().get_next(&owned.get(), &batch.get()), 0);
    column = OwnedArray(*batch.get().children[1]);
  }
  EXPECT_EQ(static_cast<const std::int64_t*>(column.get().buffers[1])[0], 1);
}

TEST(ArrowRows, EndsItsStream) {
  ArrowArrayStream stream = exported({}, PolygonSet(), LayerGeometry::none);
  OwnedStream owned(stream);
  OwnedArray batch;
  ASSERT_EQ(owned.get().get_next(&owned.get(), &batch.get()), 0);
  EXPECT_TRUE(batch.is_released());
}

TEST(ArrowRows, RefusesAnUnknownCrs) {
  EXPECT_THROW(ArrowRows({"x", "", fields(), Crs("no CRS"), LayerGeometry::polygons}),
               ArgumentError);
}

TEST(ArrowMetadata, IsReadAsItIsWritten) {
  const ArrowMetadata pairs{{"geo", "{}"}, {"", "empty key"}};
  EXPECT_EQ(parse_metadata(metadata_bytes(pairs).data()), pairs);
  EXPECT_TRUE(parse_metadata(nullptr).empty());
}

TEST(ArrowMetadata, WritesTheCrsAsProjjson) {
  const ArrowMetadata metadata = wkb_metadata(Crs::epsg(3035));
  ASSERT_EQ(metadata.size(), 2U);
  EXPECT_EQ(metadata[0].second, "geoarrow.wkb");
  const auto json = nlohmann::json::parse(metadata[1].second);
  EXPECT_EQ(json["crs"]["id"]["code"], 3035);
  EXPECT_EQ(wkb_metadata(Crs())[1].second, "{}");
}

}  // namespace
}  // namespace carreau::files
