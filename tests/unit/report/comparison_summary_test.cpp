// SPDX-License-Identifier: Apache-2.0
/// Two generations in words: what changed, who left and who entered, and the pockets.
#include "report/comparison_summary.hpp"

#include "support/row_of_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using carreau::testing::row_of_cells;
using carreau::testing::stretches;
using ::testing::HasSubstr;
using ::testing::Not;

Zoning coded_zones(const std::string& title, const std::vector<std::string>& codes) {
  Zoning zoning;
  zoning.key = title;
  zoning.title = title;
  zoning.codes = codes;
  for (const std::string& code : codes) zoning.names.push_back("Zone " + code);
  return zoning;
}

/// Seven cells of 1,000 people. A (two cells) gained one and is called C, B left, K stayed.
class ComparisonSummary : public ::testing::Test {
 protected:
  ComparisonSummary() { before_.date = "2014"; }

  [[nodiscard]] results::NamedComparison named(Headcount headcount = Headcount::present) const {
    return {{before_, pockets_before_, checks_before_},
            {after_, pockets_after_, checks_after_},
            comparison_,
            followed_,
            options_,
            headcount};
  }
  [[nodiscard]] std::string text(Language language) const {
    return comparison_text(named(), findings_, language);
  }
  const CellTable cells_ = row_of_cells(std::vector<carreau::testing::RowCell>(7, {1'000, 400}));
  Zoning before_ = coded_zones("qp", {"A", "B", "K"});
  Zoning after_ = coded_zones("qpv", {"C", "L"});
  Zoning pockets_before_;
  Zoning pockets_after_;
  std::vector<PerimeterCheck>* checks_before_ = nullptr;
  std::vector<PerimeterCheck>* checks_after_ = nullptr;
  const ComparisonOptions options_;
  FollowedPockets followed_;
  Findings findings_;
  const ZoningComparison comparison_ =
      compare_zonings(cells_, CellShares(cells_, stretches({{0, 400}, {600, 800}, {1'000, 1'200}})),
                      CellShares(cells_, stretches({{0, 600}, {1'000, 1'200}})), options_);
};

TEST_F(ComparisonSummary, CountsChangesAndPeople) {
  const std::string french = text(Language::french);
  EXPECT_THAT(french, HasSubstr("qp (2014) → qpv\n\n")) << "a date where there is one";
  EXPECT_THAT(french, HasSubstr("Quartiers : 3 avant, 2 après\n"));
  EXPECT_THAT(french, HasSubstr("Habitants : 4\u202F000 avant, 4\u202F000 après ; 3\u202F000 dans "
                                "les deux, 1\u202F000 sortent, 1\u202F000 entrent"));
  const std::string english = text(Language::english);
  EXPECT_THAT(english, HasSubstr("  unchanged 1, redrawn 1, split 0, merged 0, entered 0, left 1"));
  EXPECT_THAT(english, HasSubstr("Unchanged: to within 2.0% of people and of ground. Linked: from "
                                 "10% of the people"));
}

TEST_F(ComparisonSummary, PoorHouseholdsNeedHouseholds) {
  EXPECT_THAT(text(Language::french), HasSubstr("Ménages pauvres : 0 sortent, 0 entrent"));
  EXPECT_THAT(comparison_text(named(Headcount::absent), findings_, Language::french),
              Not(HasSubstr("Ménages pauvres")));
}

TEST_F(ComparisonSummary, HasARowForEachChangedQuartier) {
  const std::string english = text(Language::english);
  EXPECT_THAT(english, HasSubstr("Zone A"));
  EXPECT_THAT(english, HasSubstr("2,000      0   1,000    0.0 ha    4.0 ha"));
  EXPECT_THAT(english, HasSubstr("Zone B"));
  EXPECT_THAT(english, HasSubstr("1,000  1,000       0    4.0 ha    0.0 ha"));
  EXPECT_THAT(english, Not(HasSubstr("Zone K"))) << "it did not change";
  EXPECT_THAT(english, Not(HasSubstr("fails"))) << "no rule was given";
}

TEST_F(ComparisonSummary, NamesCriteriaLostGainedAndFailed) {
  const auto decided = [](bool is_met) { return is_met ? Decision::met : Decision::not_met; };
  const auto check = [&](bool population, bool income) {
    PerimeterCheck made;
    made.figures.has_data = true;
    made.verdict.add({Criterion::population, Comparison::at_least, decided(population), 1.0, 1.0});
    made.verdict.add({Criterion::income, Comparison::more_than, decided(income), 0.5, 0.5});
    return made;
  };
  std::vector<PerimeterCheck> before = {check(true, false), check(true, false), check(true, true)};
  std::vector<PerimeterCheck> after = {check(false, true), check(true, true)};
  checks_before_ = &before;
  checks_after_ = &after;
  EXPECT_THAT(text(Language::french), HasSubstr("− population, + revenu"));
  EXPECT_THAT(text(Language::french), HasSubstr("échoue : revenu"));
  EXPECT_THAT(text(Language::english), HasSubstr("− population, + income"));
  EXPECT_THAT(text(Language::english), HasSubstr("fails: income"));
}

TEST_F(ComparisonSummary, FollowsPockets) {
  EXPECT_THAT(text(Language::french), Not(HasSubstr("Poches")));
  pockets_after_ = coded_zones("poches", {"P1"});
  followed_.quartiers_before.resize(3);
  followed_.quartiers_before[1].fate = PocketFate::became_pocket;
  followed_.quartiers_before[1].pockets = {ZoneIndex(0)};
  followed_.quartiers_before[1].own.people = Persons::whole(1'000);
  followed_.pockets_after.resize(1);
  followed_.pockets_after[0].fate = PocketFate::was_quartier;
  followed_.pockets_after[0].quartiers = {ZoneIndex(1)};
  const std::string french = text(Language::french);
  EXPECT_THAT(french, HasSubstr("Poches de vulnérabilité\n"));
  EXPECT_THAT(french, ::testing::ContainsRegex("B +Zone B +.*P1 +1\u202F000"));
  EXPECT_THAT(french, ::testing::ContainsRegex("P1 +Zone P1 +.*B +0"));
  EXPECT_THAT(text(Language::english), HasSubstr("Pockets of vulnerability\n"));
  const auto json = nlohmann::json::parse(comparison_json(named(), findings_));
  EXPECT_EQ(json.at("pockets").at("became_pocket"), 1);
  EXPECT_EQ(json.at("pockets").at("stays"), 0);
}

TEST_F(ComparisonSummary, JsonCountsAPocketThatStaysOnce) {
  followed_.pockets_before.resize(1);
  followed_.pockets_before[0].fate = PocketFate::stays;
  followed_.pockets_after.resize(1);
  followed_.pockets_after[0].fate = PocketFate::stays;
  const auto json = nlohmann::json::parse(comparison_json(named(), findings_));
  EXPECT_EQ(json.at("pockets").at("stays"), 1);
}

TEST_F(ComparisonSummary, JsonHasBothSides) {
  const auto json = nlohmann::json::parse(comparison_json(named(), findings_));
  EXPECT_EQ(json.at("unchanged"), 1);
  EXPECT_EQ(json.at("redrawn"), 1);
  EXPECT_EQ(json.at("left"), 1);
  EXPECT_EQ(json.at("tolerance"), 0.02);
  EXPECT_EQ(json.at("before").at("key"), "qp");
  EXPECT_EQ(json.at("before").at("quartiers"), 3);
  EXPECT_EQ(json.at("before").at("people"), 4'000.0);
  EXPECT_EQ(json.at("before").at("households"), 1'600.0);
  EXPECT_EQ(json.at("after").at("quartiers"), 2);
  EXPECT_EQ(json.at("both").at("people"), 3'000.0);
  EXPECT_EQ(json.at("both").at("area_m2"), 120'000);
  const auto without = nlohmann::json::parse(comparison_json(named(Headcount::absent), findings_));
  EXPECT_FALSE(without.at("both").contains("households")) << "unknown, not 0";
}

}  // namespace
}  // namespace carreau::report
