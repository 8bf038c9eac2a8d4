// SPDX-License-Identifier: Apache-2.0
/// The summary for elected people.
#include "report/programme/actions_tables.hpp"
#include "report/programme/sheet_page.hpp"
#include "support/drawn_programme.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(SummaryPage, ShowsTheLargestAndWhatIsToCheck) {
  const testing::DrawnProgramme drawn(300);
  const Words w(Language::french);
  const std::string page = summary_page(drawn.view(), actions_tables(drawn.view(), w), w);
  EXPECT_THAT(page, HasSubstr("<p>Synthèse</p>"));
  EXPECT_THAT(page, HasSubstr("Demandé, accordé et versé par année"));
  EXPECT_THAT(page, HasSubstr("Médiane"));
  EXPECT_THAT(page, HasSubstr("Et d’autres lignes"));
  EXPECT_THAT(page, HasSubstr("QN03099X")) << "a warning";
  EXPECT_THAT(page, Not(HasSubstr("decimal_comma"))) << "no notice";
  EXPECT_THAT(page, Not(HasSubstr("<script")));
}

TEST(SummaryPage, IsWrittenInEnglishAndOfNothing) {
  testing::SmallProgramme small;
  const Words w(Language::english);
  EXPECT_THAT(summary_page(small.view(), actions_tables(small.view(), w), w),
              HasSubstr("<p>Summary</p>"));
  small.clear_actions();
  EXPECT_THAT(summary_page(small.view(), actions_tables(small.view(), w), w),
              HasSubstr("<p>Summary</p>"));
}

}  // namespace
}  // namespace carreau::report
