// SPDX-License-Identifier: Apache-2.0
/// Funded actions as records: the money of quartiers, actions and lines is the same money.
#include "results/actions_records.hpp"

#include "support/drawn_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace carreau::results {
namespace {

using carreau::testing::DrawnProgramme;
using ::testing::HasSubstr;

const DrawnProgramme& drawn_actions() {
  static const DrawnProgramme programme(200);
  return programme;
}

std::int64_t cents_of(const std::optional<Euros>& amount) { return amount ? amount->cents() : 0; }

TEST(ActionsRecords, GiveEveryCentToATarget) {
  const auto view = drawn_actions().view();
  std::int64_t of_quartiers = 0;
  for (std::size_t t = 0; t < view.attribution.targets.size(); ++t) {
    of_quartiers += cents_of(funded_quartier_record(view, t).money.granted);
  }
  std::int64_t of_actions = 0;
  for (std::size_t a = 0; a < view.programme.actions.size(); ++a) {
    of_actions += cents_of(funded_action_record(view, a).money.granted);
  }
  const std::int64_t total = cents_of(money_record(view.summary.total.amounts).granted);
  EXPECT_GT(total, 0);
  EXPECT_EQ(of_quartiers, total);
  EXPECT_EQ(of_actions, total);
}

TEST(ActionsRecords, SplitALineBetweenTheTargetsOfItsAction) {
  const auto view = drawn_actions().view();
  std::size_t split = 0;
  for (const FundingLine& line : view.programme.lines) {
    const auto parts = funding_records(view, line);
    std::int64_t cents = 0;
    double share = 0.0;
    for (const FundingRecord& part : parts) {
      cents += cents_of(part.money.requested);
      share += part.share;
      EXPECT_EQ(part.funder, view.programme.funders[line.funder.position()].name);
    }
    EXPECT_EQ(cents, cents_of(line.amounts.requested));
    EXPECT_NEAR(share, 1.0, 1e-9);
    split += parts.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(split, 0U);
}

TEST(ActionsRecords, NameTheTargetsOfAnActionWithTheirShares) {
  const auto view = drawn_actions().view();
  std::size_t shared = 0;
  for (std::size_t a = 0; a < view.programme.actions.size(); ++a) {
    const FundedActionRecord record = funded_action_record(view, a);
    ASSERT_EQ(record.targets.size(), view.attribution.of(a).size());
    EXPECT_THAT(record.source, HasSubstr("actions.xlsx"));
    if (record.targets.size() < 2) continue;
    ++shared;
    for (const std::string& target : record.targets) EXPECT_THAT(target, HasSubstr(" 0."));
  }
  EXPECT_GT(shared, 0U);
}

TEST(ActionsRecords, TellFactsOfQuartiersAlone) {
  const auto view = drawn_actions().view();
  for (std::size_t t = 0; t < view.attribution.targets.size(); ++t) {
    const Target& target = view.attribution.targets[t];
    const FundedQuartierRecord record = funded_quartier_record(view, t);
    EXPECT_EQ(record.status, status_of(target, facts_of(view, target)));
    const bool is_place =
        target.kind == TargetKind::quartier || target.kind == TargetKind::former_quartier;
    EXPECT_EQ(facts_of(view, target) != nullptr, is_place) << target.name;
    if (!record.granted_per_person) continue;
    EXPECT_NEAR(*record.granted_per_person * *record.people, record.money.granted->value(), 1e-6);
  }
}

}  // namespace
}  // namespace carreau::results
