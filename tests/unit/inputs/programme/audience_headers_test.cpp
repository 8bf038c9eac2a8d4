// SPDX-License-Identifier: Apache-2.0
/// Groups of the audience in headers.
#include "inputs/programme/audience_headers.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau::inputs {
namespace {

std::string group_told(const std::string& header, const ActionMapping& mapping = {}) {
  const auto found = audience_header(header_text(header), GroupWords(mapping));
  if (!found) return "none";
  if (!found->is_actual) return found->group;
  return found->group + (*found->is_actual ? "/reached" : "/expected");
}

TEST(AudienceHeaders, BySex) {
  EXPECT_EQ(group_told("Femmes"), "women");
  EXPECT_EQ(group_told("dont femmes"), "women");
  EXPECT_EQ(group_told("Nombre de femmes touchées"), "women/reached");
  EXPECT_EQ(group_told("Public masculin prévu"), "men/expected");
}

TEST(AudienceHeaders, ByAge) {
  EXPECT_EQ(group_told("0-5 ans"), "age_0_5");
  EXPECT_EQ(group_told("6 à 15 ans"), "age_6_15");
  EXPECT_EQ(group_told("16/25"), "age_16_25");
  EXPECT_EQ(group_told("dont 26-64 ans réalisé"), "age_26_64/reached");
  EXPECT_EQ(group_told("65 et +"), "age_65_plus");
  EXPECT_EQ(group_told("65 ans et plus"), "age_65_plus");
  EXPECT_EQ(group_told("Plus de 60 ans"), "age_60_plus");
  EXPECT_EQ(group_told("Moins de 6 ans"), "age_under_6");
  EXPECT_EQ(group_told("- de 6 ans"), "age_under_6");
}

TEST(AudienceHeaders, WhatIsNoGroup) {
  for (const char* const header : {"% femmes", "Femmes (%)", "Public prévu", "2024-2026", "25-16",
                                   "6", "Accordé 6-15", "150-160 ans", "Porteur", ""}) {
    EXPECT_EQ(group_told(header), "none") << header;
  }
}

TEST(AudienceHeaders, AMappingMayNameGroups) {
  const ActionMapping mapping =
      parse_mapping("[audience_groups]\nsingle_parents = \"Familles monoparentales\"\n", "m.toml");
  EXPECT_EQ(group_told("Dont familles monoparentales", mapping), "single_parents");
  EXPECT_EQ(group_told("Femmes", mapping), "women");
}

}  // namespace
}  // namespace carreau::inputs
