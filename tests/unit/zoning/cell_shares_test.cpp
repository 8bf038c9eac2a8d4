// SPDX-License-Identifier: Apache-2.0
/// Shares of cells by area against GEOS, on slanted zones and zones in another CRS.
#include "zoning/cell_shares.hpp"

#include "support/drawing.hpp"
#include "support/faults.hpp"
#include "support/geos.hpp"
#include "support/polygons.hpp"
#include "zoning/zoning.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::add_wkt;
using testing::set_from_wkt;

CellTable table_of(const std::vector<CellPosition>& positions, std::int64_t people = 10) {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  std::vector<CellRecord> records;
  for (const CellPosition& p : positions) {
    CellRecord r;
    r.position = p;
    r.people = Persons::whole(people);
    records.push_back(r);
  }
  (void)table.assign(records);
  return table;
}

std::map<CellPosition, double> shares_of(const CellTable& cells, const CellShares& shares,
                                         std::size_t zone) {
  std::map<CellPosition, double> map;
  for (const CellShare& s : shares.of_zone(zone)) {
    map[cells.positions()[s.cell.position()]] = s.share;
  }
  return map;
}

TEST(CellShares, AreThoseOfTheIntersectionByGeos) {
  testing::Random random(11);
  // So many people that every sliver holds some.
  const CellTable cells = table_of(testing::pattern(0x1F7FBEF, 5), 10'000'000);
  PolygonSet zones(Crs::epsg(3035));
  for (int z = 0; z < 60; ++z) {
    const Point centre{testing::between(random, -200, 1'200),
                       testing::between(random, -200, 1'200)};
    testing::add_star(random, centre, testing::between(random, 30, 700), zones);
  }
  const CellShares shares(cells, zones);
  ASSERT_EQ(shares.zone_count(), 60U);
  for (std::size_t z = 0; z < zones.size(); ++z) {
    const auto shape = testing::from_set(zones, z);
    auto found = shares_of(cells, shares, z);
    for (const CellPosition& p : cells.positions()) {
      const auto square = testing::square(p.column * 200.0, p.row * 200.0, 200.0);
      const double expected = testing::area_of(testing::intersection(shape, square)) / 40'000.0;
      EXPECT_NEAR(found[p], expected, 1e-9) << z;
    }
    EXPECT_NEAR(shares.areas()[z], testing::area_of(shape), 1e-6);
  }
}

TEST(CellShares, CellsComeInOrderAndOnlyWhereTouched) {
  const CellTable cells = table_of(testing::drawn({"##.",  //
                                                   ".##"}));
  const CellShares shares(cells, set_from_wkt("POLYGON ((100 0, 500 0, 500 400, 100 400, 100 0))"));
  const auto zone = shares.of_zone(0);
  ASSERT_EQ(zone.size(), 4U);
  const std::vector<double> expected = {1.0, 0.5, 0.5, 1.0};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(zone[i].cell, CellIndex(i));
    EXPECT_DOUBLE_EQ(zone[i].share, expected[i]);
  }
}

TEST(CellShares, ZonesThatOnlyTouchASideTakeNothing) {
  const CellTable cells = table_of({{0, 0}});
  const CellShares shares(cells, set_from_wkt("POLYGON ((200 0, 400 0, 400 200, 200 200, 200 0))"));
  EXPECT_TRUE(shares.of_zone(0).empty());
}

TEST(CellShares, ASliverInWhichNobodyLivesIsNoShare) {
  const CellTable cells = table_of({{0, 0}});
  const auto count = [&](const std::string& west) {
    return CellShares(cells, set_from_wkt("POLYGON ((" + west + " 0, 900 0, 900 200, " + west +
                                          " 200, " + west + " 0))"))
        .of_zone(0)
        .size();
  };
  EXPECT_EQ(count("199.5"), 0U);
  EXPECT_EQ(count("198"), 1U) << "a tenth of an inhabitant";
  const CellShares small(cells, set_from_wkt("POLYGON ((1 1, 3 1, 3 3, 1 3, 1 1))"));
  EXPECT_EQ(small.of_zone(0).size(), 1U) << "a small zone within a cell is no sliver of it";
}

TEST(CellShares, EmptyAndFarZonesHoldNothing) {
  const CellTable cells = table_of({{0, 0}, {1, 1}});
  PolygonSet zones(Crs::epsg(3035));
  add_wkt("MULTIPOLYGON EMPTY", zones);
  add_wkt("POLYGON ((9e9 9e9, 9.1e9 9e9, 9.1e9 9.1e9, 9e9 9e9))", zones);
  add_wkt("POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0))", zones);
  const CellShares shares(cells, zones);
  EXPECT_TRUE(shares.of_zone(0).empty());
  EXPECT_TRUE(shares.of_zone(1).empty());
  EXPECT_EQ(shares.of_zone(2).size(), 1U);
}

TEST(CellShares, ZonesAreBroughtToThePlaneOfTheGrid) {
  const std::vector<CellPosition> positions = {{11'731, 19'212}, {11'731, 19'213}};
  const CellTable cells = table_of(positions);
  const PolygonSet ground = set_from_wkt(
      "POLYGON ((3842400 2346200, 3842700 2346200, 3842700 2346400, 3842400 2346400, "
      "3842400 2346200))");
  for (const int epsg : {2154, 4326}) {
    const CellShares shares(cells, reproject(ground, Crs::epsg(epsg), 0.0));
    auto found = shares_of(cells, shares, 0);
    EXPECT_NEAR(found[positions[0]], 1.0, 1e-5) << epsg;
    EXPECT_NEAR(found[positions[1]], 0.5, 1e-5) << epsg;
    EXPECT_NEAR(shares.areas()[0], 60'000.0, 0.1) << epsg;
  }
}

TEST(CellShares, PerCellAddsZonesUpToTheWhole) {
  const CellTable cells = table_of({{0, 0}, {0, 1}});
  PolygonSet zones(Crs::epsg(3035));
  add_wkt("POLYGON ((0 0, 100 0, 100 200, 0 200, 0 0))", zones);
  add_wkt("POLYGON ((100 0, 150 0, 150 200, 100 200, 100 0))", zones);
  add_wkt("POLYGON ((200 0, 400 0, 400 200, 200 200, 200 0))", zones);
  add_wkt("POLYGON ((200 0, 400 0, 400 200, 200 200, 200 0))", zones);
  const auto total = CellShares(cells, zones).per_cell(2);
  EXPECT_DOUBLE_EQ(total[0], 0.75);
  EXPECT_DOUBLE_EQ(total[1], 1.0);
}

TEST(CellShares, OfCommunesAreThoseThatTheGridKnows) {
  Zoning communes;
  communes.key = "list";
  communes.kind = ZoningKind::communes;
  communes.codes = {"30001", "30002"};
  communes.names = {"", ""};
  communes.communes = {{"30001"}, {"30002"}};
  Findings findings;
  const CellTable silent = table_of({{0, 0}});
  EXPECT_THAT(
      testing::codes_thrown_by([&] { (void)shares_on(CellCommunes(silent), communes, findings); }),
      ::testing::ElementsAre("grid_without_zone_communes", "take_grid_with_communes"));
  CellTable telling({3035, Metres::whole(200)}, Headcount::present);
  CellRecord record;
  record.people = Persons::whole(10);
  record.communes = "30001";
  (void)telling.assign({record});
  EXPECT_EQ(shares_on(CellCommunes(telling), communes, findings).of_zone(0).size(), 1U);
  EXPECT_TRUE(findings.has("commune_without_cells"));
}

}  // namespace
}  // namespace carreau
