// SPDX-License-Identifier: Apache-2.0
/// What a revision says by codes has words for every value.
#include "results/revision_codes.hpp"

#include "support/coded_values.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using testing::expect_complete;

TEST(RevisionCodes, HaveWordsForEveryValue) {
  expect_complete<RevisedStatus>(kRevisedStatuses);
  expect_complete<ExitRisk>(3);
  expect_complete<CellRole>(8);
  EXPECT_EQ(value_text(RevisedStatus::extended, Language::french), "étendu");
}

}  // namespace
}  // namespace carreau::results
