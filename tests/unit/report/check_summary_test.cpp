// SPDX-License-Identifier: Apache-2.0
/// The criteria on perimeters in words: a perimeter without inhabitants has dashes, not zeros.
#include "report/check_summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Two zones meet every criterion, the third fails two of them, the last has no data.
class CheckSummary : public ::testing::Test {
 protected:
  CheckSummary() {
    zones_.codes = {"Z1", "Z2", "Z3", "Z4"};
    zones_.names = {"Un", "Deux", "Trois", "Quatre"};
    scenario_.rule.name = "metropole-2023";
    scenario_.rule.title = "Métropole";
    scenario_.vintage.year = 2019;
    PerimeterCheck check;
    check.figures.has_data = true;
    check.figures.people = Persons::whole(12'000);
    check.figures.median_disposable = {14'000.0, 13'000.0, 15'000.0};
    check.figures.median_declared = {12'599.6, 11'000.0, 13'500.0};
    check.figures.threshold_declared = Euros::whole(12'600);
    check.figures.p_criterion = 0.75;
    check.parts.people = 12'000.0;
    check.parts.imputed_people = 3'000.0;
    check.verdict.add(
        {Criterion::population, Comparison::at_least, Decision::met, 12'000.0, 1'000.0});
    checks_.assign(2, check);
    check.verdict = Verdict();
    check.verdict.add(
        {Criterion::population, Comparison::at_least, Decision::not_met, 12.0, 1'000.0});
    check.verdict.add({Criterion::income, Comparison::more_than, Decision::not_met, 0.4, 0.5});
    checks_.push_back(check);
    checks_.emplace_back();
  }
  [[nodiscard]] NamedChecks named() const { return {zones_, checks_, scenario_, findings_}; }

  Zoning zones_;
  std::vector<PerimeterCheck> checks_;
  Scenario scenario_;
  Findings findings_;
};

TEST_F(CheckSummary, CountsTheVerdicts) {
  EXPECT_THAT(
      check_text(named(), Language::french),
      HasSubstr("Critères : 2 zones les remplissent tous, 1 non, 0 reste indécise, 1 sans donnée"));
  EXPECT_THAT(
      check_text(named(), Language::english),
      HasSubstr("Criteria: 2 zones meet all of them, 1 does not, 0 are undecided, 1 without data"));
  EXPECT_THAT(check_text(named(), Language::french), HasSubstr("Métropole · revenus de 2019"));
}

TEST_F(CheckSummary, AnUndecidedCriterionIsNeitherMetNorNotMet) {
  checks_[0].verdict = Verdict();
  checks_[0].verdict.add(
      {Criterion::population, Comparison::at_least, Decision::undecided, 950.0, 1'000.0});
  // A factor of 1.2 both ways.
  checks_[0].figures.people_log_deviation = std::log(1.2) / 1.6448536269514722;
  const std::string text = check_text(named(), Language::english);
  EXPECT_THAT(text, HasSubstr("1 zone meets all of them, 1 does not, 1 is undecided"));
  EXPECT_THAT(text, HasSubstr("undecided: population"));
  EXPECT_THAT(text, HasSubstr("12,000 [10,000 ; 14,400]"));
  EXPECT_THAT(check_text(named(), Language::french), HasSubstr("indécis : population"));
  EXPECT_THAT(check_json(named()), HasSubstr("\"undecided\": 1"));
}

TEST_F(CheckSummary, HasARowForEachZone) {
  const std::string text = check_text(named(), Language::english);
  EXPECT_THAT(text, HasSubstr("Z1    Un"));
  EXPECT_THAT(text, HasSubstr("12,000"));
  EXPECT_THAT(text, HasSubstr("€14,000 [€13,000 ; €15,000]"));
  EXPECT_THAT(text, HasSubstr("€12,599.6 [€11,000 ; €13,500]")) << "not €12,600, which is S";
  EXPECT_THAT(text, HasSubstr("€12,600           0.75"));
  EXPECT_THAT(text, HasSubstr("25%"));
  EXPECT_THAT(check_text(named(), Language::french),
              HasSubstr("14\u202F000\u00A0€ [13\u202F000\u00A0€ ; 15\u202F000\u00A0€]"));
}

TEST_F(CheckSummary, NamesTheFailedCriteria) {
  EXPECT_THAT(check_text(named(), Language::french), HasSubstr("non : population, revenu"));
  EXPECT_THAT(check_text(named(), Language::english), HasSubstr("fails: population, income"));
}

TEST_F(CheckSummary, WithoutDataThereAreNoFigures) {
  checks_ = {PerimeterCheck()};
  const std::string text = check_text(named(), Language::french);
  EXPECT_THAT(text, HasSubstr("–"));
  EXPECT_THAT(text, HasSubstr("sans donnée\n"));
  EXPECT_THAT(text, Not(HasSubstr("0\u00A0€")));
  EXPECT_THAT(text, Not(HasSubstr("nan")));
}

TEST_F(CheckSummary, JsonHasTheCounts) {
  findings_.notice("decimal_comma");
  const auto json = nlohmann::json::parse(check_json(named()));
  EXPECT_EQ(json.at("rule"), "metropole-2023");
  EXPECT_EQ(json.at("vintage"), 2019);
  EXPECT_EQ(json.at("zones"), 4);
  EXPECT_EQ(json.at("meets"), 2);
  EXPECT_EQ(json.at("fails"), 1);
  EXPECT_EQ(json.at("no_data"), 1);
  EXPECT_EQ(json.at("findings").at(0).at("code"), "decimal_comma");
}

}  // namespace
}  // namespace carreau::report
