// SPDX-License-Identifier: Apache-2.0
/// Findings in words: their mark, their number and their place.
#include "report/findings_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(FindingsText, WithoutFindingsIsEmpty) {
  EXPECT_EQ(findings_text(Findings(), Language::french), "");
  EXPECT_TRUE(findings_json(Findings()).is_array());
  EXPECT_TRUE(findings_json(Findings()).empty());
}

TEST(FindingsText, HasAMarkForEachSeverity) {
  Findings findings;
  findings.notice("decimal_comma");
  EXPECT_THAT(findings_text(findings, Language::french),
              StartsWith("Remarques sur les données :\n  · "));
  Findings warnings;
  warnings.warn("decimal_comma");
  EXPECT_THAT(findings_text(warnings, Language::english),
              StartsWith("Findings about the data:\n  ! "));
}

TEST(FindingsText, CountsRepetitions) {
  Findings findings;
  findings.notice("decimal_comma");
  EXPECT_THAT(findings_text(findings, Language::french), Not(HasSubstr("×")));
  findings.notice("decimal_comma", {}, {}, 1'233);
  EXPECT_THAT(findings_text(findings, Language::french), HasSubstr(" (× 1\u202F234)\n"));
  EXPECT_THAT(findings_text(findings, Language::english), HasSubstr(" (× 1,234)\n"));
}

TEST(FindingsText, NamesThePlaceWhereThereIsOne) {
  Findings findings;
  findings.notice("decimal_comma");
  EXPECT_THAT(findings_text(findings, Language::english), Not(HasSubstr("[")));
  Findings placed;
  placed.notice("decimal_comma", {}, Place{"grid.csv", 12, "ind"});
  EXPECT_THAT(findings_text(placed, Language::english), HasSubstr(" [grid.csv:12: ind]\n\n"));
}

TEST(FindingsText, JsonHasCodesForPrograms) {
  Findings findings;
  findings.warn("decimal_comma", {}, {}, 3);
  EXPECT_EQ(findings_json(findings).dump(),
            R"([{"code":"decimal_comma","severity":"warning","count":3}])");
}

}  // namespace
}  // namespace carreau::report
