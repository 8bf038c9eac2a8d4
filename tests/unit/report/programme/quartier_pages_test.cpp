// SPDX-License-Identifier: Apache-2.0
/// A page for each quartier with actions, and the summary.
#include "report/programme/quartier_pages.hpp"

#include "report/programme/actions_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(QuartierPages, AreOneForEachQuartierWithActions) {
  carreau::testing::SmallProgramme small;
  EXPECT_THAT(quartier_page_names(small.view()),
              ElementsAre("quartiers/QN03001M.html", "quartiers/QN03002M.html",
                          "quartiers/QP030009.html", "", ""));
  small.clear_actions();
  EXPECT_TRUE(quartier_pages(small.view(), Words(Language::french)).empty());
}

TEST(QuartierPages, SayWhoseFiguresTheyAre) {
  const carreau::testing::SmallProgramme small;
  const auto pages = quartier_pages(small.view(), Words(Language::french));
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_THAT(pages[0].text,
              AllOf(HasSubstr("<h1>Tamaris <small>QN03001M</small></h1>"), HasSubstr("Alès"),
                    HasSubstr("estimation, dont 10\u00A0% imputés"), HasSubstr("par habitant"),
                    HasSubstr("class=\"own\"")));
  // Nothing is known of the people of this one.
  EXPECT_THAT(pages[2].text, Not(HasSubstr("par habitant")));
}

TEST(QuartierPages, NamesCannotBecomeMarkup) {
  carreau::testing::SmallProgramme small;
  small.programme.actions[0].title = "<script>alert(1)</script>";
  small.compute();
  const auto pages = quartier_pages(small.view(), Words(Language::french));
  EXPECT_THAT(pages[0].text, AllOf(HasSubstr("&lt;script&gt;"), Not(HasSubstr("<script>"))));
}

TEST(SummaryPage, HasFiguresChartsAndOperators) {
  const carreau::testing::SmallProgramme small;
  const Words w(Language::english);
  const NamedPage page = summary_page(small.view(), actions_tables(small.view(), w), w);
  EXPECT_EQ(page.name, "synthese.html");
  EXPECT_THAT(page.text, AllOf(HasSubstr("Summary in two pages"), HasSubstr("class=\"bars\""),
                               HasSubstr("Les Tilleuls"), HasSubstr("€2,101")));
}

}  // namespace
}  // namespace carreau::report
