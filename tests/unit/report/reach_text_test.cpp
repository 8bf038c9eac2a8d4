// SPDX-License-Identifier: Apache-2.0
/// Every sentence about what moves a zone, in both languages.
#include "report/reach_text.hpp"

#include <gtest/gtest.h>

namespace carreau::report {
namespace {

ZoneReach reach_of(const char* name, const char* present, bool stands) {
  ZoneReach reach;
  reach.parameter = find_parameter(name);
  reach.present = present;
  reach.stands = stands;
  return reach;
}

TEST(ReachText, TellsFromWhereToWhereAZoneStands) {
  ZoneReach reach = reach_of("poverty_ratio", "0.6", true);
  reach.below = ReachTurn{"0.572", "0.571", Reason::zone_too_few_people};
  reach.highest = "0.8";
  EXPECT_EQ(reach_text(reach, Language::english),
            "\"share of the weighted medians that makes the threshold\", at present 60%: the zone "
            "stands from 57.2% to 80% (the farthest tried). At 57.1% it falls (zone too small).");
  EXPECT_EQ(
      reach_text(reach, Language::french),
      "« part des médianes pondérées qui fait le seuil », à présent 60\u00a0% : la zone tient de "
      "57,2\u00a0% à 80\u00a0% (le plus loin essayé). À 57,1\u00a0%, elle tombe (zone trop "
      "petite).");
}

TEST(ReachText, TellsWhatLetsAZoneIn) {
  ZoneReach reach = reach_of("minimum_zone_population", "1000", false);
  reach.below = ReachTurn{"913", "912", Reason::zone_too_few_people};
  EXPECT_EQ(
      reach_text(reach, Language::english),
      "\"smallest population of a zone\", at present 1,000: the zone enters at 912; at 913 it "
      "is still out (zone too small).");
  reach.below.reset();
  reach.lowest = "1";
  reach.highest = "2000";
  EXPECT_EQ(reach_text(reach, Language::english),
            "\"smallest population of a zone\", at present 1,000: no value tried, from 1 to 2,000, "
            "lets it in.");
}

TEST(ReachText, TellsWhatOtherChoicesDo) {
  ZoneReach reach = reach_of("listed_derogation", "true", true);
  EXPECT_EQ(reach_text(reach, Language::english),
            "\"listed quartiers are exempt from the urban-unit criterion\", at present yes: the "
            "other choices change nothing.");
  reach.turning = {"false"};
  EXPECT_EQ(reach_text(reach, Language::english),
            "\"listed quartiers are exempt from the urban-unit criterion\", at present yes: the "
            "zone falls with no.");
  reach = reach_of("contiguity", "8", false);
  reach.turning = {"4"};
  EXPECT_EQ(reach_text(reach, Language::english),
            "\"neighbouring cells: by sides (4) or by corners too (8)\", at present 8: the zone "
            "enters with 4.");
}

}  // namespace
}  // namespace carreau::report
