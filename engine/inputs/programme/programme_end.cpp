// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/programme_end.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace carreau::inputs {

namespace {

/// Lines may come from tables of their own; the ledger needs those of an action together.
void order_by_action(Programme& programme) {
  // Stable, so that they keep the order of the files.
  std::ranges::stable_sort(programme.lines, {}, &FundingLine::action);
  std::ranges::stable_sort(programme.indicators, {}, &Indicator::action);
}

/// Leaves out funders that occur only in refused rows.
void keep_funders_of_lines(Programme& programme, const std::vector<Funder>& funders) {
  std::vector<FunderIndex> kept(funders.size());
  // Any index marks a funder as used; the final numbers come below.
  for (const FundingLine& line : programme.lines) kept[line.funder.position()] = FunderIndex(0);
  for (std::size_t f = 0; f < kept.size(); ++f) {
    if (kept[f].is_none()) continue;
    kept[f] = FunderIndex(programme.funders.size());
    programme.funders.push_back(funders[f]);
  }
  for (FundingLine& line : programme.lines) line.funder = kept[line.funder.position()];
}

/// The highest stage that money has reached.
ActionStatus status_of(const Amounts& sums) {
  if (sums.paid && *sums.paid > Euros()) return ActionStatus::paid;
  if (sums.granted && *sums.granted > Euros()) return ActionStatus::granted;
  return ActionStatus::requested;
}

void take_status_of_money(Programme& programme, const std::vector<bool>& has_status) {
  std::vector<Amounts> sums(programme.actions.size());
  for (const FundingLine& line : programme.lines) {
    Amounts& sum = sums[line.action.position()];
    if (line.amounts.granted) sum.granted = sum.granted.value_or(Euros()) + *line.amounts.granted;
    if (line.amounts.paid) sum.paid = sum.paid.value_or(Euros()) + *line.amounts.paid;
  }
  for (std::size_t a = 0; a < sums.size(); ++a) {
    if (!has_status[a]) programme.actions[a].status = status_of(sums[a]);
  }
}

}  // namespace

void complete_programme(Programme& programme, const FunderRegister& funders,
                        const std::vector<bool>& has_status) {
  order_by_action(programme);
  keep_funders_of_lines(programme, funders.funders());
  take_status_of_money(programme, has_status);
}

void report_amounts_of_both_sheets(const Programme& programme, std::string_view unnamed,
                                   Findings& findings) {
  const auto is_unnamed = [&](const FundingLine& line) {
    return programme.funders[line.funder.position()].name == unnamed;
  };
  Euros sum;
  std::int64_t actions = 0;
  for (std::size_t begin = 0; begin < programme.lines.size();) {
    std::size_t end = begin;
    std::optional<Euros> own;
    bool has_named = false;
    for (; end < programme.lines.size() &&
           programme.lines[end].action == programme.lines[begin].action;
         ++end) {
      const FundingLine& line = programme.lines[end];
      if (is_unnamed(line)) own = line.amounts.granted;
      else has_named = has_named || line.amounts.granted.has_value();
    }
    if (own && has_named) {
      sum += *own;
      ++actions;
    }
    begin = end;
  }
  if (actions == 0) return;
  findings.warn("amounts_of_both_sheets", {{"actions", actions}, {"sum", Fixed{sum.value(), 2}}},
                {});
}

void report_actions_without_money(const Programme& programme, RowFindings& findings) {
  std::vector<bool> has_line(programme.actions.size());
  for (const FundingLine& line : programme.lines) has_line[line.action.position()] = true;
  for (std::size_t a = 0; a < has_line.size(); ++a) {
    if (!has_line[a]) findings.notice("action_without_line", {}, programme.actions[a].source);
  }
}

}  // namespace carreau::inputs
