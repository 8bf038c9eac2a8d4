// SPDX-License-Identifier: Apache-2.0
/// The Alès territory on a reduced grid: each case that the decree of 2023 distinguishes.
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <gmock/gmock.h>

#include <iostream>

namespace carreau::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Ales : public RealRun {
 protected:
  static std::string grid() { return real_file("grid/ales_2019/carreaux_200m_ales_2019.csv"); }
  static std::string official() { return real_file("zones/qpv2015_occitanie.geojson"); }
  static std::vector<std::string> words(const std::vector<std::string>& more) {
    std::vector<std::string> all = {"delineate",
                                    grid(),
                                    "--urban-units",
                                    real_file("territory/UU2020_au_01-01-2021.xlsx"),
                                    "--communes",
                                    real_file("territory/communes-30-gard.geojson"),
                                    "--communes",
                                    real_file("territory/communes_population.csv"),
                                    "--rule",
                                    "metropole-2023",
                                    "-o",
                                    "ales.gpkg",
                                    "--overwrite"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  nlohmann::json with_listed() const {
    return json(words({"--without-headcount", "--listed", official(), "--repair"}));
  }
  nlohmann::json without_listed() const { return json(words({"--without-headcount"})); }

  /// "found", "partly" or "missed" by code, of the quartiers that the grid touches.
  std::map<std::string, std::string> states() const {
    std::map<std::string, std::string> states;
    const auto agreement = json({"evaluate", "ales.gpkg", official(), grid(), "--repair"});
    for (const auto& row : agreement.at("reference")) {
      if (row.at("people") > 0.0) states[row.at("code")] = row.at("found");
    }
    return states;
  }
  std::string explain(const std::string& id) const {
    return run({"explain", "ales.gpkg", id, "--lang", "en"}).out;
  }
  /// The near misses whose name starts so, as "criterion extent".
  static std::string near_miss(const nlohmann::json& summary, const std::string& name) {
    for (const auto& zone : summary.at("near_miss_zones")) {
      if (zone.at("name").get<std::string>().starts_with(name)) {
        return zone.at("failed_criterion").get<std::string>() + " " +
               zone.at("zone_id").get<std::string>();
      }
    }
    return "none";
  }
};

TEST_F(Ales, AReducedGridNamesTheWayOut) {
  const ProgramResult result = run(words({"--listed", official(), "--repair"}));
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err,
            "carreau delineate: carreaux_200m_ales_2019.csv: expected a column \"men\" "
            "(households), found none: this is a reduced grid, with people and incomes only (run "
            "again with --without-headcount: the estimate then rests on the means alone and its "
            "intervals widen)\n");
  EXPECT_TRUE(folder_.content().empty());
}

TEST_F(Ales, EachQuartierWithTheDerogation) {
  const auto summary = with_listed();
  EXPECT_EQ(summary.at("cells"), 4'023);
  EXPECT_NEAR(summary.at("people").get<double>(), 105'693.0, 0.5);
  EXPECT_EQ(count_of(summary, "communes_by_centre"), 1);
  const auto found = states();
  for (const auto& [code, state] : found) std::cout << code << ' ' << state << '\n';
  EXPECT_EQ(found.size(), 4U);
  EXPECT_EQ(found.at("QP030001"), "found");   // Alès
  EXPECT_EQ(found.at("QP030014"), "found");   // Saint-Ambroix
  EXPECT_EQ(found.at("QP030016"), "found");   // La Grand-Combe, Centre Ville - Arboux
  EXPECT_EQ(found.at("QP030017"), "missed");  // La Grand-Combe, Trescol: 439 people
}

TEST_F(Ales, LaGrandCombeVanishesWithoutTheDerogation) {
  (void)without_listed();
  const auto found = states();
  EXPECT_EQ(found.at("QP030001"), "found");
  EXPECT_EQ(found.at("QP030014"), "found");
  EXPECT_EQ(found.at("QP030016"), "missed");
  EXPECT_EQ(found.at("QP030017"), "missed");
  EXPECT_THAT(near_miss(without_listed(), "La Grand-Combe"), HasSubstr("unit_population"));
}

TEST_F(Ales, ThePocketsAreNearMissesForTheirOwnReasons) {
  const auto summary = with_listed();
  EXPECT_THAT(near_miss(summary, "Bessèges"), HasSubstr("unit_population 30118-P"));
  EXPECT_THAT(near_miss(summary, "Molières-sur-Cèze"), HasSubstr("outside_unit HU-P"));
}

std::string zone_named(const nlohmann::json& zones, const std::string& name) {
  for (const auto& zone : zones) {
    if (zone.at("name").get<std::string>().starts_with(name)) return zone.at("zone_id");
  }
  return "none";
}

TEST_F(Ales, ExplainTellsTheCasesApart) {
  const auto summary = with_listed();
  const auto& zones = summary.at("zones");
  const auto& near = summary.at("near_miss_zones");
  EXPECT_THAT(explain(zone_named(zones, "Alès")),
              AllOf(HasSubstr("30501 Alès, 104,"), HasSubstr(": criterion met."),
                    HasSubstr("every criterion is met"), Not(HasSubstr("deemed"))));
  EXPECT_THAT(explain(zone_named(zones, "Saint-Ambroix")),
              AllOf(HasSubstr("30501 Alès, 104,"), HasSubstr("every criterion is met")));
  EXPECT_THAT(explain(zone_named(zones, "La Grand-Combe")),
              AllOf(HasSubstr("30214 La Grand-Combe, 8,"),
                    HasSubstr("deemed met because the quartier was already listed"),
                    HasSubstr("décret 2023-1312")));
  EXPECT_THAT(explain(zone_named(near, "Bessèges")),
              AllOf(HasSubstr("30118 Bessèges, 4,"), HasSubstr("criterion not met"),
                    HasSubstr("too small; all else is met")));
  EXPECT_THAT(explain(zone_named(near, "Molières-sur-Cèze")),
              AllOf(HasSubstr("outside any urban unit"),
                    HasSubstr("the zone lies in no urban unit; all else is met")));
}

TEST_F(Ales, EveryOutputSaysThatHouseholdsAreAbsent) {
  const auto summary = with_listed();
  EXPECT_EQ(summary.at("headcount"), false);
  for (const auto& row : layer_rows(folder_ / "ales.gpkg", "run")) {
    if (row.at("key") != "headcount") continue;
    EXPECT_THAT(row.at("value"), HasSubstr("absent"));
  }
  for (const char* layer : {"perimeters", "near_misses", "cells"}) {
    for (const auto& row : layer_rows(folder_ / "ales.gpkg", layer)) {
      ASSERT_EQ(row.at("households"), "") << layer;
    }
  }
  EXPECT_THAT(explain(summary.at("zones").at(0).at("zone_id")),
              HasSubstr("Grid without households"));
  EXPECT_THAT(run(words({"--without-headcount", "--lang", "fr"})).err, HasSubstr("Sans ménages"));
  EXPECT_THAT(run({"evaluate", "ales.gpkg", official(), grid(), "--lang", "en", "--repair"}).out,
              HasSubstr("People: "));
}

}  // namespace
}  // namespace carreau::testing
