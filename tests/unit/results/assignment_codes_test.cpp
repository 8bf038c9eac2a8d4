// SPDX-License-Identifier: Apache-2.0
/// What an assignment says by codes has words for every value.
#include "results/assignment_codes.hpp"

#include "support/coded_values.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using testing::expect_complete;

TEST(AssignmentCodes, HaveWordsForEveryValue) {
  expect_complete<WithinAnswer>(4);
  expect_complete<PlaceStatus>(4);
  expect_complete<VatCondition>(4);
  expect_complete<Ambiguity>(3);
}

TEST(AssignmentCodes, SayNothingOfWhatIsAsItShouldBe) {
  EXPECT_EQ(to_text(PlaceStatus::placed), "");
  EXPECT_EQ(to_text(VatCondition::none), "");
  EXPECT_EQ(value_text(Ambiguity::none, Language::french), "");
}

}  // namespace
}  // namespace carreau::results
