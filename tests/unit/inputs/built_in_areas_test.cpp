// SPDX-License-Identifier: Apache-2.0
/// The built-in medians of urban units: S with them is what is known of it.
#include "inputs/built_in_areas.hpp"

#include "inputs/rule_reader.hpp"
#include "rules/unit_threshold.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

const KnownIncomeArea& area(const BuiltInMedians& medians, const char* code) {
  return medians.areas.at(code);
}

TEST(BuiltInAreas, EachYearStatesItsConceptAndSource) {
  for (const int year : {2010, 2011, 2015, 2017, 2019, 2021}) {
    const auto medians = built_in_medians(year);
    ASSERT_TRUE(medians.has_value()) << year;
    EXPECT_THAT(medians->source, HasSubstr("INSEE")) << year;
    EXPECT_GT(medians->areas.size(), 2'400U) << year;
    for (const auto& [code, known] : medians->areas) {
      const double median = known.median.median.value();
      EXPECT_TRUE(median > 8'000.0 && median < 60'000.0) << year << " " << code;
      EXPECT_EQ(known.median.origin, MedianOrigin::built_in);
      EXPECT_EQ(known.median.income == IncomeConcept::declared, year < 2015) << year;
      EXPECT_LT(known.median.log_deviation, 0.05) << year << " " << code;
      EXPECT_FALSE(known.communes.empty()) << code;
    }
  }
  EXPECT_FALSE(built_in_medians(2013).has_value());
  // What decides on every year: the mixture and the mergers.
  EXPECT_THAT(built_in_medians_text(2021), HasSubstr(built_in_medians_text(2013)));
}

TEST(BuiltInAreas, ALaterYearScalesAnEarlierOneWithMoreDoubt) {
  const auto of_2019 = built_in_medians(2019);
  const auto of_2021 = built_in_medians(2021);
  const PublishedMedian& before = area(*of_2019, "59702").median;
  const PublishedMedian& after = area(*of_2021, "59702").median;
  EXPECT_NEAR(after.median.value() / before.median.value(), 23'000.0 / 21'930.0, 1e-5);
  EXPECT_GT(after.log_deviation, before.log_deviation);
}

TEST(BuiltInAreas, TheThresholdOfStrasbourgIsThatOfItsContract) {
  // Décret 2014-767, art. 4, on declared incomes of 2011: the contrat de ville says 11,500 €.
  const auto medians = built_in_medians(2011);
  const KnownIncomeArea& strasbourg = area(*medians, "67701");
  EXPECT_THAT(strasbourg.name, HasSubstr("Strasbourg"));
  EXPECT_THAT(strasbourg.communes, Contains("67482"));
  const RuleSet rule = read_scenario(choose_rule("metropole-2014"), 2019).rule;
  const LocalMedian local{strasbourg.median.median, source_of(strasbourg.median), 0.0};
  EXPECT_EQ(local.source, MedianSource::built_in);
  const Bridge identity{19'200.0, 19'200.0, 1.0, 0.0, {}};
  EXPECT_EQ(unit_threshold(rule, 460'000, Euros::whole(19'200), local, identity).declared,
            Euros::whole(11'500));
}

TEST(BuiltInAreas, DepartementsOverseasHaveThePublishedMedian) {
  const auto medians = built_in_medians(2017);
  EXPECT_EQ(area(*medians, "972").median.median, Euros::whole(17'580));
  EXPECT_EQ(area(*medians, "972").median.log_deviation, 0.0);
  EXPECT_EQ(area(*medians, "972").communes.size(), 34U);
  EXPECT_TRUE(built_in_areas().contains("974"));
}

TEST(BuiltInAreas, MergersLeadToPresentCommunes) {
  const Mergers& mergers = built_in_mergers();
  EXPECT_GT(mergers.size(), 4'000U);
  EXPECT_EQ(mergers.at("01340"), "01015");
  for (const auto& [former, now] : mergers) EXPECT_FALSE(mergers.contains(now)) << former;
}

TEST(BuiltInAreas, TheMixtureHasItsFigures) {
  const MixtureFigures figures = mixture_figures();
  EXPECT_GT(figures.declared_spread, figures.disposable_spread);
  EXPECT_GT(figures.declared_deviation, figures.disposable_deviation);
  EXPECT_GT(figures.least_share, 0.5);
}

}  // namespace
}  // namespace carreau::inputs
