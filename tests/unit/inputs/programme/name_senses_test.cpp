// SPDX-License-Identifier: Apache-2.0
/// What texts of headers say.
#include "inputs/programme/name_senses.hpp"

#include <gtest/gtest.h>

#include <array>

namespace carreau::inputs {
namespace {

TEST(NameSenses, UsualWords) {
  const ActionMapping mapping;
  const std::array<const ActionMapping*, 1> mappings{&mapping};
  const NameSenses names(mappings);
  EXPECT_EQ(names.sense("Porteur"), NameSense::field);
  EXPECT_EQ(names.sense("Coût total"), NameSense::field);
  EXPECT_EQ(names.sense("dont femmes"), NameSense::field);
  EXPECT_EQ(names.sense("Accordé"), NameSense::amount);
  EXPECT_EQ(names.sense("CAF"), NameSense::funder);
  EXPECT_EQ(names.sense("Ville"), NameSense::funder) << "a place as well";
  EXPECT_EQ(names.sense("Accordé CAF"), NameSense::whole);
  EXPECT_EQ(names.sense("Total accordé"), NameSense::whole);
  EXPECT_EQ(names.sense("Année 2024"), NameSense::group);
  EXPECT_EQ(names.sense("Total"), NameSense::group);
  EXPECT_EQ(names.sense("Humeur"), NameSense::none);
  EXPECT_EQ(names.sense(""), NameSense::none);
}

TEST(NameSenses, AMappingAloneKnowsItsNamesOnly) {
  const ActionMapping mapping = parse_mapping(
      "recognise = false\n[actions]\nignored = \"Solde\"\n[actions.columns]\ntitle = \"Humeur\"\n"
      "[[actions.funders]]\ncolumn = \"Caisse\"\nfunder = \"CAF\"\n"
      "[[actions.groups]]\ncolumn = \"Dames\"\ngroup = \"women\"\n",
      "m.toml");
  const std::array<const ActionMapping*, 1> mappings{&mapping};
  const NameSenses names(mappings);
  EXPECT_EQ(names.sense("HUMEUR"), NameSense::field);
  EXPECT_EQ(names.sense("Caisse"), NameSense::whole);
  EXPECT_EQ(names.sense("Dames"), NameSense::field);
  EXPECT_EQ(names.sense("Solde"), NameSense::field);
  EXPECT_EQ(names.sense("Porteur"), NameSense::none);
}

TEST(NameSenses, GroupsThatAreAboutOthers) {
  const NameSenses names({});
  EXPECT_TRUE(names.names_others("Représentant légal"));
  EXPECT_TRUE(names.names_others("Coordonnées du porteur"));
  EXPECT_FALSE(names.names_others("Montants"));
}

}  // namespace
}  // namespace carreau::inputs
