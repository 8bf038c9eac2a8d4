// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/programme_end.hpp"

#include "inputs/programme/funder_directory_reader.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(ProgrammeEnd, OrdersLinesKeepsTheirFundersAndTakesTheStatusOfTheMoney) {
  Programme programme;
  programme.actions.resize(3);
  FunderRegister funders{usual_funders()};
  (void)funders.index_of("nobody's", {});
  const FunderIndex caf = funders.index_of("CAF", {});
  FundingLine paid{ActionIndex(1), caf, {}, {{}, {}, Euros::whole(1)}};
  FundingLine granted{ActionIndex(0), caf, {}, {{}, Euros::whole(2), {}}};
  programme.lines = {paid, granted};
  programme.actions[2].status = ActionStatus::refused;
  complete_programme(programme, funders, {false, false, true});
  EXPECT_EQ(programme.lines[0].action, ActionIndex(0));
  ASSERT_EQ(programme.funders.size(), 1U);
  EXPECT_EQ(programme.funders[0].name, "CAF");
  EXPECT_EQ(programme.actions[0].status, ActionStatus::granted);
  EXPECT_EQ(programme.actions[1].status, ActionStatus::paid);
  EXPECT_EQ(programme.actions[2].status, ActionStatus::refused);
  Findings findings;
  RowFindings rows(findings);
  report_actions_without_money(programme, rows);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "action_without_line");
}

TEST(ProgrammeEnd, AmountsOfAnActionBesideLinesOfFundersMayBeTheirTotal) {
  Programme programme;
  programme.actions.resize(2);
  programme.funders = {{"?", FunderKind::other}, {"CAF", FunderKind::family_fund}};
  const auto line = [](std::size_t action, std::size_t funder, int euros) {
    return FundingLine{ActionIndex(action), FunderIndex(funder), {}, {{}, Euros::whole(euros), {}}};
  };
  programme.lines = {line(0, 0, 10), line(0, 1, 10), line(1, 0, 7)};
  Findings findings;
  report_amounts_of_both_sheets(programme, "?", findings);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list()[0].code, "amounts_of_both_sheets");
  programme.lines.pop_back();
  programme.lines.erase(programme.lines.begin());
  Findings none;
  report_amounts_of_both_sheets(programme, "?", none);
  EXPECT_TRUE(none.list().empty());
}

}  // namespace
}  // namespace carreau::inputs
