// SPDX-License-Identifier: Apache-2.0
/// The side of a line against integers wide enough to be exact, where doubles alone go wrong.
#include "geometry/orientation.hpp"

#include "support/polygons.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <random>

namespace carreau {
namespace {

__extension__ using Wide = __int128;

struct Whole {
  std::int64_t x;
  std::int64_t y;
};

/// Coordinates up to 2^53 make products below 2^110.
int exact(Whole a, Whole b, Whole p) {
  const Wide left = static_cast<Wide>(b.x - a.x) * (p.y - a.y);
  const Wide right = static_cast<Wide>(b.y - a.y) * (p.x - a.x);
  return left > right ? 1 : left < right ? -1 : 0;
}

Point scaled(Whole w, int exponent) {
  return {std::ldexp(static_cast<double>(w.x), exponent),
          std::ldexp(static_cast<double>(w.y), exponent)};
}

TEST(Orientation, LeftRightAndStraight) {
  EXPECT_EQ(orientation({0, 0}, {2, 2}, {1, 2}), 1);
  EXPECT_EQ(orientation({0, 0}, {2, 2}, {2, 1}), -1);
  EXPECT_EQ(orientation({0, 0}, {2, 2}, {5, 5}), 0);
  EXPECT_EQ(orientation({2, 2}, {0, 0}, {1, 2}), -1);
  EXPECT_EQ(orientation({1, 1}, {1, 1}, {5, 3}), 0);
}

/// What the fuzzer of joins found, by fractions: GEOS, with 106 bits, has these points on the line.
TEST(Orientation, APointBesideALineByLessThanTheBitsOfGeosIsBesideIt) {
  const Point beside_small{1.9999999999999998, 0.49999999999999994};
  EXPECT_EQ(orientation({0.99999999999999978, 0}, {3, 1}, beside_small), -1);
  EXPECT_EQ(orientation({3, 1}, {0.99999999999999978, 0}, beside_small), 1);
  const Point beside_long{-28.000000000000025, -27.999999999999982};
  EXPECT_EQ(orientation({-156, 100.00000000000003}, {99.999999999999957, -156}, beside_long), -1);
}

TEST(Orientation, IsExactWithinOneUlpOfALine) {
  // Kettner et al. 2008: the neighbours of (0.5, 0.5), where rounded cross products draw stripes.
  const double ulp = 0x1p-53;
  for (int i = 0; i < 64; ++i) {
    for (int j = 0; j < 64; ++j) {
      const Point p{0.5 + i * ulp, 0.5 + j * ulp};
      const int expected = (p.y > p.x ? 1 : 0) - (p.y < p.x ? 1 : 0);
      ASSERT_EQ(orientation({12, 12}, {24, 24}, p), expected) << i << ", " << j;
    }
  }
}

TEST(Orientation, AgreesWithWideIntegersOnEveryBitOfADouble) {
  testing::Random random(3);
  std::uniform_int_distribution<std::int64_t> coordinate(-(std::int64_t{1} << 51),
                                                         std::int64_t{1} << 51);
  std::uniform_int_distribution<std::int64_t> nudge(-1, 1);
  int straight = 0;
  for (int i = 0; i < 200'000; ++i) {
    const Whole a{coordinate(random), coordinate(random)};
    const Whole b{coordinate(random), coordinate(random)};
    // On the line or one unit beside it: halfway, or as far again behind b.
    const Whole middle{a.x + (b.x - a.x) / 2 + nudge(random),
                       a.y + (b.y - a.y) / 2 + nudge(random)};
    const Whole behind{2 * b.x - a.x + nudge(random), 2 * b.y - a.y + nudge(random)};
    for (const Whole& p : {middle, behind}) {
      const int expected = exact(a, b, p);
      straight += expected == 0 ? 1 : 0;
      for (const int exponent : {0, -30, 200}) {
        ASSERT_EQ(orientation(scaled(a, exponent), scaled(b, exponent), scaled(p, exponent)),
                  expected);
      }
    }
  }
  EXPECT_GT(straight, 10'000);
}

TEST(Orientation, OfVerySmallAndVeryLargeNumbers) {
  EXPECT_EQ(orientation({0, 0}, {1e-140, 1e-140}, {2e-140, 2e-140}), 0);
  EXPECT_EQ(orientation({0, 0}, {1e-140, 1e-140}, {1e-140, std::nextafter(1e-140, 1.0)}), 1);
  EXPECT_EQ(orientation({-1e140, -1e140}, {1e140, 1e140}, {1.0, std::nextafter(1.0, 2.0)}), 1);
  EXPECT_EQ(orientation({-1e140, -1e140}, {1e140, 1e140}, {1e-3, 1e-3}), 0);
}

}  // namespace
}  // namespace carreau
