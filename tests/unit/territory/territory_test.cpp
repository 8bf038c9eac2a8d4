// SPDX-License-Identifier: Apache-2.0
/// Units and communes by code, and the place of cells by their own codes and by their centres.
#include "territory/territory.hpp"

#include "base/error.hpp"
#include "support/geos.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;

Unit unit(std::string code, std::string area) { return {code, "U" + code, 20'000, area, {}}; }

Territory small_country() {
  return {{unit("59702", "59702"), unit("00758", "00758")},
          {{{"59350", "Lille", 230'000, {}}, "59702"},
           {{"69123", "Lyon", 520'000, {}}, "00758"},
           {{"2A004", "Ajaccio", 70'000, {}}, ""}}};
}

CellTable cells_of(const std::vector<std::string>& communes) {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  std::vector<CellRecord> records;
  for (std::size_t i = 0; i < communes.size(); ++i) {
    CellRecord r;
    r.position = {0, static_cast<std::int32_t>(i)};
    r.people = Persons::whole(10);
    r.communes = communes[i];
    records.push_back(r);
  }
  (void)table.assign(records);
  return table;
}

TEST(Territory, OrdersByCodeAndLinksCommunesToUnits) {
  const Territory t = small_country();
  EXPECT_EQ(t.units()[0].code, "00758");
  EXPECT_EQ(t.units()[1].code, "59702");
  EXPECT_EQ(t.communes()[0].code, "2A004");
  EXPECT_EQ(t.commune(t.find_commune("59350")).unit, t.find_unit("59702"));
  EXPECT_TRUE(t.commune(t.find_commune("2A004")).unit.is_none());
}

TEST(Territory, FindsNothingItDoesNotHold) {
  const Territory t = small_country();
  EXPECT_TRUE(t.find_unit("59703").is_none());
  EXPECT_TRUE(t.find_unit("").is_none());
  EXPECT_TRUE(t.find_commune("59009").is_none());
  EXPECT_TRUE(Territory().find_commune("59350").is_none());
}

TEST(Territory, ArrondissementsFindTheirCommune) {
  const Territory t = small_country();
  EXPECT_EQ(t.find_commune("69387"), t.find_commune("69123"));
  EXPECT_FALSE(t.find_commune("69387").is_none());
}

TEST(Territory, RefusesAUnitGivenTwice) {
  EXPECT_THROW(Territory({unit("59702", ""), unit("00758", ""), unit("59702", "")}, {}), DataError);
}

TEST(Territory, MediansGoByIncomeArea) {
  Territory t({unit("97209", "972"), unit("97213", "972"), unit("97411", "974")}, {});
  t.set_medians({{"972", {Euros::whole(14'000), IncomeConcept::declared}}});
  EXPECT_EQ(t.units()[0].median->median, Euros::whole(14'000));
  EXPECT_EQ(t.units()[1].median->income, IncomeConcept::declared);
  EXPECT_FALSE(t.units()[2].median);
}

TEST(Territory, CommunesAsUnitsTakeTheirDepartmentAsIncomeArea) {
  const Territory t({unit("x", "x")}, {{{"97209", "Fort-de-France", 80'000, {}}, "x"},
                                       {{"97411", "Saint-Denis", 150'000, {}}, "x"}});
  const Territory communes = t.with_communes_as_units();
  ASSERT_EQ(communes.units().size(), 2U);
  EXPECT_EQ(communes.units()[0].code, "97209");
  EXPECT_EQ(communes.units()[0].name, "Fort-de-France");
  EXPECT_EQ(communes.units()[0].population, 80'000);
  EXPECT_EQ(communes.units()[0].income_area, "972");
  EXPECT_EQ(communes.units()[1].income_area, "974");
  EXPECT_EQ(communes.communes()[1].unit, communes.find_unit("97411"));
}

TEST(MembershipByCode, TakesTheFirstCodeOfACell) {
  const Territory t = small_country();
  Findings findings;
  const auto cells = cells_of({"5935069123", "69387", "2A004"});
  const Membership m = membership_by_code(cells, t, findings);
  EXPECT_THAT(m.commune, ElementsAre(t.find_commune("59350"), t.find_commune("69123"),
                                     t.find_commune("2A004")));
  EXPECT_THAT(m.unit, ElementsAre(t.find_unit("59702"), t.find_unit("00758"), UnitIndex::none()));
  EXPECT_TRUE(findings.list().empty());
}

TEST(MembershipByCode, ReportsCellsWithoutAPlace) {
  Findings findings;
  const Membership m =
      membership_by_code(cells_of({"", "59009", "59009", ""}), small_country(), findings);
  for (const CommuneIndex commune : m.commune) EXPECT_TRUE(commune.is_none());
  for (const UnitIndex unit : m.unit) EXPECT_TRUE(unit.is_none());
  ASSERT_TRUE(findings.has("cell_without_commune"));
  ASSERT_TRUE(findings.has("unknown_commune"));
  for (const Finding& f : findings.list()) EXPECT_EQ(f.count, 2) << f.code;
}

TEST(CentreOf, IsHalfACellFromTheCorner) {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  CellRecord r;
  r.position = {11'731, 19'212};
  (void)table.assign({r});
  EXPECT_EQ(centre_of(table, CellIndex(0)), (Point{3'842'500.0, 2'346'300.0}));
}

TEST(LocateCells, PutsCentresInTheFirstPolygonThatHoldsThem) {
  PolygonSet polygons(Crs::epsg(3035));
  testing::add_wkt("POLYGON ((0 0, 300 0, 300 200, 0 200, 0 0))", polygons);  // centres 100, 300
  testing::add_wkt("POLYGON ((0 0, 600 0, 600 200, 0 200, 0 0))", polygons);  // and 500
  const auto found = locate_cells(cells_of({"", "", "", ""}), polygons);
  EXPECT_THAT(found,
              ElementsAre(FeatureIndex(0), FeatureIndex(0), FeatureIndex(1), FeatureIndex::none()));
}

TEST(LocateCells, BringsCentresToThePlaneOfThePolygons) {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  CellRecord a;
  a.position = {11'731, 19'212};
  CellRecord b = a;
  b.position.column += 10;
  (void)table.assign({a, b});
  PolygonSet ground(Crs::epsg(3035));
  testing::add_wkt(
      "POLYGON ((3842400 2346200, 3842600 2346200, 3842600 2346400, 3842400 2346400, "
      "3842400 2346200))",
      ground);
  for (const int epsg : {4326, 2154}) {
    const auto found = locate_cells(table, reproject(ground, Crs::epsg(epsg), 0.0));
    EXPECT_EQ(found[0], FeatureIndex(0)) << epsg;
    EXPECT_TRUE(found[1].is_none()) << epsg;
  }
}

}  // namespace
}  // namespace carreau
