// SPDX-License-Identifier: Apache-2.0
/// Totals that hold, that differ and that cannot be decided, in words.
#include "report/reconciliation_summary.hpp"

#include "support/drawn_table.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using carreau::testing::drawn_table;
using ::testing::HasSubstr;
using ::testing::Not;

class ReconciliationSummary : public ::testing::Test {
 protected:
  void read(const std::vector<std::vector<std::string>>& tables) {
    checked_.clear();
    for (const auto& lines : tables) {
      checked_.push_back(check_totals(drawn_table(lines), {}, found_));
    }
    between_ = compare_tables(checked_, {}, found_);
  }
  [[nodiscard]] std::string text(Language language) const {
    return reconciliation_text({checked_, between_}, Findings(), language);
  }
  [[nodiscard]] nlohmann::json json() const {
    return nlohmann::json::parse(reconciliation_json({checked_, between_}, Findings()));
  }
  std::vector<CheckedTable> checked_;
  TablesComparison between_;
  Findings found_;
};

TEST_F(ReconciliationSummary, SaysWhatEachTotalSums) {
  read({{"l | x | y | TOTAL", "a | 1 | 2 | 3", "b | 4 | 5 | 9", "TOTAL | 5 | 7 | 12"}});
  const std::string french = text(Language::french);
  EXPECT_THAT(french, HasSubstr("drawn.csv : 3 lignes, 3 colonnes de chiffres\n"));
  EXPECT_THAT(french, HasSubstr("  « TOTAL » : somme de ce qui est au-dessus (2 lignes)"));
  EXPECT_THAT(french, HasSubstr("  « TOTAL » : somme de ce qui est à gauche (2 colonnes)"));
  EXPECT_THAT(french, HasSubstr("  6 totaux vérifiés : justes 6, faux 0\n"));
  const std::string english = text(Language::english);
  EXPECT_THAT(english, HasSubstr("  \"TOTAL\": sum of those above (2 rows)\n"));
  EXPECT_THAT(english, HasSubstr("  \"TOTAL\": sum of those before (2 columns)\n"));
  EXPECT_THAT(english, HasSubstr("  6 totals checked: 6 hold, 0 differ\n"));
}

TEST_F(ReconciliationSummary, OneLineIsInTheSingular) {
  read({{"c | n", "a | 1", "TOTAL | 1"}});
  EXPECT_THAT(text(Language::french), HasSubstr("2 lignes, 1 colonne de chiffres"));
  EXPECT_THAT(text(Language::french), HasSubstr("au-dessus (1 ligne)"));
  EXPECT_THAT(text(Language::english), HasSubstr("2 rows, 1 column of figures"));
  EXPECT_THAT(text(Language::english), HasSubstr("above (1 row)"));
}

TEST_F(ReconciliationSummary, AWrongTotalHasItsSumAndItsCause) {
  read({{"c | n", "a | 1010", "b | 94", "TOTAL | 2114"}});
  EXPECT_THAT(text(Language::english),
              HasSubstr("  ! row 4, \"TOTAL\" × \"n\": the total says 2,114, the sum (2 rows) is "
                        "1,104: the total is 1,010 too large\n"
                        "      → it is exactly \"a\": counted again?\n"));
  read({{"c | n", "a | 1010", "b | 94", "TOTAL | 94"}});
  EXPECT_THAT(text(Language::french),
              HasSubstr("le total dit 94, la somme (2 lignes) fait 1\u202F104 : le total est trop "
                        "petit de 1\u202F010\n"));
  EXPECT_THAT(text(Language::french), HasSubstr("oublié ?"));
}

TEST_F(ReconciliationSummary, AnEmptyCellLeavesATotalUndecided) {
  read({{"c | n", "a | 10", "b | ", "TOTAL | 15"}});
  EXPECT_THAT(text(Language::english),
              HasSubstr("1 total checked: 0 hold, 0 differ, 1 undecided\n"));
  EXPECT_THAT(text(Language::english),
              HasSubstr("  ? row 4, \"TOTAL\" × \"n\": the total says 15, the sum (1 row) is 10; "
                        "that leaves 5 for: empty (\"b\")\n"));
  EXPECT_THAT(text(Language::french), HasSubstr("en suspens 1\n"));
  EXPECT_THAT(text(Language::french), HasSubstr("il resterait 5 pour : vide (« b »)"));
}

TEST_F(ReconciliationSummary, NamesAFewOfManyUnreadCells) {
  read({{"c | n", "a | 10", "b | ", "d | ", "e | ", "f | ", "g | ", "h | ", "TOTAL | 15"}});
  EXPECT_THAT(text(Language::english), HasSubstr("empty (\"f\"), empty (\"g\"), …\n"));
}

