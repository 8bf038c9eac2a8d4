// SPDX-License-Identifier: Apache-2.0
/// Money by two groupings, against sums made line by line.
#include "actions/cross_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <map>

namespace carreau {
namespace {

using Cents = std::int64_t;

struct Crossed {
  Programme programme;
  ActionsSummary summary;

  Crossed() {
    summary.years = {2022, 2023, 2024};
    const auto actions = *rc::gen::inRange<std::size_t>(0, 12);
    for (std::size_t a = 0; a < actions; ++a) {
      Action action;
      action.year = *rc::gen::inRange(2022, 2025);
      programme.actions.push_back(action);
      const auto lines = *rc::gen::inRange(0, 4);
      for (int k = 0; k < lines; ++k) {
        FundingLine line;
        line.action = ActionIndex(a);
        line.funder = FunderIndex(*rc::gen::inRange<std::size_t>(0, 3));
        if (*rc::gen::arbitrary<bool>())
          line.amounts.granted = Euros::from_cents(*rc::gen::inRange<Cents>(-500, 9'999'999));
        programme.lines.push_back(line);
      }
    }
    programme.funders.resize(3);
  }
};

RC_GTEST_PROP(CrossTable, HoldsEveryCentOfEveryFunderAndYear, ()) {
  const Crossed crossed;
  const Programme& programme = crossed.programme;
  // Rows overlap: every action is in the row of its year and in the last one.
  const auto rows = [&](std::size_t a) {
    return std::vector{static_cast<std::size_t>(programme.actions[a].year - 2022), std::size_t{3}};
  };
  const CrossTable table =
      cross_table({programme.actions.size(), 4, 3}, rows, by_funder(programme));
  std::map<std::pair<std::size_t, std::size_t>, Cents> sums;
  std::map<std::pair<std::size_t, std::size_t>, std::int64_t> unknown;
  for (const FundingLine& line : programme.lines) {
    for (const std::size_t row : rows(line.action.position())) {
      const Cents cents = line.amounts.granted ? line.amounts.granted->cents() : 0;
      sums[{row, line.funder.position()}] += cents;
      unknown[{row, line.funder.position()}] += line.amounts.granted ? 0 : 1;
    }
  }
  constexpr auto kGranted = static_cast<std::size_t>(Measure::granted);
  for (std::size_t row = 0; row < 4; ++row) {
    Cents of_row = 0;
    for (std::size_t f = 0; f < 3; ++f) {
      RC_ASSERT(table.at(row, f).amounts.cents[kGranted] == (sums[{row, f}]));
      RC_ASSERT(table.at(row, f).amounts.unknown_lines[kGranted] == (unknown[{row, f}]));
      of_row += sums[{row, f}];
    }
    RC_ASSERT(table.of_rows[row].amounts.cents[kGranted] == of_row);
  }
  RC_ASSERT(table.of_rows[3].amounts == table.total.amounts);
  RC_ASSERT(table.total.actions == static_cast<std::int64_t>(programme.actions.size()));
  for (std::size_t f = 0; f < 3; ++f) {
    RC_ASSERT(table.of_columns[f].amounts == table.at(3, f).amounts);
    RC_ASSERT(table.of_columns[f].actions == table.at(3, f).actions);
  }
}

RC_GTEST_PROP(CrossTable, DividesEachActionByItsYear, ()) {
  const Crossed crossed;
  const auto all = [](std::size_t) { return std::vector{std::size_t{0}}; };
  const CrossTable table = cross_table({crossed.programme.actions.size(), 1, 3}, all,
                                       by_year(crossed.programme, crossed.summary));
  std::array<std::int64_t, 3> actions{};
  for (const Action& action : crossed.programme.actions) {
    ++actions[static_cast<std::size_t>(action.year - 2022)];
  }
  for (std::size_t y = 0; y < 3; ++y) RC_ASSERT(table.at(0, y).actions == actions[y]);
}

}  // namespace
}  // namespace carreau
