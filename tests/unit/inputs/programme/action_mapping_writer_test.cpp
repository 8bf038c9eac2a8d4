// SPDX-License-Identifier: Apache-2.0
/// Mappings written as TOML: read back as they were, and silent on what is usual.
#include "inputs/programme/action_mapping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::inputs {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ActionMapping back(const ActionMapping& mapping) {
  return parse_mapping(mapping_text(mapping), "written.toml");
}

TEST(ActionMappingWriter, AMappingThatSaysNothingStaysSo) {
  EXPECT_EQ(back({}), ActionMapping());
  const std::string text = mapping_text({});
  for (const char* const key : {"title", "crs", "[constants]", "[words", "[actions", "decimal"}) {
    EXPECT_THAT(text, Not(HasSubstr(key))) << key;
  }
}

TEST(ActionMappingWriter, EveryPartIsReadBack) {
  ActionMapping mapping;
  mapping.title = "Tableau \"2024\" de l'ANCT\\DDETS";
  mapping.source = "deux\nlignes";
  mapping.recognised_by = {"Réf", "N° \"A\""};
  mapping.expected = {"Objet", "a|b"};
  mapping.recognise = false;
  mapping.separators = "+\n";
  mapping.fill_down = {ActionField::contract, ActionField::year};
  mapping.repeated = RepeatedReferences::number;
  mapping.money.in_thousands = true;
  mapping.money.mark = MoneyNotation::Mark::point;
  mapping.crs = "EPSG:2154";
  mapping.constants[ActionField::year] = "2024";
  mapping.status_words["solde"] = ActionStatus::paid;
  mapping.credit_words["politique de la ville"] = CreditKind::specific;
  mapping.section_words["fonct"] = BudgetSection::operating;
  mapping.adding_words["moyenne"] = IndicatorAdding::weighted_mean;
  mapping.direction_words["hausse"] = IndicatorDirection::up;
  mapping.group_words["dames"] = "women";
  mapping.transterritorial_words = {"tous quartiers"};
  mapping.funder_words.measures[0] = {"demande"};
  mapping.funder_words.bare = {"caf"};
  mapping.funder_words.nouns = {"montant"};
  mapping.funder_words.totals = {"total"};
  mapping.funder_words.payments = {"acompte"};
  mapping.funder_words.sections = {"fonctionnement"};
  mapping.funder_words.within = {"dont"};
  mapping.funder_words.not_money = {"date"};
  SheetMapping& lines = mapping.of(ActionSheet::lines);
  lines.sheet = "Financements";
  lines.columns[ActionField::reference] = {"Réf", "Référence"};
  lines.funders = {{"CAF", "CAF du Gard", Measure::paid, CreditKind::common_law, true},
                   {"Solde versé", "", Measure::paid, CreditKind::unknown, false}};
  mapping.of(ActionSheet::actions).groups = {{"Femmes", "women", true},
                                             {"6-15", "age_6_15", false}};
  mapping.of(ActionSheet::actions).ignored = {"Total", "dont Etat"};
  EXPECT_EQ(back(mapping), mapping);
}

TEST(ActionMappingWriter, TheDecimalMarkIsKept) {
  for (const auto mark : {MoneyNotation::Mark::point, MoneyNotation::Mark::comma}) {
    ActionMapping mapping;
    mapping.money.mark = mark;
    EXPECT_EQ(back(mapping).money.mark, mark);
  }
}

}  // namespace
}  // namespace carreau::inputs
