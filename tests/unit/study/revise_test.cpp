// SPDX-License-Identifier: Apache-2.0
/// Revisions in memory: limits that are kept, people who are never lost, what needs a rule.
#include "study/revise.hpp"

#include "base/error.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::study {
namespace {

using testing::add_box;
using testing::request_of;
using testing::TempFolder;
using testing::World;

/// The west of the poor cells, with a limit that cuts them, and a place outside the grid.
Zoning listed() {
  Zoning zoning;
  add_box(zoning, "QP030001", {{3'842'800, 2'346'400}, {3'843'000, 2'347'000}});
  add_box(zoning, "QP030002", {{3'852'800, 2'346'400}, {3'853'000, 2'347'000}});
  return zoning;
}

class ReviseInMemory : public ::testing::Test {
 protected:
  TempFolder folder_;
  RunRequest request_ = request_of(World(), folder_);
};

TEST_F(ReviseInMemory, NobodyIsLost) {
  request_.settings = {"extension_people=100", "smoothing=0"};
  const RevisionResult made = revise(load_run(request_), listed());
  ASSERT_EQ(made.map.zones.size(), 2U);
  EXPECT_EQ(made.revision.count(RevisedStatus::extended), 1U);
  EXPECT_EQ(made.after[0].figures.people,
            made.before[0].figures.people + made.revision.quartiers[0].extension_people);
  EXPECT_FALSE(made.after[1].has_data());
  // The quartier keeps its ground.
  EXPECT_GT(area(made.map.zones.polygons, 0), area(made.listed.shares.zones(), 0));
  EXPECT_NEAR(area(made.map.zones.polygons, 0),
              area(made.listed.shares.zones(), 0) + area(made.extensions, 0), 1e-3);
}

TEST_F(ReviseInMemory, TheScenarioLocksEachQuartierWithData) {
  const RevisionResult made = revise(load_run(request_), listed(), {}, "2024-01-01");
  const auto locks = std::ranges::count(made.record.edits, EditKind::lock, &Edit::kind);
  EXPECT_EQ(locks, 1);
  EXPECT_EQ(made.record.edits.front().zone, "QP030001");
  EXPECT_EQ(made.record.edits.front().date, "2024-01-01");
  EXPECT_EQ(made.whole.delineation.perimeters.size(), 1U);
  EXPECT_EQ(made.whole.delineation.perimeters.front().status, ZoneStatus::locked);
}

TEST_F(ReviseInMemory, NeedsARuleAndQuartiers) {
  const auto grid = load_grid(request_.grids, Headcount::present);
  EXPECT_THROW((void)revise(grid, listed()), ArgumentError);
  EXPECT_THROW((void)revise(load_run(request_), Zoning()), DataError);
}

}  // namespace
}  // namespace carreau::study
