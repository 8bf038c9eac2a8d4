// SPDX-License-Identifier: Apache-2.0
/// Every reason and every near miss has a conclusion of its own.
#include "report/explanation_words.hpp"

#include "results/delineation_codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace carreau::report {
namespace {

using ::testing::StartsWith;

template <class Code>
std::set<std::string_view> distinct_conclusions(const Words& w) {
  std::set<std::string_view> texts;
  for (const auto& coded : results::coded_values<Code>()) {
    texts.insert(conclusion_text(coded.value, w));
  }
  return texts;
}

TEST(ExplanationWords, EachCodeHasItsOwnConclusion) {
  for (const Language language : {Language::french, Language::english}) {
    const Words w(language);
    const auto reasons = distinct_conclusions<Reason>(w);
    EXPECT_EQ(reasons.size(), results::coded_values<Reason>().size());
    for (const std::string_view text : reasons) EXPECT_THAT(text, StartsWith("Conclusion"));
    // Of the near misses `none` has the only empty conclusion.
    const auto near_misses = distinct_conclusions<NearMiss>(w);
    EXPECT_EQ(near_misses.size(), results::coded_values<NearMiss>().size());
    EXPECT_EQ(conclusion_text(NearMiss::none, w), "");
  }
}

TEST(ExplanationWords, AConclusionMatchesItsCode) {
  const Words french(Language::french);
  const Words english(Language::english);
  EXPECT_EQ(conclusion_text(Reason::uninhabited, french), "Conclusion : personne n'y habite.");
  EXPECT_EQ(conclusion_text(Reason::outside_unit, english),
            "Conclusion: it lies in no urban unit.");
  EXPECT_EQ(conclusion_text(Reason::zone_too_sparse, english),
            "Conclusion: it is a candidate, but its zone is not dense enough.");
  EXPECT_EQ(conclusion_text(NearMiss::zone_density, french),
            "Conclusion : la zone n'est pas assez dense ; tout le reste est rempli.");
  EXPECT_EQ(conclusion_text(NearMiss::zone_population, english),
            "Conclusion: the zone has too few people; all else is met.");
}

TEST(ExplanationWords, AnEditTellsWhoDecidedOnACell) {
  const std::string cell = "CRS3035RES200mN2761000E3782600";
  const std::vector<Edit> edits{
      {EditKind::add, {cell}, {}, {}, "new flats", "2026-11-27"},
      {EditKind::remove, {"CRS3035RES200mN200E200"}, {}, {}, "no", "2026-11-27"},
      {EditKind::remove, {cell}, {}, {}, "a park", "2026-11-28"},
      {EditKind::lock, {cell}, {}, "the contract", "signed", "2026-11-29"}};
  const auto english = edit_lines(edits, cell, Words(Language::english));
  ASSERT_EQ(english.size(), 3U);
  EXPECT_EQ(english[0], "Edit 1, of 2026-11-27, adds it: \"new flats\".");
  EXPECT_EQ(english[1], "Edit 3, of 2026-11-28, removes it: \"a park\".");
  EXPECT_EQ(english[2], "Edit 4, of 2026-11-29, locks it into \"the contract\": \"signed\".");
  EXPECT_TRUE(edit_lines({}, cell, Words(Language::french)).empty());
}

}  // namespace
}  // namespace carreau::report
