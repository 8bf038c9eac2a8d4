// SPDX-License-Identifier: Apache-2.0
/// The roundings of the decrees, to the inhabitant and to the cent.
#include "rules/rule_set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::HasSubstr;

/// Décret 2014-767: the defaults.
RuleSet metropole() {
  RuleSet rule;
  rule.name = "metropole";
  return rule;
}

/// Décret 2014-1575, articles 1 and 2.
RuleSet martinique() {
  RuleSet rule;
  rule.name = "martinique";
  rule.urban_territory = UrbanTerritory::commune;
  rule.minimum_unit_population = 15'000;
  rule.unit_population_rounding = 1;
  rule.minimum_zone_density = 2'000;
  rule.national_weight = BasisPoints::from_points(3'000);
  rule.large_unit_population = 0;
  return rule;
}

TEST(RoundUp, AMultipleStays) {
  EXPECT_EQ(round_up(0, 100), 0);
  EXPECT_EQ(round_up(1, 100), 100);
  EXPECT_EQ(round_up(99, 100), 100);
  EXPECT_EQ(round_up(100, 100), 100);
  EXPECT_EQ(round_up(101, 100), 200);
  EXPECT_EQ(round_up(14'999, 1), 14'999);
}

struct PopulationCase {
  std::int64_t population;
  std::int64_t legal;
  bool is_urban;
};

TEST(IsUrban, MetropoleRoundsThePopulationUpToTheHundred) {
  for (const PopulationCase& c : std::vector<PopulationCase>{{0, 0, false},
                                                             {1, 100, false},
                                                             {9'800, 9'800, false},
                                                             {9'899, 9'900, false},
                                                             {9'900, 9'900, false},
                                                             {9'901, 10'000, true},
                                                             {9'999, 10'000, true},
                                                             {10'000, 10'000, true},
                                                             {10'001, 10'100, true}}) {
    EXPECT_EQ(legal_population(metropole(), c.population), c.legal) << c.population;
    EXPECT_EQ(is_urban(metropole(), c.population), c.is_urban) << c.population;
  }
}

TEST(IsUrban, OverseasPopulationsAreNotRounded) {
  EXPECT_FALSE(is_urban(martinique(), 14'901));
  EXPECT_FALSE(is_urban(martinique(), 14'999));
  EXPECT_TRUE(is_urban(martinique(), 15'000));
  EXPECT_EQ(legal_population(martinique(), 14'999), 14'999);
}

TEST(IsUrban, AnUnknownPopulationIsNot) {
  EXPECT_FALSE(is_urban(metropole(), std::nullopt));
  EXPECT_FALSE(is_large_unit(metropole(), std::nullopt));
}

TEST(NationalWeight, SwapsAtFiveMillionUnrounded) {
  const auto weight = [](std::int64_t population) {
    return national_weight(metropole(), population).points();
  };
  EXPECT_EQ(weight(9'901), 7'000);
  EXPECT_EQ(weight(4'999'899), 7'000);
  EXPECT_EQ(weight(4'999'900), 7'000);
  EXPECT_EQ(weight(4'999'901), 7'000) << "the rounding of article 2 serves the minimum alone";
  EXPECT_EQ(weight(4'999'999), 7'000);
  EXPECT_EQ(weight(5'000'000), 3'000);
  EXPECT_EQ(weight(10'800'000), 3'000);
  EXPECT_EQ(national_weight(metropole(), std::nullopt).points(), 7'000);
}

TEST(NationalWeight, NeverSwapsOverseas) {
  EXPECT_EQ(national_weight(martinique(), 9'000'000).points(), 3'000);
  EXPECT_EQ(national_weight(martinique(), 15'000).points(), 3'000);
}

std::int64_t cents_of_s(std::int64_t weight, std::int64_t national_cents,
                        std::int64_t local_cents) {
  return threshold(metropole(), BasisPoints::from_points(weight), Euros::from_cents(national_cents),
                   Euros::from_cents(local_cents))
      .cents();
}

TEST(Threshold, AnExactHundredStaysAndOneCentMoreGoesUp) {
  // 0.6 × 21,000 = 12,600 exactly; floating point says 12,599.999999999998.
  EXPECT_EQ(cents_of_s(7'000, 2'100'000, 2'100'000), 1'260'000);
  EXPECT_EQ(cents_of_s(7'000, 2'100'001, 2'100'000), 1'270'000);
  EXPECT_EQ(cents_of_s(7'000, 2'100'000, 2'100'001), 1'270'000);
  EXPECT_EQ(cents_of_s(7'000, 2'100'000, 2'099'999), 1'260'000);
  EXPECT_EQ(cents_of_s(3'000, 2'100'000, 2'100'000), 1'260'000);
  EXPECT_EQ(cents_of_s(7'000, 2'000'000, 2'000'000), 1'200'000);
  EXPECT_EQ(cents_of_s(7'000, 2'000'000, 2'000'001), 1'210'000);
}

TEST(Threshold, RoundsUpHoweverNearTheHundred) {
  EXPECT_EQ(cents_of_s(7'000, 2'500'000, 1'111'111), 1'250'000);  // 12,499.9998
  EXPECT_EQ(cents_of_s(7'000, 2'500'000, 1'111'112), 1'260'000);  // 12,500.0016
  EXPECT_EQ(cents_of_s(4'000, 2'000'000, 2'138'888), 1'250'000);  // 12,499.9968
  EXPECT_EQ(cents_of_s(4'000, 2'000'000, 2'138'889), 1'260'000);  // 12,500.0004
  EXPECT_EQ(cents_of_s(7'000, 2'100'000, 1'766'666), 1'200'000);  // 11,999.9988
  EXPECT_EQ(cents_of_s(7'000, 2'100'000, 1'766'667), 1'210'000);  // 12,000.0006
}

TEST(Threshold, ExactlyTwelveThousandFiveHundredStays) {
  // No medians in cents give exactly 12,500 with a ratio of 0.6; with a half they do.
  RuleSet rule = metropole();
  rule.poverty_ratio = BasisPoints::from_points(5'000);
  const auto s = [&](std::int64_t national, std::int64_t local) {
    return threshold(rule, BasisPoints::from_points(7'000), Euros::from_cents(national),
                     Euros::from_cents(local));
  };
  EXPECT_EQ(s(2'500'000, 2'500'000), Euros::whole(12'500));
  EXPECT_EQ(s(2'500'000, 2'500'001), Euros::whole(12'600));
  EXPECT_EQ(s(2'500'001, 2'500'000), Euros::whole(12'600));
  EXPECT_EQ(s(2'500'000, 2'499'999), Euros::whole(12'500));
}

TEST(Threshold, IsTheFormulaOfTheDecree) {
  // 100·⌈(42·nat + 18·uu) / 10000⌉ with whole euros; the large unit swaps 42 and 18.
  for (std::int64_t national = 18'000; national < 23'000; national += 371) {
    for (std::int64_t local = 14'000; local < 27'000; local += 613) {
      const std::int64_t small = (42 * national + 18 * local + 9'999) / 10'000 * 100;
      const std::int64_t large = (18 * national + 42 * local + 9'999) / 10'000 * 100;
      EXPECT_EQ(cents_of_s(7'000, national * 100, local * 100), small * 100);
      EXPECT_EQ(cents_of_s(3'000, national * 100, local * 100), large * 100);
    }
  }
}

TEST(Threshold, WeightsOfOneAndZeroTakeOneMedian) {
  EXPECT_EQ(cents_of_s(10'000, 2'000'000, 9'999'999), 1'200'000);
  EXPECT_EQ(cents_of_s(0, 9'999'999, 2'000'000), 1'200'000);
}

TEST(UnroundedThreshold, IsRoundedUpToS) {
  const RuleSet rule = metropole();
  const Euros national = Euros::from_value(21'120.0);
  const Euros local = Euros::from_value(18'444.5);
  const double unrounded =
      unrounded_threshold(rule.poverty_ratio, rule.national_weight, national, local);
  EXPECT_NEAR(unrounded, 12'190.41, 1e-9);
  EXPECT_EQ(threshold(rule, rule.national_weight, national, local), Euros::whole(12'200));
}

TEST(Citation, OfTheRuleIsItsArticle) {
  RuleSet rule = metropole();
  rule.clauses["poverty_ratio"] = {{"art. 4"}, ""};
  EXPECT_EQ(citation_of(rule, "poverty_ratio"), Citation{"art. 4"});
  EXPECT_EQ(citation_of(rule, "national_weight"), Citation());
  EXPECT_EQ(text_of(Citation{"art. 4"}, Language::english), "art. 4");
  EXPECT_EQ(text_of(Citation(), Language::french), "");
}

TEST(Citation, OfAnotherOriginSpeaksBothLanguages) {
  const Citation setting{{}, Origin::setting};
  EXPECT_EQ(text_of(setting, Language::french), "réglage de cette simulation");
  EXPECT_EQ(text_of(setting, Language::english), "setting of this simulation");
  const Citation scenario{{}, Origin::scenario};
  EXPECT_EQ(text_of(scenario, Language::french), "valeur gardée par le scénario");
  EXPECT_EQ(text_of(scenario, Language::english), "value kept by the scenario");
}

TEST(Citation, IsReadFromItsFrenchText) {
  for (const Citation& citation : {Citation{"art. 4"}, Citation(), Citation{{}, Origin::setting},
                                   Citation{{}, Origin::scenario}}) {
    EXPECT_EQ(citation_from(text_of(citation, Language::french)), citation);
  }
  EXPECT_EQ(citation_from("--set"), (Citation{{}, Origin::setting})) << "an older file";
  EXPECT_EQ(citation_from("scénario"), (Citation{{}, Origin::scenario})) << "an older file";
}

TEST(IsPopulous, AThousandToTheTenth) {
  EXPECT_TRUE(is_populous(metropole(), Persons::whole(1'000)));
  EXPECT_FALSE(is_populous(metropole(), Persons::from_tenths(9'999)));
}

TEST(IsDense, TwoThousandPerSquareKilometreToTheTenth) {
  // 80 people on one cell of 200 m are exactly 2,000 per km².
  EXPECT_TRUE(is_dense(martinique(), Persons::whole(80), 40'000));
  EXPECT_FALSE(is_dense(martinique(), Persons::from_tenths(799), 40'000));
  EXPECT_TRUE(is_dense(martinique(), Persons::whole(2'000), 1'000'000));
  EXPECT_FALSE(is_dense(martinique(), Persons::from_tenths(19'999), 1'000'000));
  EXPECT_TRUE(is_dense(metropole(), Persons::from_tenths(1), 1'000'000'000)) << "no minimum";
}

TEST(IsUrban, EveryPlaceIsWhereTheRuleAppliesEverywhere) {
  RuleSet rule;
  rule.urban_territory = UrbanTerritory::everywhere;
  EXPECT_TRUE(is_urban(rule, std::nullopt));
  EXPECT_TRUE(is_urban(rule, 0));
}

TEST(IsDenseCell, IsExactToTheTenthOfAPerson) {
  RuleSet rule;
  rule.selects = Selection::density;
  rule.minimum_cell_density = 1'500;
  constexpr std::int64_t kKilometre = 1'000'000;
  EXPECT_TRUE(is_dense_cell(rule, Persons::whole(1'500), kKilometre));
  EXPECT_FALSE(is_dense_cell(rule, Persons::from_tenths(14'999), kKilometre));
  // 60 people on a cell of 200 m.
  EXPECT_TRUE(is_dense_cell(rule, Persons::whole(60), 40'000));
  EXPECT_FALSE(is_dense_cell(rule, Persons::from_tenths(599), 40'000));
}

TEST(RuleSet, NamesOfTerritoriesAndSelectionsAreReadBack) {
  for (const auto territory :
       {UrbanTerritory::urban_unit, UrbanTerritory::commune, UrbanTerritory::everywhere}) {
    EXPECT_EQ(parse_urban_territory(to_text(territory)), territory);
  }
  for (const auto selection : {Selection::income, Selection::density}) {
    EXPECT_EQ(parse_selection(to_text(selection)), selection);
  }
  EXPECT_EQ(parse_urban_territory("nowhere"), std::nullopt);
  EXPECT_EQ(parse_selection("Density"), std::nullopt);
  EXPECT_TRUE(compares_incomes(RuleSet()));
}

}  // namespace
}  // namespace carreau
