// SPDX-License-Identifier: Apache-2.0
/// Words of the report catalogue in both languages, with their details: those between whose details
/// there is too little to recognise them in the text of a report, and sentences about results that
/// the small worlds of the other tests do not have.
#include "base/message.hpp"
#include "report/words.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::report {
namespace {

struct Sentence {
  Message message;
  std::string english;
  std::string french;
};

void expect_told(const std::vector<Sentence>& sentences) {
  for (const Sentence& sentence : sentences) {
    EXPECT_EQ(text_of(sentence.message, Language::english), sentence.english)
        << sentence.message.code;
    EXPECT_EQ(text_of(sentence.message, Language::french), sentence.french)
        << sentence.message.code;
  }
}

TEST(Sentences, OfTables) {
  expect_told({
      {{"report_change_tables_year_itself", {{"column", "Actions"}}}, "Actions N", "Actions N"},
      {{"report_table_words_percent", {{"number", "12"}}}, "12%", "12\u00A0%"},
      {{"report_actions_report_none"}, "None.", "Aucune."},
      {{"report_import_refused_row", {{"place", "a.csv:5"}, {"reason", "x"}}},
       "  a.csv:5: x\n",
       "  a.csv:5 : x\n"},
  });
}

TEST(Sentences, OfHeadings) {
  const std::vector<Detail> run = {{"version", "1.2"}, {"rule", "own"}, {"year", "2019"}};
  expect_told({
      {{"report_heading_of_rule", run},
       "Carreau 1.2 · own · incomes of 2019\n\n",
       "Carreau 1.2 · own · revenus de 2019\n\n"},
      {{"report_portrait_summary_heading", run},
       "Carreau 1.2 · incomes of 2019\n\n",
       "Carreau 1.2 · revenus de 2019\n\n"},
      {{"report_portrait_page_index_kicker", run},
       "Carreau 1.2 · incomes of 2019",
       "Carreau 1.2 · revenus de 2019"},
      {{"report_delineation_summary_notes"},
       "P(median < S): probability that the median of the zone is below the threshold. "
       "P(quartier):\n"
       "probability of being in a quartier, mean over its people; nothing depends on it.\n"
       "The published criterion applied to open data: an estimate with its interval, not the\n"
       "official list.\n",
       "P(médiane < S) : probabilité que la médiane de la zone soit sous le seuil. P(quartier) :\n"
       "probabilité d'appartenir à un quartier, en moyenne sur ses habitants ; rien n'en dépend.\n"
       "Le critère publié, appliqué à des données ouvertes : une estimation avec son intervalle,\n"
       "pas la liste officielle.\n"},
  });
}

TEST(Sentences, OfRefusedRows) {
  expect_told({
      {{"report_actions_report_rows_refused", {{"refused_rows", "3"}}},
       "Rows refused: 3.\n",
       "Lignes refusées\u00A0: 3.\n"},
      {{"report_import_refused_rows", {{"rows", "3"}}},
       "Rows refused: 3\n",
       "Lignes refusées : 3\n"},
      {{"report_follow_up_tables_rows_refused", {{"refused_rows", "3"}}},
       "Rows refused: 3.",
       "Lignes refusées\u00A0: 3."},
  });
}

TEST(Sentences, OfComparisons) {
  expect_told({
      {{"report_comparison_summary_change", {{"change", "redrawn"}, {"quartiers", "2"}}},
       "redrawn 2",
       "redrawn 2"},
      {{"report_comparison_summary_changes", {{"changes", "left 1"}}}, "  left 1\n", "  left 1\n"},
      {{"report_comparison_summary_criterion_gained", {{"criterion", "income"}}},
       "+ income",
       "+ income"},
      {{"report_delineation_summary_zones_failing", {{"criterion", "income"}, {"zones", "3"}}},
       "income 3",
       "income 3"},
  });
}

const std::vector<Detail> kNeeded = {
    {"value", "900"}, {"bound", "1,000"}, {"article", " [art. 3]"}};

TEST(Sentences, OfCriteriaThatAreNotMet) {
  expect_told({
      {{"report_explanation_density_not_met", kNeeded},
       "Density: 900 people per km²; 1,000 are needed [art. 3]: criterion not met.",
       "Densité : 900 habitants au km² ; il en faut 1,000 [art. 3] : critère non rempli."},
      {{"report_explanation_territory_not_met",
        {{"unit", "59702 Lille"}, {"minimum", "10,000"}, {"article", ""}}},
       "Territory: 59702 Lille; 10,000 are needed: criterion not met.",
       "Territoire : 59702 Lille ; il en faut 10,000 : critère non rempli."},
      {{"report_explanation_income_not_met",
        {{"disposable", "€14,000"},
         {"low", "€13,000"},
         {"high", "€15,000"},
         {"declared", "€12,500"},
         {"declared_low", "€11,500"},
         {"declared_high", "€13,500"},
         {"share", "45%"}}},
       "Income: estimated median €14,000 disposable [€13,000; €15,000], that is €12,500 declared "
       "[€11,500; €13,500]; 45% of the people below the threshold, more than half are needed: "
       "criterion not met.",
       "Revenu : médiane estimée €14,000 disponibles [€13,000 ; €15,000], soit €12,500 déclarés "
       "[€11,500 ; €13,500] ; 45% des habitants sous le seuil, il en faut plus de la moitié : "
       "critère non rempli."},
  });
}

TEST(Sentences, OfConclusions) {
  expect_told({
      {{"report_explanation_near_miss_by_income"},
       "Conclusion: the median is not low enough, by little; all else is met.",
       "Conclusion : la médiane n'est pas assez basse, de peu ; tout le reste est rempli."},
      {{"report_explanation_reason_outside_compact_zone"},
       "Conclusion: it passes the test by itself, but no compact zone gains by taking it in.",
       "Conclusion : il passe le test seul, mais aucune zone compacte ne gagne à le prendre."},
      {{"report_explanation_reason_unit_too_small"},
       "Conclusion: its urban unit (or commune) is too small.",
       "Conclusion : son unité urbaine (ou sa commune) est trop petite."},
      {{"report_explanation_reason_zone_too_few_people"},
       "Conclusion: it is a candidate, but its zone has too few people.",
       "Conclusion : il est candidat, mais sa zone n'a pas assez d'habitants."},
  });
}

TEST(Sentences, OfReconciledTotals) {
  expect_told({
      {{"report_reconciliation_summary_sum_following", {{"parts", "2 rows"}}},
       "sum of those that follow (2 rows)",
       "somme de ce qui suit (2 rows)"},
      {{"report_reconciliation_summary_sum_of_subtotals", {{"parts", "2 rows"}}},
       "sum of partial totals (2 rows)",
       "somme des totaux partiels (2 rows)"},
      {{"report_reconciliation_summary_total_line", {{"line", "TOTAL"}, {"parts", "2"}}},
       "  TOTAL: 2\n",
       "  TOTAL : 2\n"},
      {{"report_reconciliation_summary_counts_with_both",
        {{"checked", "9"},
         {"holding", "6"},
         {"with_unread", "1"},
         {"differing", "2"},
         {"undecided", "1"}}},
       "  9: 6 hold (1 of them with cells that are empty or no numbers counted for "
       "nothing), 2 differ, 1 undecided\n",
       "  9 : justes 6 (dont 1 où des cases vides ou illisibles comptent pour "
       "rien), faux 2, en suspens 1\n"},
      {{"report_reconciliation_summary_counts_with_unread",
        {{"checked", "9"}, {"holding", "6"}, {"with_unread", "1"}, {"differing", "3"}}},
       "  9: 6 hold (1 of them with cells that are empty or no numbers counted for "
       "nothing), 3 differ\n",
       "  9 : justes 6 (dont 1 où des cases vides ou illisibles comptent pour "
       "rien), faux 3\n"},
      {{"report_reconciliation_summary_one_total", {{"count", "1"}}},
       "1 total checked",
       "1 total vérifié"},
      {{"report_reconciliation_summary_totals", {{"count", "0"}}},
       "0 totals checked",
       "0 total vérifié"},
      {{"report_reconciliation_summary_one_more", {{"more", "1"}}},
       "  … and 1 more: -o FILE has them all\n",
       "  … et 1 autre : -o FICHIER les donne tous\n"},
      {{"report_reconciliation_summary_figures", {{"count", "2"}}},
       "2 figures compared",
       "2 chiffres comparés"},
      {{"report_table_words_slip_of_hidden_rows"},
       "this is exactly the sum of the hidden rows: left out?",
       "c'est exactement la somme des lignes masquées : oubliées ?"},
      {{"report_table_words_slip_of_text_left_out"},
       "this is exactly the sum of the amounts kept as text, which SUM skips",
       "c'est exactement la somme des montants saisis comme du texte, que SOMME ignore"},
      {{"report_table_words_slip_of_totals"},
       "it holds once the wrong totals that it adds up are replaced by their sums",
       "tombe juste si les totaux faux qu'il additionne sont remplacés par leurs sommes"},
  });
}

TEST(Sentences, OfFiguresOfSeveralTables) {
  expect_told({
      {{"report_reconciliation_summary_place_in_table", {{"table", "a.csv"}, {"place", "row 2"}}},
       "a.csv, row 2",
       "a.csv, row 2"},
      {{"report_reconciliation_summary_agreement",
        {{"meaning", "total"}, {"figure", "7"}, {"first", "a.csv"}, {"second", "b.csv"}}},
       "  = total: 7 (a.csv; b.csv)\n",
       "  = total : 7 (a.csv ; b.csv)\n"},
      {{"report_reconciliation_summary_shared_figure",
        {{"figure", "7"},
         {"first", "x"},
         {"first_table", "a.csv"},
         {"second", "y"},
         {"second_table", "b.csv"}}},
       "  ~ 7: one figure under two names, x (a.csv) and y (b.csv): the same thing?\n",
       "  ~ 7 : même chiffre sous deux noms, x (a.csv) et y (b.csv) : la même chose ?\n"},
      {{"report_reconciliation_summary_total_of_money"}, "total of money", "total des montants"},
      {{"report_reconciliation_summary_total_of_shares"}, "total of shares", "total des parts"},
      {{"report_reconciliation_summary_unread_may_explain"},
       "      → cells that are empty or no numbers may explain it\n",
       "      → des cellules vides ou illisibles peuvent l'expliquer\n"},
      {{"report_reconciliation_summary_not_counted", {{"cells", "empty"}}},
       "      → not counted: empty\n",
       "      → sans compter : empty\n"},
  });
}

}  // namespace
}  // namespace carreau::report
