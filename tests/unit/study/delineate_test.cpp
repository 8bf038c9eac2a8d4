// SPDX-License-Identifier: Apache-2.0
/// The same perimeters from files and from memory, checked again as zones of their own.
#include "study/delineate.hpp"

#include "base/error.hpp"
#include "study/check.hpp"
#include "study/portrait.hpp"
#include "support/faults.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::study {
namespace {

using testing::data_of;
using ::testing::ElementsAre;
using testing::request_of;
using testing::TempFolder;
using testing::World;

TEST(Delineate, FromFilesAndFromMemoryAlike) {
  const TempFolder folder;
  const RunRequest request = request_of(World(), folder);
  const DelineationResult from_files = delineate(request);
  EXPECT_THAT(from_files.perimeters().codes, ElementsAre("30901-01"));
  const DelineationResult joined = delineate(join_run(data_of(request), request.rule));
  ASSERT_THAT(joined.perimeters().codes, ElementsAre("30901-01"));
  EXPECT_EQ(joined.result.delineation.perimeters[0].cells,
            from_files.result.delineation.perimeters[0].cells);
  EXPECT_EQ(&joined.output().input.cells, &joined.run->cells);
}

TEST(Delineate, AGridAloneIsRefused) {
  const TempFolder folder;
  const auto grid = load_grid(request_of(World(), folder).grids, Headcount::present);
  EXPECT_THROW((void)delineate(grid), ArgumentError);
  EXPECT_THROW((void)check(grid, Zoning()), ArgumentError);
}

TEST(Delineate, StopsWhenAsked) {
  const TempFolder folder;
  const auto run = load_run(request_of(World(), folder));
  Cancellation stop;
  stop.request();
  EXPECT_THROW((void)delineate(run, {nullptr, &stop}), Cancelled);
  EXPECT_NO_THROW((void)delineate(run)) << "what was loaded is as it was";
}

TEST(Check, OfProposedPerimetersMeetsEveryCriterion) {
  const TempFolder folder;
  const auto run = load_run(request_of(World(), folder));
  const DelineationResult made = delineate(run);
  const ZoneCheckResult checked = check(run, made.perimeters());
  ASSERT_EQ(checked.result.checks.size(), 1U);
  EXPECT_EQ(checked.result.checks[0].verdict.outcome(), Outcome::meets);
  EXPECT_DOUBLE_EQ(checked.result.checks[0].parts.people, 1300.0);
  EXPECT_TRUE(checked.has_households());
  const std::size_t of_the_run = run->findings.list().size();
  EXPECT_GE(checked.findings.list().size(), of_the_run);
}

TEST(Portrait, TellsTheZoneBesideItsTerritories) {
  const TempFolder folder;
  const auto run = load_run(request_of(World(), folder), {}, all_traits());
  const PortraitResult made = portray_zones(run, delineate(run).perimeters());
  EXPECT_EQ(made.checked.laid.zones.codes.front(), "30901-01");
}

TEST(Delineate, AGridAloneIsToldHowToLoadARun) {
  const TempFolder folder;
  const auto grid = load_grid(request_of(World(), folder).grids, Headcount::present);
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)delineate(grid); }),
              ElementsAre("run_without_rule"));
}

}  // namespace
}  // namespace carreau::study
