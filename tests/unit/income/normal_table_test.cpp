// SPDX-License-Identifier: Apache-2.0
/// The table against the error function.
#include "income/normal_table.hpp"

#include "income/normal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace carreau {
namespace {

TEST(NormalTable, IsWithinTheErrorItPromises) {
  double worst = 0.0;
  for (double z = -9.0; z < 9.0; z += 0.000713) {
    worst = std::max(worst, std::abs(normal_table().below(z) - normal_below(z)));
  }
  EXPECT_LT(worst, 2e-11);
}

TEST(NormalTable, GoesThroughTheMedianExactly) { EXPECT_EQ(normal_table().below(0.0), 0.5); }

TEST(NormalTable, IsMonotone) {
  double before = 0.0;
  for (double z = -8.6; z < 8.6; z += 0.001) {
    const double here = normal_table().below(z);
    EXPECT_GE(here, before - 1e-15) << z;
    before = here;
  }
}

TEST(NormalTable, EndsAtZeroAndOne) {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double z : {-infinity, -100.0, -8.6}) EXPECT_EQ(normal_table().below(z), 0.0) << z;
  for (const double z : {infinity, 100.0, 8.6}) EXPECT_EQ(normal_table().below(z), 1.0) << z;
  EXPECT_EQ(normal_table().below(std::numeric_limits<double>::quiet_NaN()), 0.0);
}

}  // namespace
}  // namespace carreau
