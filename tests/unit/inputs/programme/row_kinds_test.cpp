// SPDX-License-Identifier: Apache-2.0
/// Rows that are no actions, and actions that look like such rows.
#include "inputs/programme/row_kinds.hpp"

#include "support/action_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;

class RowKindsTest : public ::testing::Test {
 protected:
  /// The kinds of the rows below the header, by their names.
  std::vector<std::string> kinds(const std::string& text,
                                 ActionSheet sheet = ActionSheet::actions) {
    const ActionTable table = testing::action_table(folder_, text, sheet);
    const NumberGrid numbers(table);
    found_ = kinds_of_rows(table, numbers);
    std::vector<std::string> names;
    for (const RowKind kind : found_.kinds) names.emplace_back(to_text(kind));
    return names;
  }

  testing::TempFolder folder_;
  RowKinds found_;
};

const std::string kHead = "Référence;Année;Intitulé;Porteur;Quartier;Financeur;Accordé\n";

TEST_F(RowKindsTest, ATotalIsOneWhereverItsWordStands) {
  const std::string rows = "A1;2024;x;P;QN1;CAF;1000\nA2;2024;y;P;QN2;CAF;2000\n";
  for (const std::string total :
       {"TOTAL;;;;;;3000", ";2024;Total 2024;;;CAF;3000", ";2024;;;TOTAL;CAF;3000",
        ";;;Total général;;;3000", ";2024;;;;TOTAL;3000", ";;TOTAL CAF;;;;3000",
        ";;Ensemble;;;;3000", ";;Somme;;;;3000", ";;S/Total;;;;3000", ";;;;;;3000",
        ";;Sous-total QN2;;QN2;;2000", ";;Ensemble des actions;;;;3000"}) {
    EXPECT_THAT(kinds(kHead + rows + total + "\n"), ElementsAre("data", "data", "total")) << total;
    ASSERT_EQ(found_.totals.size(), 1U);
    EXPECT_TRUE(found_.totals[0].found.is_sum()) << total;
  }
}

TEST_F(RowKindsTest, ATotalThatIsNotTheSumIsOneAllTheSame) {
  EXPECT_THAT(kinds(kHead + "A1;2024;x;P;QN1;CAF;1000\nTotal;;;;;;1100\n"),
              ElementsAre("data", "total"));
  EXPECT_FALSE(found_.totals[0].found.is_sum());
  EXPECT_THAT(found_.totals[0].found.sums, ElementsAre(100'000));
}

TEST_F(RowKindsTest, AnActionMayHaveSuchAName) {
  const std::string rows = "A1;2024;x;P;QN1;CAF;1000\n";
  for (const std::string action :
       {"A2;2024;Total respect;P;QN1;CAF;500", "A2;2024;Ensemble vers l'emploi;P;QN1;CAF;1000",
        "A2;2024;Ensemble;P;QN1;CAF;1000", "A2;2024;Total;P;QN1;CAF;1000",
        ";2024;Total respect;P;;CAF;1000", ";2024;Report;P;QN1;CAF;7",
        "A2;2024;Sommeil;P;QN1;CAF;1000"}) {
    EXPECT_THAT(kinds(kHead + rows + action + "\n"), ElementsAre("data", "data")) << action;
  }
  EXPECT_THAT(kinds("Année;Intitulé;Quartier;Financeur;Accordé\n2024;x;QN1;CAF;1000\n"
                    "2024;Total respect;QN2;CAF;1000\n"),
              ElementsAre("data", "data"))
      << "without references, the quartier says that it is an action";
}

TEST_F(RowKindsTest, SubtotalsAndTheirTotal) {
  EXPECT_THAT(
      kinds(kHead + "Axe 1;;;;;;\nA1;2024;x;P;QN1;CAF;10\nA2;2024;y;P;QN2;Ville;20\n"
                    ";;Sous-total;;;;30\nAxe 2;;;;;;\nA3;2024;z;P;QN1;CAF;40\n;;Sous-total;;;;40\n"
                    ";;Total CAF;;;;50\n;;Total général;;;;70\n* hors investissement;;;;;;\n"),
      ElementsAre("heading", "data", "data", "total", "heading", "data", "total", "total", "total",
                  "note"));
  for (const TotalRow& total : found_.totals) EXPECT_TRUE(total.found.is_sum()) << total.text;
}

TEST_F(RowKindsTest, TotalsMayStandFirst) {
  EXPECT_THAT(kinds(kHead + "Total;;;;;;30\nA1;2024;x;P;QN1;CAF;10\nA2;2024;y;P;QN2;CAF;20\n"),
              ElementsAre("total", "data", "data"));
  EXPECT_TRUE(found_.totals[0].found.is_sum());
}

TEST_F(RowKindsTest, TheHeadOfASectionMayHaveItsSum) {
  EXPECT_THAT(kinds(kHead + "Emploi;;;;;;30\nA1;2024;x;P;QN1;CAF;10\nA2;2024;y;P;QN2;CAF;20\n"
                            "Culture;;;;;;9\nA3;2024;z;P;QN1;CAF;4\nA4;2024;z;P;QN1;CAF;5\n"),
              ElementsAre("total", "data", "data", "total", "data", "data"));
  EXPECT_THAT(kinds(kHead + "Emploi;;;;;;31\nA1;2024;x;P;QN1;CAF;10\nA2;2024;y;P;QN2;CAF;20\n"),
              ElementsAre("data", "data", "data"))
      << "without the word, only the sum says it; the row is refused for want of a year";
}

TEST_F(RowKindsTest, TheTotalOfEachActionOverItsFunders) {
  EXPECT_THAT(kinds(kHead + "A1;2024;x;P;QN1;CAF;10\nA1;2024;x;P;QN1;Ville;20\n"
                            "A1;2024;x;P;QN1;Total;30\n"),
              ElementsAre("data", "data", "total"));
  EXPECT_THAT(
      kinds("Référence;Financeur;Accordé\nA1;CAF;10\nA2;Ville;20\nTOTAL;;30\n", ActionSheet::lines),
      ElementsAre("data", "data", "total"));
}

TEST_F(RowKindsTest, HeadersAgainHeadingsNotesAndLines) {
  EXPECT_THAT(kinds(kHead + "QPV Nord;;;;;;\nA1;2024;x;P;QN1;CAF;10\n;;;;;Ville;5\n" + kHead +
                    "A2;2024;y;P;QN2;CAF;20\n;;Fête;;;;\nA3;2024;z;P;QN2;CAF;1\nA4;;;;;;\nNB : "
                    "provisoire;;;;;;\n"),
              ElementsAre("heading", "data", "continued", "header", "data", "heading", "data",
                          "data", "note"));
}

TEST_F(RowKindsTest, AShortTableHasNoHeadings) {
  EXPECT_THAT(kinds("Intitulé;Accordé\nx;10\ny;\n"), ElementsAre("data", "data"));
}

}  // namespace
}  // namespace carreau::inputs
