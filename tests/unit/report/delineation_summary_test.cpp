// SPDX-License-Identifier: Apache-2.0
/// The summary of a delineation of the sample town.
#include "report/delineation_summary.hpp"

#include "support/sample_town.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A zone of the unit outside any, with figures that read themselves.
Zone plain_zone(const std::string& id, std::int64_t people) {
  Zone zone;
  zone.id = id;
  zone.name = "Quartier " + id;
  zone.figures.has_data = true;
  zone.figures.people = Persons::whole(people);
  zone.figures.imputed_people = Persons::whole(people / 4);
  zone.figures.people_low_income = 600.0;
  zone.figures.median_disposable = {12'599.7, 11'000.0, 14'000.0};
  zone.figures.threshold_disposable = 12'600.2;
  zone.figures.p_criterion = 0.512;
  return zone;
}

class DelineationSummary : public ::testing::Test {
 protected:
  [[nodiscard]] std::string text(Language language) const {
    return delineation_summary(town_.output, language);
  }
  [[nodiscard]] std::vector<Zone>& perimeters() { return town_.result.delineation.perimeters; }
  [[nodiscard]] std::vector<Zone>& near_misses() { return town_.result.delineation.near_misses; }
  carreau::testing::SampleTown town_;
  const Words french_{Language::french};
};

TEST_F(DelineationSummary, CountsTheGrid) {
  Persons people;
  for (const Persons one : town_.cells.people()) people += one;
  EXPECT_THAT(text(Language::french), HasSubstr("· revenus de 2019\n\n"));
  EXPECT_THAT(text(Language::french),
              HasSubstr(french_.count(static_cast<double>(town_.cells.size())) + " carreaux, " +
                        french_.count(people.value()) + " habitants, dont "));
  EXPECT_THAT(text(Language::english), HasSubstr("Units in the grid: "));
  EXPECT_THAT(text(Language::french), ::testing::EndsWith("pas la liste officielle.\n"));
}

TEST_F(DelineationSummary, HasARowForEachPerimeter) {
  perimeters() = {plain_zone("Z1", 1'000), plain_zone("Z2", 3'000)};
  near_misses().clear();
  const std::string english = text(Language::english);
  EXPECT_THAT(english, HasSubstr("Proposed perimeters: 2; 4,000 people ("));
  EXPECT_THAT(english, HasSubstr("1,200 of them below S"));
  EXPECT_THAT(english, HasSubstr("€12,599.7 [11,000–14,000]  €12,600.2"));
  EXPECT_LT(english.find("Quartier Z2"), english.find("Quartier Z1")) << "the largest first";
  EXPECT_THAT(english, HasSubstr("0.51"));
  EXPECT_THAT(english, HasSubstr("25%"));
  EXPECT_THAT(english, HasSubstr("fail a single criterion: 0\n\n"));
  EXPECT_THAT(english, Not(HasSubstr("Edits by hand")));
  EXPECT_THAT(text(Language::french), HasSubstr("Périmètres proposés : 2 ; 4\u202F000 habitants"));
}

TEST_F(DelineationSummary, WithoutPerimetersThereIsNoTable) {
  perimeters().clear();
  near_misses().clear();
  const std::string french = text(Language::french);
  EXPECT_THAT(french, HasSubstr("Périmètres proposés : 0 ; 0 habitant (0,0\u00A0% de la grille)"));
  EXPECT_THAT(french, Not(HasSubstr("[90")));
}

TEST_F(DelineationSummary, NearMissesNameWhatTheyFail) {
  near_misses() = {plain_zone("P1", 900)};
  near_misses()[0].near_miss = NearMiss::zone_population;
  EXPECT_THAT(text(Language::french), HasSubstr("critère manque : 1\n"));
  EXPECT_THAT(text(Language::french), HasSubstr("trop peu d'habitants\n"));
  EXPECT_THAT(text(Language::english), HasSubstr("too few people\n"));
}

TEST_F(DelineationSummary, ShowsTheTwelveLargest) {
  perimeters().clear();
  for (int zone = 10; zone < 24; ++zone) {
    perimeters().push_back(plain_zone(std::to_string(zone), 1'000 + zone));
  }
  EXPECT_THAT(text(Language::french), HasSubstr("  … et 2 autres, dans la sortie\n"));
  EXPECT_THAT(text(Language::english), HasSubstr("  … and 2 more, in the output\n"));
  EXPECT_THAT(text(Language::english), HasSubstr("Quartier 12"));
  EXPECT_THAT(text(Language::english), Not(HasSubstr("Quartier 11")));
}

TEST_F(DelineationSummary, EditsSayWhatTheirZonesFail) {
  town_.scenario.edits.resize(3);
  perimeters() = {plain_zone("Z1", 2'000), plain_zone("Z2", 100), plain_zone("Z3", 2'000)};
  for (Zone& zone : perimeters()) zone.figures.share_low_income = Share::from_fraction(0.6);
  perimeters()[0].status = ZoneStatus::edited;
  EXPECT_THAT(text(Language::french),
              HasSubstr("Retouches à la main : 3 ; zones retouchées : 1, verrouillées : 0\n"));
  perimeters()[1].status = ZoneStatus::locked;
  perimeters()[1].pieces = 2;
  perimeters()[1].verdict =
      verdict_of(town_.scenario.rule, perimeters()[1].figures, {TerritoryBasis::unit, 50'000, 2});
  EXPECT_THAT(text(Language::french),
              HasSubstr("Retouches à la main : 3 ; zones retouchées : 1, verrouillées : 1 ; ne "
                        "remplissent pas : population 1\n"));
  const auto json = nlohmann::json::parse(delineation_json(town_.output, {}));
  EXPECT_EQ(json.at("edits"), 3);
  EXPECT_EQ(json.at("edited_zones"), 1);
  EXPECT_EQ(json.at("locked_zones"), 1);
  EXPECT_EQ(json.at("edited_zones_failing").at("population"), 1);
  EXPECT_EQ(json.at("edited_zones_failing").at("income"), 0);
  EXPECT_EQ(json.at("edited_zones_in_pieces"), 1);
  EXPECT_EQ(json.at("edited_zones_in_several_units"), 0);
}

TEST_F(DelineationSummary, AModelWithoutHouseholdsIsNamed) {
  EXPECT_THAT(text(Language::french), Not(HasSubstr("Sans ménages")));
  town_.scenario.model = IncomeModel::means;
  EXPECT_THAT(text(Language::french), HasSubstr("Sans ménages : l'estimation repose"));
  EXPECT_THAT(text(Language::english), HasSubstr("Without households: "));
}

TEST_F(DelineationSummary, JsonHasEveryZoneAndUnit) {
  const auto json = nlohmann::json::parse(delineation_json(town_.output, {"out.gpkg"}));
  EXPECT_EQ(json.at("rule"), "metropole-2023");
  EXPECT_EQ(json.at("vintage"), 2019);
  EXPECT_EQ(json.at("headcount"), true);
  EXPECT_EQ(json.at("method"), "plain");
  EXPECT_EQ(json.at("cells"), town_.cells.size());
  EXPECT_EQ(json.at("perimeters"), perimeters().size());
  ASSERT_EQ(json.at("zones").size(), perimeters().size());
  EXPECT_EQ(json.at("zones").at(0).at("zone_id"), perimeters().at(0).id);
  EXPECT_EQ(json.at("near_miss_zones").size(), near_misses().size());
  EXPECT_FALSE(json.at("urban_units").empty());
  EXPECT_EQ(json.at("outputs"), nlohmann::json({"out.gpkg"}));
  EXPECT_FALSE(json.contains("edits"));
}

}  // namespace
}  // namespace carreau::report
