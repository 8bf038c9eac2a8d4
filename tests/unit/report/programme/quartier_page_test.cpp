// SPDX-License-Identifier: Apache-2.0
/// The page of one quartier has its part of the money, and nothing of the others.
#include "report/programme/actions_tables.hpp"
#include "report/programme/sheet_page.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::SmallProgramme;

const Words kFrenchQuartier(Language::french);
const Words kEnglishQuartier(Language::english);

TEST(QuartierPage, HoldsTheMoneyOfTheQuartierAlone) {
  SmallProgramme small;
  small.programme.actions[0].strategic_objective = "Réussite";
  small.programme.actions[3].strategic_objective = "Nature";
  small.compute();
  const std::string page = quartier_page(
      small.view(), actions_tables(small.view(), kEnglishQuartier), 0, kEnglishQuartier);
  EXPECT_THAT(page, HasSubstr("<h1>Tamaris</h1>"));
  EXPECT_THAT(page, HasSubstr("QN03001M · Alès · Quartier"));
  EXPECT_THAT(page, HasSubstr("10.0% of them in imputed cells"));
  // A1 as a whole, and a quarter of A2.
  EXPECT_THAT(page, HasSubstr("€1,050.50"));
  EXPECT_THAT(page, HasSubstr("Crèche"));
  EXPECT_THAT(page, HasSubstr("25.0%"));
  EXPECT_THAT(page, HasSubstr("Réussite"));
  EXPECT_THAT(page, HasSubstr("Actions, the most funded first"));
  EXPECT_THAT(page, HasSubstr("Share here"));
  EXPECT_THAT(page, HasSubstr("Granted here"));
  EXPECT_THAT(page, HasSubstr("Figures of whole actions, also of those that serve other"));
  for (const char* absent : {"Jardin", "Nature", "Forum", "Atelier"}) {
    EXPECT_THAT(page, Not(HasSubstr(absent))) << absent;
  }
}

TEST(QuartierPage, InFrench) {
  const SmallProgramme small;
  const std::string page = quartier_page(small.view(), {}, 1, kFrenchQuartier);
  EXPECT_THAT(page, HasSubstr("Quartier entré"));
  EXPECT_THAT(page, HasSubstr("Accordé ici"));
  EXPECT_THAT(page, HasSubstr("en carreaux imputés"));
  EXPECT_THAT(page, HasSubstr("Actions, les plus financées d’abord"));
  EXPECT_THAT(page, HasSubstr("Part ici"));
  EXPECT_THAT(page, HasSubstr("Chiffres des actions entières, y compris de celles"));
}

}  // namespace
}  // namespace carreau::report
