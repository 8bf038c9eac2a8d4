// SPDX-License-Identifier: Apache-2.0
/// Where the units of each variable went; rates and medians have no totals.
#include "report/crosswalk_summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

MovedVariable moved_count() {
  MovedVariable variable{"POP", VariableKind::count, Base::people, 1, {}, {}};
  variable.totals = CountTotals{12'345, 10'000, 2'000, 345, 2, 0};
  variable.zones.resize(3);
  variable.zones[0].state = MovedState::complete;
  variable.zones[1].state = MovedState::complete;
  variable.zones[2].state = MovedState::withheld;
  return variable;
}

class CrosswalkSummary : public ::testing::Test {
 protected:
  [[nodiscard]] NamedCrosswalk named() const { return {1'500, 20, 40, variables_, findings_}; }
  std::vector<MovedVariable> variables_{moved_count()};
  Findings findings_;
};

TEST_F(CrosswalkSummary, CountsHaveTheirTotals) {
  const std::string french = crosswalk_text(named(), Language::french);
  EXPECT_THAT(french, HasSubstr("1\u202F500 zones de départ, 20 d'arrivée, 40 couples en commun"));
  EXPECT_THAT(french, HasSubstr("1\u202F234,5"));
  EXPECT_THAT(french, HasSubstr("Total = dans les zones + ailleurs"));
  const std::string english = crosswalk_text(named(), Language::english);
  EXPECT_THAT(english, HasSubstr("1,500 source zones, 20 targets, 40 pairs in common"));
  EXPECT_THAT(english, HasSubstr("1,234.5"));
  EXPECT_THAT(english, HasSubstr("1,000.0"));
  EXPECT_THAT(english, HasSubstr("200.0"));
  EXPECT_THAT(english, HasSubstr("34.5"));
}

TEST_F(CrosswalkSummary, RatesAndMediansHaveDashes) {
  variables_ = {{"RATE", VariableKind::rate, std::nullopt, 4, {}, {}},
                {"MED", VariableKind::median, std::nullopt, 0, {}, {}}};
  const std::string french = crosswalk_text(named(), Language::french);
  EXPECT_THAT(french, HasSubstr("deux bases"));
  EXPECT_THAT(french, HasSubstr("estimée"));
  EXPECT_THAT(french, HasSubstr("–"));
  EXPECT_THAT(french, Not(HasSubstr("Total = ")));
  EXPECT_THAT(crosswalk_text(named(), Language::english), HasSubstr("two bases"));
  EXPECT_THAT(crosswalk_text(named(), Language::english), HasSubstr("estimated"));
}

TEST_F(CrosswalkSummary, WithoutVariablesThereIsNoTable) {
  variables_.clear();
  const std::string text = crosswalk_text(named(), Language::english);
  EXPECT_THAT(text, ::testing::EndsWith("40 pairs in common\n"));
  findings_.warn("decimal_comma");
  EXPECT_THAT(crosswalk_text(named(), Language::english), HasSubstr("Findings about the data"));
}

TEST_F(CrosswalkSummary, JsonHasTotalsOnlyOfCounts) {
  variables_.push_back({"RATE", VariableKind::rate, Base::people, 4, {}, {}});
  const auto json = nlohmann::json::parse(crosswalk_json(named()));
  EXPECT_EQ(json.at("from_zones"), 1'500);
  EXPECT_EQ(json.at("to_zones"), 20);
  EXPECT_EQ(json.at("pairs"), 40);
  const auto& count = json.at("variables").at(0);
  EXPECT_EQ(count.at("total"), 1'234.5);
  EXPECT_EQ(count.at("in_zones"), 1'000.0);
  EXPECT_EQ(count.at("unknown_sources"), 2);
  const auto& rate = json.at("variables").at(1);
  for (const char* const key :
       {"total", "in_zones", "elsewhere", "not_placed", "unknown_sources"}) {
    EXPECT_FALSE(rate.contains(key)) << key;
  }
}

}  // namespace
}  // namespace carreau::report
