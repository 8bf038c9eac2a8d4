// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_method.hpp"

#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::SmallProgramme;
using ::testing::StartsWith;

TEST(ActionsMethod, TheTitleIsThatOfTheViewOrElseAPlainOne) {
  const SmallProgramme small;
  ActionsView view = small.view();
  EXPECT_EQ(report_title(view, Words(Language::french)), "Actions financées dans les quartiers");
  EXPECT_EQ(report_title(view, Words(Language::english)), "Funded actions in the quartiers");
  view.title = "Contrat de ville 2024";
  EXPECT_EQ(report_title(view, Words(Language::english)), "Contrat de ville 2024");
}

TEST(ActionsMethod, SentencesSayWhatWasCountedAndHow) {
  const SmallProgramme small;
  EXPECT_THAT(method_sentences(small.view(), Words(Language::english)),
              ElementsAre(HasSubstr("named below: 5 actions, 5 lines of money; 3 rows refused."),
                          StartsWith("Each action is attributed to one or several quartiers"),
                          StartsWith("The money of an action of several quartiers is shared"),
                          StartsWith("An amount that the file does not say is unknown"),
                          StartsWith("An action granted or paid counts as retained."),
                          StartsWith("People and poor households come from INSEE's cells")));
  EXPECT_THAT(method_sentences(small.view(), Words(Language::french)).front(),
              HasSubstr("5 actions, 5 lignes de financement\u202F; 3 lignes refusées."));
}

}  // namespace
}  // namespace carreau::report
