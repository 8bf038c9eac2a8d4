// SPDX-License-Identifier: Apache-2.0
/// Funders by the words of their names.
#include "actions/action.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

TEST(FunderKind, ReadsWholeWordsOfTheName) {
  EXPECT_EQ(funder_kind("État P147"), FunderKind::state_p147);
  EXPECT_EQ(funder_kind("Etat - politique de la ville"), FunderKind::state_p147);
  EXPECT_EQ(funder_kind("État"), FunderKind::state_common_law);
  EXPECT_EQ(funder_kind("ARS Occitanie"), FunderKind::state_common_law);
  EXPECT_EQ(funder_kind("Conseil départemental du Gard"), FunderKind::department);
  EXPECT_EQ(funder_kind("CG"), FunderKind::department);
  EXPECT_EQ(funder_kind("Région Occitanie"), FunderKind::region);
  EXPECT_EQ(funder_kind("Alès Agglomération"), FunderKind::intercommunality);
  EXPECT_EQ(funder_kind("Communauté de communes De Cèze Cévennes"), FunderKind::intercommunality);
  EXPECT_EQ(funder_kind("Ville d'Alès"), FunderKind::commune);
  EXPECT_EQ(funder_kind("Communes"), FunderKind::commune);
  EXPECT_EQ(funder_kind("CAF du Gard"), FunderKind::family_fund);
  EXPECT_EQ(funder_kind("Bailleur social"), FunderKind::landlord);
  EXPECT_EQ(funder_kind("FSE+"), FunderKind::europe);
}

TEST(FunderKind, IsNotFooledByPartsOfWords) {
  EXPECT_EQ(funder_kind("Fondation de Mars"), FunderKind::other);
  EXPECT_EQ(funder_kind("Les Villeurbannais"), FunderKind::other);
  EXPECT_EQ(funder_kind(""), FunderKind::other);
}

TEST(Amounts, AreAskedByMeasure) {
  Amounts amounts;
  amounts.granted = Euros::from_cents(150);
  EXPECT_FALSE(amount(amounts, Measure::requested));
  EXPECT_EQ(amount(amounts, Measure::granted)->cents(), 150);
  EXPECT_FALSE(amount(amounts, Measure::paid));
}

}  // namespace
}  // namespace carreau
