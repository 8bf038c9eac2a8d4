// SPDX-License-Identifier: Apache-2.0
/// Each criterion at its bound, from both sides, and what a verdict says of them together.
#include "criteria/verdict.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

AreaFigures figures(Persons people, double share = 0.6, std::int64_t area_m2 = 400'000) {
  AreaFigures f;
  f.has_data = true;
  f.people = people;
  f.area_m2 = area_m2;
  f.share_low_income = Share::from_fraction(share);
  return f;
}

Verdict verdict(const AreaFigures& f, Situation situation = {TerritoryBasis::unit, 12'000, {}}) {
  RuleSet rule;
  rule.minimum_zone_density = 2'500;
  return verdict_of(rule, f, situation);
}

TEST(Verdict, TellsEveryCriterionInTheOrderOfTheDecree) {
  const Verdict v = verdict(figures(Persons::whole(1'000)));
  ASSERT_EQ(v.results().size(), 4U);
  EXPECT_EQ(v.results()[0], (CriterionResult{Criterion::territory, Comparison::at_least,
                                             Decision::met, 12'000.0, 10'000.0}));
  EXPECT_EQ(v.results()[1], (CriterionResult{Criterion::population, Comparison::at_least,
                                             Decision::met, 1'000.0, 1'000.0}));
  EXPECT_EQ(v.results()[2], (CriterionResult{Criterion::density, Comparison::at_least,
                                             Decision::met, 2'500.0, 2'500.0}));
  EXPECT_EQ(v.results()[3],
            (CriterionResult{Criterion::income, Comparison::more_than, Decision::met, 0.6, 0.5}));
  EXPECT_TRUE(v.meets());
  EXPECT_EQ(v.outcome(), Outcome::meets);
}

TEST(Verdict, PopulationAndDensityAreComparedToTheTenth) {
  const Verdict v = verdict(figures(Persons::from_tenths(9'999)));
  EXPECT_THAT(v.failed(), ElementsAre(Criterion::population, Criterion::density));
  EXPECT_EQ(v.outcome(), Outcome::fails);
}

/// An estimate of 900 people with a doubt of a fifth says little about 1,000.
TEST(Verdict, PeopleInDoubtAreRefusedOnlyWhereTheirIntervalExcludesTheMinimum) {
  const auto verdict_for = [](std::int64_t people, double doubt) {
    AreaFigures f = figures(Persons::whole(people), 0.6, 100'000);
    f.people_log_deviation = doubt;
    return verdict(f);
  };
  EXPECT_EQ(verdict_for(1'000, 0.2).outcome(), Outcome::meets);
  EXPECT_EQ(verdict_for(600, 0.2).outcome(), Outcome::fails);
  const Verdict v = verdict_for(900, 0.2);
  EXPECT_EQ(v.outcome(), Outcome::undecided);
  EXPECT_THAT(v.undecided(), ElementsAre(Criterion::population));
  EXPECT_THAT(v.failed(), IsEmpty());
  EXPECT_FALSE(v.meets());
  // P = Φ(ln(0.9) / 0.2), in ten-thousandths.
  EXPECT_EQ(v.find(Criterion::population)->probability, 0.2992);
  EXPECT_EQ(verdict_for(900, 0.0).outcome(), Outcome::fails) << "counted";
  EXPECT_EQ(verdict_for(900, 0.0).find(Criterion::population)->probability, std::nullopt);
  // A criterion that fails outweighs one that is undecided.
  AreaFigures f = figures(Persons::whole(900), 0.4, 100'000);
  f.people_log_deviation = 0.2;
  EXPECT_EQ(verdict(f).outcome(), Outcome::fails);
}

TEST(Verdict, IncomesInDoubtAreRefusedOnlyWhereTheirIntervalExcludesS) {
  AreaFigures f = figures(Persons::whole(2'000), 0.49);
  f.p_criterion = 0.4;
  EXPECT_EQ(verdict(f).outcome(), Outcome::fails) << "a zone of whole cells";
  f.are_incomes_in_doubt = true;
  EXPECT_THAT(verdict(f).undecided(), ElementsAre(Criterion::income));
  f.p_criterion = 0.05;
  EXPECT_THAT(verdict(f).failed(), ElementsAre(Criterion::income));
  EXPECT_EQ(decision_of(false, kExcluded), Decision::not_met);
  EXPECT_EQ(decision_of(false, 0.0501), Decision::undecided);
  EXPECT_EQ(decision_of(true, 0.51), Decision::met);
}

TEST(Verdict, ExactlyHalfIsNotMost) {
  EXPECT_THAT(verdict(figures(Persons::whole(2'000), 0.5)).failed(),
              ElementsAre(Criterion::income));
  EXPECT_THAT(verdict(figures(Persons::whole(2'000), 0.5 + 1e-12)).failed(), IsEmpty());
}

TEST(Verdict, ADerogationMeetsTheTerritoryWhateverItsPopulation) {
  const AreaFigures f = figures(Persons::whole(2'000));
  EXPECT_TRUE(verdict(f, {TerritoryBasis::derogation, 900, {}}).meets());
  EXPECT_TRUE(verdict(f, {TerritoryBasis::none, {}, {}}).fails(Criterion::territory));
  EXPECT_FALSE(verdict(f, {TerritoryBasis::none, {}, {}}).find(Criterion::territory)->value);
}

TEST(Verdict, ContiguityIsTestedWherePiecesAreTold) {
  const AreaFigures f = figures(Persons::whole(2'000));
  EXPECT_EQ(verdict(f).find(Criterion::contiguity), nullptr);
  EXPECT_FALSE(verdict(f).fails(Criterion::contiguity));
  EXPECT_TRUE(verdict(f, {TerritoryBasis::unit, 12'000, 1}).meets());
  EXPECT_THAT(verdict(f, {TerritoryBasis::unit, 12'000, 2}).failed(),
              ElementsAre(Criterion::contiguity));
}

TEST(Verdict, WithoutDataNothingIsMetAndNothingFails) {
  const Verdict v = verdict(AreaFigures());
  EXPECT_EQ(v.outcome(), Outcome::no_data);
  EXPECT_THAT(v.failed(), IsEmpty());
  EXPECT_FALSE(v.meets());
}

TEST(Verdict, WhereNobodyLivesTheIncomeIsUnknownAndNotZero) {
  const Verdict v = verdict(figures(Persons(), 0.0));
  EXPECT_TRUE(v.fails(Criterion::income));
  EXPECT_FALSE(v.find(Criterion::income)->value);
  EXPECT_EQ(v.find(Criterion::population)->value, 0.0);
}

TEST(Verdict, AsToldKeepsValuesAndTakesTheDecisions) {
  CriterionList failed;
  failed.push_back(Criterion::income);
  const Verdict decided = verdict(figures(Persons::whole(2'000))).with_decisions(failed);
  EXPECT_THAT(decided.failed(), ElementsAre(Criterion::income));
  EXPECT_EQ(decided.find(Criterion::income)->value, 0.6);
}

TEST(Verdict, NamesCriteriaAndTheirArticles) {
  RuleSet rule;
  rule.clauses["minimum_zone_population"] = {{"décret 2014-767, art. 2 I 2°"}, ""};
  rule.clauses["minimum_zone_density"] = {{{}, Origin::setting}, ""};
  const Verdict cited =
      verdict_of(rule, figures(Persons::whole(2'000)), {TerritoryBasis::unit, 12'000, 2});
  const auto citation = [&](Criterion criterion) { return cited.find(criterion)->citation; };
  EXPECT_EQ(citation(Criterion::population).article, "décret 2014-767, art. 2 I 2°");
  EXPECT_EQ(citation(Criterion::population).origin, Origin::rule);
  EXPECT_EQ(citation(Criterion::density), (Citation{{}, Origin::setting}));
  EXPECT_EQ(citation(Criterion::income), Citation{});
  EXPECT_EQ(citation(Criterion::contiguity), Citation{});
  EXPECT_EQ(to_text(verdict(figures(Persons(), 0.0)).failed(), ";"), "population;density;income");
}

}  // namespace
}  // namespace carreau
