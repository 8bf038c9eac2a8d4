// SPDX-License-Identifier: Apache-2.0
/// What entries say of the names of funders.
#include "actions/funder_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

FunderDirectory small_directory() {
  using enum FunderKind;
  std::vector<FunderEntry> funders(4);
  funders[0] = {"Ville de Montélimar", commune, {}, {}, {"Ville", "Mairie de Montélimar"}, {}, {}};
  funders[1] = {"P147", state_p147,  CreditKind::specific, BudgetSection::operating,
                {},     {"bop 147"}, {state_p147}};
  funders[2] = {"Communes", commune, {}, {}, {}, {"ville", "commune"}, {commune}};
  funders[3] = {"État", state, {}, {}, {}, {"état"}, {state, state_p147, state_common_law}};
  return {std::move(funders), {{"PRE", {"Programme de réussite éducative"}}}};
}

TEST(FunderDirectory, NamesOfOneFunderBecomeOneName) {
  const FunderDirectory directory = small_directory();
  for (const char* name : {"VILLE", "Mairie de  Montelimar", "ville de montélimar"}) {
    const Funder funder = directory.describe(name);
    EXPECT_EQ(funder.name, "Ville de Montélimar") << name;
    EXPECT_FALSE(funder.is_bare);
  }
  EXPECT_EQ(directory.describe("Ville de Valence").name, "Ville de Valence");
  EXPECT_EQ(directory.describe("Ville de Valence").entry, "Communes");
}

TEST(FunderDirectory, ABareNameSaysNoMoreThanItsEntry) {
  const FunderDirectory directory = small_directory();
  EXPECT_TRUE(directory.describe("Les communes").is_bare);
  EXPECT_TRUE(directory.describe("Etat (BOP 147)").is_bare);
  EXPECT_FALSE(directory.describe("Commune de Lens").is_bare);
  EXPECT_THAT(directory.describe("Crédits de l'État").covers,
              ElementsAre(FunderKind::state, FunderKind::state_p147, FunderKind::state_common_law));
  EXPECT_THAT(directory.describe("Commune de Lens").covers, IsEmpty());
}

TEST(FunderDirectory, TheStateAloneSaysNoCredit) {
  const FunderDirectory directory = small_directory();
  EXPECT_EQ(directory.describe("Etat").kind, FunderKind::state);
  EXPECT_EQ(directory.describe("Etat").credit, CreditKind::unknown);
  const Funder common = directory.describe("État - crédits de droit commun");
  EXPECT_EQ(common.kind, FunderKind::state_common_law);
  EXPECT_EQ(common.credit, CreditKind::common_law);
  EXPECT_THAT(common.covers, ElementsAre(FunderKind::state_common_law));
  EXPECT_EQ(directory.describe("Etat (crédits spécifiques)").kind, FunderKind::state_p147);
  EXPECT_EQ(directory.describe("Commune, droit commun").credit, CreditKind::common_law);
  EXPECT_EQ(directory.describe("Commune, droit commun").kind, FunderKind::commune);
}

TEST(FunderDirectory, AnUnknownNameIsKept) {
  const Funder funder = small_directory().describe("Fondation de Mars");
  EXPECT_EQ(funder.name, "Fondation de Mars");
  EXPECT_EQ(funder.kind, FunderKind::other);
  EXPECT_EQ(funder.entry, "");
  EXPECT_EQ(small_directory().describe("").kind, FunderKind::other);
}

TEST(FunderDirectory, SchemesHaveSeveralNames) {
  const FunderDirectory directory = small_directory();
  EXPECT_THAT(directory.scheme_names("Programme de Réussite Educative"),
              ElementsAre("pre", "programme de reussite educative"));
  EXPECT_THAT(directory.scheme_names("pre"), ::testing::SizeIs(2));
  EXPECT_THAT(directory.scheme_names("ASV"), IsEmpty());
}

}  // namespace
}  // namespace carreau