TEST_F(ReconciliationSummary, ATotalMayHoldWithoutWhatIsUnread) {
  read({{"c | n", "a | 10", "b | ", "TOTAL | 10"}});
  EXPECT_THAT(
      text(Language::english),
      HasSubstr(
          "1 total checked: 1 hold (1 of them with cells that are empty or no numbers counted for "
          "nothing), 0 differ\n"));
  EXPECT_THAT(text(Language::french), HasSubstr("justes 1 (dont 1 où des cases vides"));
  read({{"c | n | m", "a | 10 | 1", "b | | ", "TOTAL | 10 | 2"}});
  EXPECT_THAT(text(Language::english), HasSubstr("counted for nothing), 0 differ, 1 undecided\n"));
}

TEST_F(ReconciliationSummary, ShowsFiftyDifferences) {
  std::string header = "c";
  std::string parts = "a";
  std::string totals = "TOTAL";
  for (int column = 0; column < 52; ++column) {
    header += fmt::format(" | n{}", column);
    parts += " | 1";
    totals += " | 7";
  }
  read({{header, parts, parts, totals}});
  EXPECT_THAT(text(Language::english), HasSubstr("  … and 2 more: -o FILE has them all\n"));
  EXPECT_THAT(text(Language::french), HasSubstr("  … et 2 autres : -o FICHIER les donne tous\n"));
  EXPECT_EQ(json().at("differences").size(), 52U);
}

TEST_F(ReconciliationSummary, ComparesTables) {
  read({{"commune | Actions", "Alès | 5", "Cendras | 2", "TOTAL | 7"},
        {"ligne | Sport | Culture | TOTAL", "Actions | 3 | 5 | 8"}});
  EXPECT_THAT(text(Language::english),
              HasSubstr("Between tables, 1 figure compared: 0 agree, 1 differ, 0 undecided\n"
                        "  ! total (actions): 7 in drawn.csv, row 4, \"TOTAL\" × \"Actions\", 8 in "
                        "drawn.csv, row 2, \"Actions\" × \"TOTAL\": 1 apart\n"));
  EXPECT_THAT(text(Language::french), HasSubstr("différents 1, en suspens 0\n"));
  EXPECT_THAT(text(Language::french), HasSubstr("1 d'écart"));
  EXPECT_EQ(json().at("between").at("differ"), 1);
  read({{"commune | Actions", "Alès | 5", "Cendras | 2", "TOTAL | 7"}});
  EXPECT_THAT(text(Language::english), Not(HasSubstr("Between tables")));
}

TEST_F(ReconciliationSummary, TotalsThatAgreeAreListed) {
  read({{"commune | Actions", "Alès | 5", "Cendras | 2", "TOTAL | 7"},
        {"ligne | Sport | Culture | TOTAL", "Actions | 3 | 4 | 7"}});
  EXPECT_THAT(text(Language::english), HasSubstr("1 figure compared: 1 agree, 0 differ"));
  EXPECT_THAT(text(Language::english), HasSubstr("\n  = total (actions): 7 (drawn.csv, "));
  EXPECT_THAT(text(Language::french), HasSubstr("\n  = total (actions) : 7 (drawn.csv, "));
}

TEST_F(ReconciliationSummary, JsonHasTablesTotalsAndDifferences) {
  read({{"c | n", "a | 101", "b | 94", "TOTAL | 296"}});
  const auto table = json().at("tables").at(0);
  EXPECT_EQ(table.at("table"), "drawn.csv");
  EXPECT_EQ(table.at("rows"), 3);
  EXPECT_EQ(table.at("columns"), 1);
  EXPECT_EQ(table.at("checked"), 1);
  EXPECT_EQ(table.at("differ"), 1);
  EXPECT_EQ(table.at("hold"), 0);
  EXPECT_EQ(table.at("totals").at(0).at("sums"), "rows");
  EXPECT_EQ(table.at("totals").at(0).at("name"), "TOTAL");
  EXPECT_EQ(table.at("totals").at(0).at("parts"), 2);
  const auto difference = json().at("differences").at(0);
  EXPECT_EQ(difference.at("difference"), 101.0);
  for (const auto& [key, value] : difference.items()) EXPECT_FALSE(value.is_null()) << key;
  read({{"c | n", "a | 101", "TOTAL | 101"}});
  EXPECT_TRUE(json().at("differences").empty());
}

}  // namespace
}  // namespace carreau::report
