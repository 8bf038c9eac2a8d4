// SPDX-License-Identifier: Apache-2.0
/// Two generations in memory: overlaps, criteria, and what secrecy withholds.
#include "study/compare.hpp"

#include "base/error.hpp"
#include "study/delineate.hpp"
#include "support/faults.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::study {
namespace {

using testing::add_box;
using testing::data_of;
using testing::request_of;
using testing::TempFolder;
using testing::World;

bool has(const Findings& findings, std::string_view code) {
  return std::ranges::any_of(findings.list(), [&](const Finding& f) { return f.code == code; });
}

/// The western half of the poor cells, then all of them.
Zoning west() {
  Zoning zoning;
  add_box(zoning, "W", {{3'842'800, 2'346'400}, {3'843'200, 2'347'000}});
  return zoning;
}
Zoning twice() {
  Zoning zoning = west();
  add_box(zoning, "V", {{3'842'800, 2'346'400}, {3'843'200, 2'347'000}});
  return zoning;
}

Generation alone(Zoning quartiers) { return {std::move(quartiers), Zoning()}; }

class Compare : public ::testing::Test {
 protected:
  TempFolder folder_;
  RunRequest request_ = request_of(World(), folder_);
};

TEST_F(Compare, WithoutARuleNothingIsChecked) {
  const auto grid = load_grid(request_.grids, Headcount::present);
  const ComparisonResult made = compare(grid, alone(west()), alone(west()), {});
  EXPECT_FALSE(made.before.checks);
  EXPECT_EQ(made.named().before.checks, nullptr);
  EXPECT_EQ(made.comparison.after.at(0).change, ZoneChange::unchanged);
  EXPECT_EQ(made.outlines().size(), 2U);
}

TEST_F(Compare, WithARuleBothSidesAreChecked) {
  const auto run = load_run(request_);
  const ComparisonResult made = compare(run, alone(west()), alone(delineate(run).perimeters()), {});
  ASSERT_TRUE(made.before.checks && made.after.checks);
  EXPECT_DOUBLE_EQ(made.before.checks->at(0).parts.people, 550.5);
  EXPECT_DOUBLE_EQ(made.after.checks->at(0).parts.people, 1300.0);
}

TEST_F(Compare, OverlapsAreRefusedOrShared) {
  const auto grid = load_grid(request_.grids, Headcount::present);
  EXPECT_THROW((void)compare(grid, alone(twice()), alone(west()), {}), DataError);
  EXPECT_THROW((void)compare(grid, alone(west()), alone(twice()), {}), DataError);
  const ComparisonResult made = compare(grid, alone(twice()), alone(west()), {}, Overlaps::share);
  EXPECT_TRUE(has(made.findings, "zones_overlap"));
}

TEST_F(Compare, CriteriaOnExactCountsOfFewHouseholdsAreWithheld) {
  StudyData data = data_of(request_);
  IncomeBrackets brackets;
  brackets.limits = {1'000.0, 12'000.0, 60'000.0};
  for (const Persons people : data.cells.people()) {
    const auto half = static_cast<std::int64_t>(people.value() / 2.0);
    brackets.counts.insert(brackets.counts.end(), {half, half});
  }
  data.brackets = brackets;
  const auto run = join_run(std::move(data), request_.rule);
  Zoning small;  // a quarter of a cell of 40 households
  add_box(small, "S", {{3'843'000, 2'346'600}, {3'843'100, 2'346'700}});
  const ComparisonResult made = compare(run, alone(small), alone(west()), {});
  EXPECT_FALSE(made.before.checks->at(0).has_data());
  EXPECT_TRUE(made.after.checks->at(0).has_data());
  EXPECT_TRUE(has(made.findings, "criteria_secret"));
  const ComparisonResult open = compare(load_run(request_), alone(small), alone(west()), {});
  EXPECT_TRUE(open.before.checks->at(0).has_data()) << "the grid itself is public";
}

TEST_F(Compare, ZonesThatOverlapAreNamedWithTheirPeople) {
  const auto grid = load_grid(request_.grids, Headcount::present);
  EXPECT_THAT(
      testing::codes_thrown_by([&] { (void)compare(grid, alone(twice()), alone(west()), {}); }),
      ::testing::ElementsAre("zones_must_not_overlap", "overlapping_pair", "correct_or_share"));
}

}  // namespace
}  // namespace carreau::study
