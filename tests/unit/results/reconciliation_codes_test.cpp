// SPDX-License-Identifier: Apache-2.0
/// What a reconciliation says by codes has words for every value.
#include "results/reconciliation_codes.hpp"

#include "support/coded_values.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using testing::expect_complete;

TEST(ReconciliationCodes, HaveWordsForEveryValue) {
  expect_complete<ReconciliationCheck>(7);
  expect_complete<CheckStatus>(4);
}

TEST(ReconciliationCodes, TellWhichCheckARowIsOf) {
  EXPECT_EQ(check_of(Axis::rows), ReconciliationCheck::sum_of_rows);
  EXPECT_EQ(check_of(Axis::columns), ReconciliationCheck::sum_of_columns);
  for (const MeaningKind meaning :
       {MeaningKind::grand_total, MeaningKind::line, MeaningKind::cell}) {
    EXPECT_EQ(to_text(check_of(meaning)), to_text(meaning));
  }
}

}  // namespace
}  // namespace carreau::results
