// SPDX-License-Identifier: Apache-2.0
/// Funding lines that tables give twice.
#include "inputs/programme/programme_parts.hpp"

#include "inputs/programme/action_cells.hpp"
#include "inputs/programme/nomenclature_reader.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau::inputs {
namespace {

FundingLine line_of(std::size_t action, std::int64_t cents) {
  FundingLine line;
  line.action = ActionIndex(action);
  line.funder = FunderIndex(0);
  line.amounts.granted = Euros::from_cents(cents);
  return line;
}

const Place kFirst{"actions.csv", 2, ""};
const Place kSecond{"actions.csv", 3, ""};

TEST(LineRegister, ATableMayRepeatALineAndIsTold) {
  LineRegister lines;
  EXPECT_FALSE(lines.add(std::vector{line_of(0, 100)}, 0, kFirst).has_value());
  EXPECT_EQ(lines.add(std::vector{line_of(0, 100)}, 0, kSecond), kFirst);
  EXPECT_FALSE(lines.add(std::vector{line_of(1, 100)}, 0, kSecond).has_value());
}

TEST(LineRegister, AnotherTableMayNot) {
  LineRegister lines;
  (void)lines.add(std::vector{line_of(0, 100)}, 0, kFirst);
  EXPECT_THROW((void)lines.add(std::vector{line_of(0, 100)}, 1, kSecond), RowRefused);
}

TEST(LineRegister, ARefusedRowLeavesNothingBehind) {
  LineRegister lines;
  (void)lines.add(std::vector{line_of(0, 100)}, 0, kFirst);
  EXPECT_THROW((void)lines.add(std::vector{line_of(0, 50), line_of(0, 100)}, 1, kSecond),
               RowRefused);
  // Corrected, its other line comes back in a file of its own.
  EXPECT_FALSE(lines.add(std::vector{line_of(0, 50)}, 2, kSecond).has_value());
}

TEST(LineRegister, TheRefusalNamesTheRowBefore) {
  LineRegister lines;
  (void)lines.add(std::vector{line_of(0, 100)}, 0, kFirst);
  try {
    (void)lines.add(std::vector{line_of(0, 100)}, 1, kSecond);
    FAIL() << "taken twice";
  } catch (const RowRefused& refused) {
    EXPECT_EQ(refused.why.code, "refused_repeated_line");
    EXPECT_EQ(refused.why.details, (std::vector<Detail>{{"place", "actions.csv:2"}}));
  }
}

TEST(ThemeRegister, AThemeThatIsNearNoneIsKeptAndFound) {
  const auto lists = read_nomenclatures();
  ThemeRegister themes(lists);
  Findings findings;
  (void)themes.index_of(2024, "Xylophone", "", kFirst, findings);
  ASSERT_EQ(themes.themes().size(), 1U);
  EXPECT_EQ(themes.themes()[0].label, "Xylophone");
  EXPECT_TRUE(findings.has("theme_unknown"));
}

}  // namespace
}  // namespace carreau::inputs
