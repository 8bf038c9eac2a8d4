// SPDX-License-Identifier: Apache-2.0
/// Amounts by their measure.
#include "actions/action.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

TEST(Amounts, AreAskedByMeasure) {
  Amounts amounts;
  amounts.granted = Euros::from_cents(150);
  EXPECT_FALSE(amount(amounts, Measure::requested));
  EXPECT_EQ(amount(amounts, Measure::granted)->cents(), 150);
  EXPECT_FALSE(amount(amounts, Measure::paid));
}

}  // namespace
}  // namespace carreau
