// SPDX-License-Identifier: Apache-2.0
/// "Stands unless …" for every shape of a line, in both languages.
#include "results/sweep/sweep_sentences.hpp"

#include "inputs/rule_reader.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

const SweepPlan& sentence_plan() {
  static const SweepPlan made(inputs::read_scenario("metropole-2023", 2019),
                              {{"poverty_ratio=0.58:0.62:5", "contiguity=4,8"}});
  return made;
}

constexpr LineSpan kEverywhere{0, 1, 2};

SweptZone sentence_zone(SweptZoneKind kind, LineSpan ratio, LineSpan contiguity) {
  SweptZone made;
  made.kind = kind;
  made.lines = {ratio, contiguity};
  return made;
}

std::string of_perimeter(LineSpan ratio, LineSpan contiguity = kEverywhere) {
  return text_of(stability_sentence(sentence_zone(SweptZoneKind::perimeter, ratio, contiguity),
                                    sentence_plan()),
                 Language::english);
}
std::string of_other(LineSpan ratio, LineSpan contiguity) {
  return text_of(
      stability_sentence(sentence_zone(SweptZoneKind::other, ratio, contiguity), sentence_plan()),
      Language::english);
}

TEST(StabilitySentence, OfAZoneThatStandsEverywhere) {
  EXPECT_EQ(of_perimeter({0, 4, 5}), "Stands at every value of each parameter.");
}

TEST(StabilitySentence, OfAZoneThatNeedsAValue) {
  EXPECT_EQ(of_perimeter({1, 4, 4}), "Stands unless poverty_ratio is 0.58 or less.");
  EXPECT_EQ(of_perimeter({0, 2, 3}), "Stands unless poverty_ratio is 0.61 or more.");
  EXPECT_EQ(of_perimeter({1, 4, 4}, {1, 1, 1}),
            "Stands unless poverty_ratio is 0.58 or less, contiguity is 4.")
      << "sweep_if_is";
  EXPECT_EQ(of_perimeter({0, 0, 0}), "Stands unless poverty_ratio takes any of the values tried.");
}

TEST(StabilitySentence, TellsGaps) {
  EXPECT_EQ(of_perimeter({0, 4, 3}),
            "Stands unless poverty_ratio is at some of the values between 0.58 and 0.62.");
  EXPECT_EQ(of_other({1, 4, 2}, {0, 0, 0}),
            "Does not stand in the base; stands where poverty_ratio is at some of the values "
            "between 0.59 and 0.62.");
}

TEST(StabilitySentence, OfAZoneThatTheBaseDoesNotHave) {
  EXPECT_EQ(of_other({3, 4, 2}, {0, 0, 1}),
            "Does not stand in the base; stands where poverty_ratio is from 0.61 to 0.62, "
            "contiguity is 4.");
  EXPECT_EQ(of_other({0, 0, 0}, {0, 0, 0}),
            "Does not stand in the base, nor when a single parameter is moved.");
}

TEST(StabilitySentence, FallingValuesAreReadTheOtherWayRound) {
  const SweepPlan falling(inputs::read_scenario("metropole-2023", 2019),
                          {{"poverty_ratio=0.62:0.58:5"}});
  SweptZone made = sentence_zone(SweptZoneKind::perimeter, {0, 3, 4}, {});
  made.lines.pop_back();
  EXPECT_EQ(text_of(stability_sentence(made, falling), Language::english),
            "Stands unless poverty_ratio is 0.58 or less.");
}

TEST(StabilitySentence, SpeaksFrench) {
  EXPECT_EQ(
      text_of(stability_sentence(sentence_zone(SweptZoneKind::perimeter, {1, 4, 4}, {1, 1, 1}),
                                 sentence_plan()),
              Language::french),
      "Tient sauf si poverty_ratio vaut 0.58 ou moins, contiguity vaut 4.");
}

}  // namespace
}  // namespace carreau::results
