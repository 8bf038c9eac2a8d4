// SPDX-License-Identifier: Apache-2.0
/// The objectives of actions in the tree of their contract.
#include "actions/objectives.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ObjectiveText, HasACodeWhereItBeginsWithANumber) {
  const auto parts = [](const char* text) {
    const ObjectiveText read = objective_text(text);
    return read.code + "|" + read.label;
  };
  EXPECT_EQ(parts("1.2 Réussite"), "1.2|Réussite");
  EXPECT_EQ(parts("OS 1 : Favoriser l'emploi"), "OS 1|Favoriser l'emploi");
  EXPECT_EQ(parts("OS1-Favoriser"), "|OS1-Favoriser");
  EXPECT_EQ(parts("Axe 3 – Cadre de vie"), "Axe 3|Cadre de vie");
  EXPECT_EQ(parts("OO2.1"), "OO2.1|");
  EXPECT_EQ(parts("Aide à 100 jeunes"), "|Aide à 100 jeunes");
  EXPECT_EQ(parts(" Emploi "), "|Emploi");
}

/// Priority 1 with objective 1.1, of which 1.1.1 is a part; "Emploi" in two contracts.
Programme programme_with_tree() {
  using enum ObjectiveLevel;
  Programme programme;
  programme.objectives = {{priority, "1", "Cohésion", {}, {}, {}},
                          {strategic, "1.1", "Réussite", 0, {}, {}},
                          {operational, "1.1.1", "Soutien scolaire", 1, {}, {}},
                          {strategic, "", "Emploi", {}, "Alès", {}},
                          {strategic, "", "Emploi", {}, "Nîmes", {}},
                          {operational, "", "Jardins", {}, "", {"QN1"}},
                          {operational, "", "Jardins", 1, "", {"QN2"}}};
  return programme;
}

Action& add_action(Programme& programme) {
  Action& action = programme.actions.emplace_back();
  action.source = {"a.csv", static_cast<std::int64_t>(programme.actions.size()) + 1, {}};
  return action;
}

/// Every action serves the quartier QN2 alone.
ReportedObjectives reported_of(const Programme& programme) {
  Attribution attribution;
  attribution.targets = {{TargetKind::quartier, "QN2", "Centre", 0}};
  attribution.offsets = {0};
  for (std::size_t a = 0; a < programme.actions.size(); ++a) {
    attribution.shares.push_back({TargetIndex(0), kWhole});
    attribution.offsets.push_back(attribution.shares.size());
  }
  return reported_objectives(programme, attribution);
}

TEST(Objectives, AreFoundByCodeOrLabelAndTheNarrowestCounts) {
  Programme programme = programme_with_tree();
  add_action(programme).operational_objective = "1.1.1 Soutien";
  add_action(programme).strategic_objective = "REUSSITE";
  Action& both = add_action(programme);
  both.priority = "Cohésion";
  both.operational_objective = "Soutien scolaire";
  add_action(programme);
  const ReportedObjectives reported = reported_of(programme);
  EXPECT_THAT(reported.of, ElementsAre(2U, 1U, 2U, std::nullopt));
  EXPECT_THAT(reported.lineage(2), ElementsAre(2U, 1U, 0U));
  EXPECT_THAT(reported.unknown, IsEmpty());
}

TEST(Objectives, OfTheContractAndTheQuartierOfTheAction) {
  Programme programme = programme_with_tree();
  Action& nimes = add_action(programme);
  nimes.strategic_objective = "Emploi";
  nimes.contract = "NIMES";
  Action& garden = add_action(programme);
  garden.operational_objective = "Jardins";
  EXPECT_THAT(reported_of(programme).of, ElementsAre(4U, 6U));
}

TEST(Objectives, ThatTheTreeLacksAreKeptAndNamed) {
  Programme programme = programme_with_tree();
  add_action(programme).operational_objective = "Soutien scolère";
  add_action(programme).strategic_objective = "Emploi";
  add_action(programme).strategic_objective = "Zzz";
  const ReportedObjectives reported = reported_of(programme);
  ASSERT_EQ(reported.objectives.size(), 10U);
  EXPECT_EQ(reported.objectives[*reported.of[0]].label, "Soutien scolère");
  Findings findings;
  note_objectives(programme.objectives, reported, findings);
  std::vector<std::string> codes;
  for (const Finding& finding : findings.list()) codes.push_back(finding.code);
  EXPECT_THAT(codes,
              ElementsAre("objective_ambiguous", "objective_unknown", "objective_unknown_near"));
  EXPECT_EQ(findings.list()[2].first.row, 2);
}

TEST(Objectives, OnlyThoseOfTheTreeAreProposed) {
  Programme programme = programme_with_tree();
  add_action(programme).operational_objective = "Zzz yyy xxx";
  add_action(programme).operational_objective = "Zzz yyy xxy";
  Findings findings;
  note_objectives(programme.objectives, reported_of(programme), findings);
  EXPECT_TRUE(findings.has("objective_unknown"));
  EXPECT_FALSE(findings.has("objective_unknown_near"));
}

TEST(Objectives, WithoutATreeThoseOfTheActionsMakeOne) {
  Programme programme;
  for (const char* objective : {"Réussite", "REUSSITE", "Emploi"}) {
    Action& action = add_action(programme);
    action.priority = "Jeunesse";
    action.strategic_objective = objective;
  }
  const ReportedObjectives reported = reported_of(programme);
  EXPECT_THAT(reported.of, ElementsAre(1U, 1U, 2U));
  EXPECT_EQ(reported.objectives[1].parent, 0U);
  EXPECT_THAT(reported.unknown, IsEmpty());
}

}  // namespace
}  // namespace carreau
