// SPDX-License-Identifier: Apache-2.0
/// Lines added up by hand.
#include "actions/ledger.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau {
namespace {

Amounts granted(std::int64_t cents) {
  Amounts amounts;
  amounts.granted = Euros::from_cents(cents);
  return amounts;
}

/// Two actions of one theme: the first for two targets (a third and two thirds), the second for
/// one.
struct Small {
  Programme programme;
  Attribution attribution;
  std::vector<ThemeIndex> themes{ThemeIndex(0)};

  Small() {
    programme.funders = {{"État", FunderKind::state_p147}, {"CAF", FunderKind::family_fund}};
    programme.themes = {{"n", "1.1", "Éducation"}};
    programme.actions.resize(2);
    for (Action& action : programme.actions) {
      action.year = 2024;
      action.theme = ThemeIndex(0);
    }
    attribution.targets.resize(2);
    attribution.actions.resize(2);
    attribution.offsets = {0, 2, 3};
    attribution.shares = {
        {TargetIndex(0), 333'333}, {TargetIndex(1), 666'667}, {TargetIndex(1), kWhole}};
  }
  void add(std::size_t action, std::size_t funder, const Amounts& amounts) {
    programme.lines.push_back(
        {ActionIndex(action), FunderIndex(funder), CreditKind::specific, amounts});
  }
  [[nodiscard]] std::vector<LedgerEntry> ledger() const {
    return make_ledger(programme, attribution, themes);
  }
};

constexpr auto kGranted = static_cast<std::size_t>(Measure::granted);
constexpr auto kPaid = static_cast<std::size_t>(Measure::paid);

TEST(Ledger, SplitsCentsWithoutLosingOne) {
  Small small;
  small.add(0, 0, granted(100));
  const auto ledger = small.ledger();
  ASSERT_EQ(ledger.size(), 2U);
  EXPECT_EQ(ledger[0].amounts.cents[kGranted], 33);
  EXPECT_EQ(ledger[1].amounts.cents[kGranted], 67);
}

TEST(Ledger, AddsLinesOfOneKey) {
  Small small;
  small.add(0, 0, granted(100));
  small.add(1, 0, granted(1'000));
  small.add(1, 0, granted(-10));
  small.add(1, 1, granted(5));
  const auto ledger = small.ledger();
  ASSERT_EQ(ledger.size(), 3U);
  EXPECT_EQ(ledger[1].amounts.cents[kGranted], 67 + 1'000 - 10);
  EXPECT_EQ(ledger[2].key.funder, FunderIndex(1));
  EXPECT_EQ(ledger[2].amounts.cents[kGranted], 5);
}

TEST(Ledger, WhatIsNotKnownIsCountedAndNotZero) {
  Small small;
  small.add(1, 0, granted(7));
  const auto ledger = small.ledger();
  ASSERT_EQ(ledger.size(), 1U);
  EXPECT_EQ(ledger[0].amounts.unknown_lines[kGranted], 0);
  EXPECT_EQ(ledger[0].amounts.unknown_lines[kPaid], 1);
}

TEST(Ledger, TellsThemesUnderThoseGiven) {
  Small small;
  small.programme.actions[1].theme = ThemeIndex::none();
  small.themes = {ThemeIndex(4)};
  small.add(0, 0, granted(100));
  small.add(1, 0, granted(1));
  const auto ledger = small.ledger();
  ASSERT_EQ(ledger.size(), 3U);
  EXPECT_EQ(ledger[0].key.theme, ThemeIndex(4));
  EXPECT_TRUE(ledger[2].key.theme.is_none());
}

TEST(Ledger, OfNothingIsEmpty) { EXPECT_TRUE(make_ledger({}, {}, {}).empty()); }

}  // namespace
}  // namespace carreau
