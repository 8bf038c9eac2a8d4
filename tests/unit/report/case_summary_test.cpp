// SPDX-License-Identifier: Apache-2.0
/// The table by town, in both languages, and its JSON.
#include "report/case_summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;

TEST(CaseSummary, TellsEachTown) {
  results::CaseRecord one;
  one.key = "lille";
  one.title = "Lille, 2017";
  one.people_reference = 196'986.0;
  one.f1_by_area = 0.765;
  one.f1_by_people = 0.785;
  one.found = 12;
  results::CaseRecord none;
  none.key = "nowhere";
  none.title = "Nulle part";
  const std::string french = cases_text({one, none}, Language::french);
  EXPECT_THAT(french, HasSubstr("F1 (surface)"));
  EXPECT_THAT(french, HasSubstr("0,765"));
  EXPECT_THAT(french, HasSubstr("–")) << "unknown is not zero";
  EXPECT_THAT(cases_text({one}, Language::english), HasSubstr("0.785"));
  const auto json = nlohmann::json::parse(cases_json({one, none}, {Findings(), Findings()}));
  EXPECT_EQ(json.at("cases").at(0).at("found"), 12);
  EXPECT_TRUE(json.at("cases").at(1).at("f1_by_people").is_null());
}

}  // namespace
}  // namespace carreau::report
