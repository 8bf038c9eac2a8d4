// SPDX-License-Identifier: Apache-2.0
/// Published populations beside the zones of another list.
#include "inputs/zone_people.hpp"

#include "inputs/zones_reader.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using carreau::testing::box;
using carreau::testing::geojson;
using ::testing::ElementsAre;

std::vector<std::string> told(const Findings& findings) {
  std::vector<std::string> codes;
  for (const Finding& finding : findings.list()) codes.push_back(finding.code);
  return codes;
}

class ReadZones : public ::testing::Test {
 protected:
  Zoning read(const std::string& text, const ZonesReadOptions& how = {}) {
    return read_zones(folder_.write("zones.geojson", text), how, findings_);
  }
  testing::TempFolder folder_;
  Findings findings_;
};

/// Drawn around dwellings: quartiers by their codes or by the name of the column; anything else is
/// neutral until the user or the catalogue says otherwise.
TEST_F(ReadZones, KindOfLimitsFollowsTheCodesTheCatalogueAndTheUser) {
  const auto limits_of = [&](const std::string& codes, const ZonesReadOptions& how = {}) {
    return read(geojson({{codes, box(4.06, 44.11, 4.09, 44.14)}}, 0), how).limits;
  };
  EXPECT_THAT(limits_of(R"("CODE_QP":"X1")"), ElementsAre(ZoneLimits::of(LimitKind::drawn)));
  EXPECT_THAT(limits_of(R"("code":"QN03014M")"), ElementsAre(ZoneLimits::of(LimitKind::drawn)));
  EXPECT_THAT(limits_of(R"("code_iris":"300070101")"),
              ElementsAre(ZoneLimits::of(LimitKind::neutral)));
  EXPECT_THAT(limits_of(R"("insee_com":"30007")"), ElementsAre(ZoneLimits::of(LimitKind::neutral)));
  EXPECT_THAT(limits_of(R"("code":"secteur 1")"), ElementsAre(ZoneLimits::of(LimitKind::neutral)));
  ZonesReadOptions drawn;
  drawn.limits = ZoneLimits::of(LimitKind::drawn);
  EXPECT_THAT(limits_of(R"("code":"secteur 1")", drawn),
              ElementsAre(ZoneLimits::of(LimitKind::drawn)));

  (void)folder_.write("sectors.geojson",
                      geojson({{R"("code":"secteur 1")", box(4.06, 44.11, 4.09, 44.14)}}, 0));
  const auto catalogue = [&](const std::string& kind) {
    return folder_.write("zonings.toml",
                         "[[zoning]]\nkey = \"s\"\nfile = \"sectors.geojson\"\n"
                         "limits = \"" +
                             kind + "\"\n");
  };
  const Zoning sectors = read_zones(catalogue("drawn") + ":s", {}, findings_);
  EXPECT_THAT(sectors.limits, ElementsAre(ZoneLimits::of(LimitKind::drawn)));
  EXPECT_TRUE(sectors.are_limits_stated);
  EXPECT_THAT(
      testing::codes_thrown_by([&] { (void)read_zones(catalogue("loose") + ":s", {}, findings_); }),
      ElementsAre("zoning_limits", "leave_limits_out"));
}

TEST_F(ReadZones, PublishedPopulationsAreThoseOfTheSameCodes) {
  ZonesReadOptions how;
  how.populations = folder_.write("pop_qp_2013.csv",
                                  "qp,population_municipale_2013\nQP030001,14621\nQP030014,1234\n");
  const Zoning zones = read(geojson({{R"("CODE_QP":"QP030001")", box(4.06, 44.11, 4.09, 44.14)},
                                     {R"("CODE_QP":"QP030002")", box(4.16, 44.11, 4.19, 44.14)}},
                                    0),
                            how);
  EXPECT_THAT(zones.people, ElementsAre(std::optional<std::int64_t>(14'621), std::nullopt));
  EXPECT_THAT(told(findings_),
              ::testing::UnorderedElementsAre("populations_missing", "populations_of_no_quartier"));
}

TEST(ZonePeople, OfAnotherListAreNone) {
  const testing::TempFolder folder;
  Zoning zoning;
  zoning.key = "qpv2024";
  zoning.codes = {"QN03014M"};
  Findings findings;
  read_zone_people(folder.write("pop.csv", "qp,population\nQP030014,1234\n"), zoning, findings);
  EXPECT_THAT(told(findings), ElementsAre("populations_of_none"));
  EXPECT_THAT(zoning.people, ElementsAre(std::nullopt));
}

TEST(ZonePeople, OfEveryZoneNeedNoFinding) {
  const testing::TempFolder folder;
  Zoning zoning;
  zoning.codes = {"QP030014"};
  Findings findings;
  read_zone_people(folder.write("pop.csv", "qp,population\nQP030014,1234\n"), zoning, findings);
  EXPECT_TRUE(told(findings).empty());
  EXPECT_EQ(zoning.people.front(), 1234);
}

TEST(Limits, OfAColumnOfQuartiersAreDrawnWhateverTheCodes) {
  Zoning zoning;
  zoning.codes = {"A", "QP030014"};
  set_limits(zoning, std::nullopt, false);
  EXPECT_THAT(zoning.limits,
              ElementsAre(ZoneLimits::of(LimitKind::neutral), ZoneLimits::of(LimitKind::drawn)));
  EXPECT_FALSE(zoning.are_limits_stated);
  zoning.limits.clear();
  set_limits(zoning, std::nullopt, true);
  EXPECT_EQ(zoning.limits.front(), ZoneLimits::of(LimitKind::drawn));
  zoning.limits.clear();
  set_limits(zoning, ZoneLimits{LimitKind::drawn, 2.0}, false);
  EXPECT_EQ(zoning.limits.front().ratio, 2.0);
  EXPECT_TRUE(zoning.are_limits_stated);
}

}  // namespace
}  // namespace carreau::inputs
