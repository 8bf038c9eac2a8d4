// SPDX-License-Identifier: Apache-2.0
/// Findings: repeated ones are counted, the first place is kept, the order is that of arrival.
#include "base/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> codes(const Findings& findings) {
  std::vector<std::string> list;
  for (const Finding& f : findings.list()) list.push_back(f.code);
  return list;
}

TEST(Findings, CountARepeatedOneAndKeepItsFirstPlace) {
  Findings findings;
  findings.warn("decimal_comma", {}, {"a.csv", 3, "ind"});
  findings.warn("decimal_comma", {}, {"a.csv", 9, "men"});
  findings.warn("decimal_comma", {}, {"a.csv", 10, "men"}, 5);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list().front().count, 7);
  EXPECT_EQ(findings.list().front().first, (Place{"a.csv", 3, "ind"}));
  EXPECT_EQ(findings.list().front().severity, Severity::warning);
}

TEST(Findings, KeepFilesAndDetailsApart) {
  Findings findings;
  findings.warn("unknown_commune", {{"commune", "59009"}}, {"a.csv", 1, ""});
  findings.warn("unknown_commune", {{"commune", "59009"}}, {"b.csv", 1, ""});
  findings.warn("unknown_commune", {{"commune", "59350"}}, {"a.csv", 2, ""});
  findings.warn("unknown_commune", {{"commune", "59009"}}, {"a.csv", 3, ""});
  ASSERT_EQ(findings.list().size(), 3U);
  EXPECT_EQ(findings.list()[0].count, 2);
  EXPECT_EQ(findings.list()[1].first.file, "b.csv");
  EXPECT_THAT(findings.list()[2].details, ElementsAre(Detail{"commune", "59350"}));
}

TEST(Findings, KeepTheOrderOfFirstOccurrence) {
  Findings findings;
  findings.notice("z_last");
  findings.warn("a_first");
  findings.notice("z_last");
  EXPECT_THAT(codes(findings), ElementsAre("z_last", "a_first"));
  EXPECT_TRUE(findings.has("a_first"));
  EXPECT_FALSE(findings.has("a_"));
}

TEST(Findings, AppendAddsTheCounts) {
  Findings a;
  a.warn("x", {}, {"f", 1, ""}, 2);
  Findings b;
  b.notice("y");
  b.warn("x", {}, {"f", 8, ""}, 3);
  a.append(b);
  EXPECT_THAT(codes(a), ElementsAre("x", "y"));
  EXPECT_EQ(a.list()[0].count, 5);
  EXPECT_EQ(a.list()[0].first.row, 1);
  EXPECT_EQ(a.list()[1].severity, Severity::notice);
}

TEST(Findings, AreToldInWords) {
  Findings findings;
  findings.warn("unknown_commune", {{"commune", "59009"}});
  EXPECT_EQ(finding_text(findings.list().front(), Language::english),
            "commune 59009 of the grid is not in the list of communes; its cells lie in no unit "
            "(merged or renamed since?)");
  EXPECT_THAT(finding_text(findings.list().front(), Language::french),
              ::testing::StartsWith("la commune 59009 de la grille"));
}

TEST(Findings, SeveritiesHaveStableNames) {
  EXPECT_EQ(to_text(Severity::notice), "notice");
  EXPECT_EQ(to_text(Severity::warning), "warning");
}

}  // namespace
}  // namespace carreau
