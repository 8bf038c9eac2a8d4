// SPDX-License-Identifier: Apache-2.0
/// The built-in rates at which quartiers left the list.
#include "inputs/exit_rates_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::inputs {
namespace {

TEST(ExitRatesReader, TheBuiltInRatesAreBands) {
  const ExitRates rates = read_exit_rates();
  ASSERT_FALSE(rates.bands.empty());
  EXPECT_TRUE(std::ranges::is_sorted(rates.bands, {},
                                     [](const ExitRates::Band& band) { return band.ratio_below; }));
  EXPECT_GT(rates.bands.back().ratio_below, 1e300) << "the last band has no upper bound";
  EXPECT_GT(rates.few_people, 0);
  EXPECT_LT(rates.overall, rates.at_risk_from);
  EXPECT_FALSE(rates.source.empty());
  for (const ExitRates::Band& band : rates.bands) EXPECT_LT(band.rate.fraction(), 1.0);
  // The poorest quartiers stay.
  EXPECT_LT(rates.of_ratio(0.5), rates.at_risk_from);
}

}  // namespace
}  // namespace carreau::inputs
