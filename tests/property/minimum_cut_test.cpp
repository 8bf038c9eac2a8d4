// SPDX-License-Identifier: Apache-2.0
/// The minimum cut against every subset of small random grids.
#include "delineation/minimum_cut.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace carreau {
namespace {

struct Problem {
  std::vector<std::int64_t> gain;
  std::vector<CutEdge> edges;
};

/// Nodes of a grid, sides and corners joined.
Problem random_problem(int rows, int columns, std::int64_t highest_gain,
                       std::int64_t highest_cost) {
  Problem p;
  const auto nodes = static_cast<std::size_t>(rows * columns);
  for (std::size_t i = 0; i < nodes; ++i) {
    p.gain.push_back(*rc::gen::inRange<std::int64_t>(-highest_gain, highest_gain + 1));
  }
  const auto join = [&](int r, int c, int dr, int dc) {
    if (r + dr >= rows || c + dc >= columns || c + dc < 0) return;
    p.edges.push_back({static_cast<std::uint32_t>(r * columns + c),
                       static_cast<std::uint32_t>((r + dr) * columns + c + dc),
                       *rc::gen::inRange<std::int64_t>(0, highest_cost + 1)});
  };
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      join(r, c, 0, 1);
      join(r, c, 1, 0);
      join(r, c, 1, 1);
      join(r, c, 1, -1);
    }
  }
  return p;
}

std::int64_t value_of(const Problem& p, std::uint32_t subset) {
  std::int64_t value = 0;
  for (std::size_t i = 0; i < p.gain.size(); ++i) {
    if ((subset >> i & 1U) != 0) value += p.gain[i];
  }
  for (const CutEdge& e : p.edges) {
    if ((subset >> e.first & 1U) != (subset >> e.second & 1U)) value -= e.cost;
  }
  return value;
}

/// The smallest of the best subsets: the intersection of all of them.
std::uint32_t by_brute_force(const Problem& p) {
  std::int64_t best = std::numeric_limits<std::int64_t>::min();
  std::uint32_t common = 0;
  for (std::uint32_t subset = 0; subset < (1U << p.gain.size()); ++subset) {
    const std::int64_t value = value_of(p, subset);
    if (value > best) {
      best = value;
      common = subset;
    } else if (value == best) {
      common &= subset;
    }
  }
  return common;
}

std::uint32_t by_cut(const Problem& p) {
  const auto chosen = best_set(p.gain, p.edges);
  std::uint32_t subset = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    subset |= static_cast<std::uint32_t>(chosen[i]) << i;
  }
  return subset;
}

RC_GTEST_PROP(MinimumCut, IsTheSmallestOfTheBestSubsets, ()) {
  const auto rows = *rc::gen::inRange(1, 5);
  const auto columns = *rc::gen::inRange(1, 4);
  // Small numbers make ties frequent, large costs make neighbours decide.
  const auto highest_cost = *rc::gen::element<std::int64_t>(0, 1, 2, 5, 30);
  const Problem p = random_problem(rows, columns, 10, highest_cost);
  RC_ASSERT(by_cut(p) == by_brute_force(p));
}

TEST(MinimumCut, WithoutEdgesEachNodeIsForItself) {
  EXPECT_EQ(best_set(std::vector<std::int64_t>{3, 0, -2, 1}, {}),
            (std::vector<std::uint8_t>{1, 0, 0, 1}));
  EXPECT_TRUE(best_set({}, {}).empty());
}

TEST(MinimumCut, ALossIsTakenInWhereItSavesMoreOfTheLimit) {
  const std::vector<std::int64_t> gain = {5, -3, 5};
  EXPECT_EQ(best_set(gain, std::vector<CutEdge>{{0, 1, 2}, {1, 2, 2}}),
            (std::vector<std::uint8_t>{1, 1, 1}));
  EXPECT_EQ(best_set(gain, std::vector<CutEdge>{{0, 1, 1}, {1, 2, 1}}),
            (std::vector<std::uint8_t>{1, 0, 1}));
}

/// A grid too large for brute force: no single cell, and no pair, may improve the set.
TEST(MinimumCut, NoFlipImprovesALargeGrid) {
  constexpr std::uint32_t kSide = 60;
  std::mt19937 random(11);
  std::vector<std::int64_t> gain(kSide * kSide);
  for (auto& g : gain) g = static_cast<std::int64_t>(random() % 2001) - 1000;
  std::vector<CutEdge> edges;
  for (std::uint32_t i = 0; i < gain.size(); ++i) {
    if (i % kSide + 1 < kSide)
      edges.push_back({i, i + 1, static_cast<std::int64_t>(random() % 500)});
    if (i + kSide < gain.size()) {
      edges.push_back({i, i + kSide, static_cast<std::int64_t>(random() % 500)});
    }
  }
  auto chosen = best_set(gain, edges);
  const auto value = [&] {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < gain.size(); ++i) sum += chosen[i] != 0 ? gain[i] : 0;
    for (const CutEdge& e : edges) sum -= chosen[e.first] != chosen[e.second] ? e.cost : 0;
    return sum;
  };
  const std::int64_t best = value();
  for (std::size_t e = 0; e < edges.size(); e += 17) {
    for (const std::uint32_t flip : {edges[e].first, edges[e].second}) chosen[flip] ^= 1U;
    EXPECT_LE(value(), best);
    chosen[edges[e].first] ^= 1U;
    EXPECT_LE(value(), best);
    chosen[edges[e].second] ^= 1U;
  }
}

}  // namespace
}  // namespace carreau
