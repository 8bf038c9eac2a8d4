// SPDX-License-Identifier: Apache-2.0
/// Agreement in memory; proposing nothing is a result.
#include "study/evaluate.hpp"

#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::study {
namespace {

using testing::add_box;
using testing::request_of;
using testing::TempFolder;
using testing::World;

TEST(Evaluate, ProposingNothingFindsNobody) {
  const TempFolder folder;
  const auto grid = load_grid(request_of(World(), folder).grids, Headcount::absent);
  Zoning reference;
  add_box(reference, "W", {{3'842'800, 2'346'400}, {3'843'200, 2'347'000}});
  const EvaluationResult made = evaluate(*grid, Zoning(), reference);
  EXPECT_EQ(made.agreement.precision(), std::nullopt);
  EXPECT_EQ(made.agreement.recall(), 0.0);
  EXPECT_EQ(made.outlines().size(), 1U);
  const EvaluationResult same = evaluate(*grid, reference, reference);
  EXPECT_EQ(same.agreement.precision(), 1.0);
}

TEST(Evaluate, CellsInMemoryGiveTheAgreementOfTheirFile) {
  const TempFolder folder;
  const auto grid = load_grid(request_of(World(), folder).grids, Headcount::absent);
  Zoning proposed;
  add_box(proposed, "P", {{3'842'800, 2'346'400}, {3'843'000, 2'347'000}});
  Zoning reference;
  add_box(reference, "W", {{3'842'800, 2'346'400}, {3'843'200, 2'347'000}});
  const auto joined = join_grid(CellTable(grid->cells));
  const EvaluationResult made = evaluate(*joined, proposed, reference);
  const EvaluationResult from_file = evaluate(*grid, proposed, reference);
  EXPECT_EQ(made.agreement.recall(), from_file.agreement.recall());
  EXPECT_GT(made.agreement.recall(), 0.0);
  EXPECT_LT(made.agreement.recall(), 1.0);
}

}  // namespace
}  // namespace carreau::study
