// SPDX-License-Identifier: Apache-2.0
/// What a crosswalk conserves, on random zonings of random cells.
#include "support/polygons.hpp"
#include "zoning/apportion.hpp"
#include "zoning/moved_variables.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::Random;

std::int64_t whole_number(Random& random, std::int64_t low, std::int64_t high) {
  return std::uniform_int_distribution<std::int64_t>(low, high)(random);
}

/// A square of cells with gaps, empty households and imputed figures.
CellTable random_cells(Random& random, std::int32_t side) {
  std::vector<CellRecord> records;
  for (std::int32_t row = 0; row < side; ++row) {
    for (std::int32_t column = 0; column < side; ++column) {
      if (whole_number(random, 0, 4) == 0) continue;
      CellRecord& record = records.emplace_back();
      record.position = {row, column};
      record.people = Persons::from_tenths(whole_number(random, 1, 5'000));
      record.households = Households::from_tenths(whole_number(random, 0, 2'000));
      record.imputation =
          whole_number(random, 0, 2) == 0 ? Imputation::imputed : Imputation::observed;
    }
  }
  CellTable cells({3035, Metres::whole(200)}, Headcount::present);
  (void)cells.assign(records);
  return cells;
}

/// Blocks that tile the square and beyond, their limits anywhere within cells.
PolygonSet random_tiles(Random& random, double side) {
  const auto cuts = [&] {
    std::vector<double> at = {-50.0, side * 1.1};
    for (std::int64_t k = whole_number(random, 0, 3); k > 0; --k) {
      at.push_back(testing::between(random, 0.0, side));
    }
    std::sort(at.begin(), at.end());
    return at;
  };
  const auto x = cuts();
  const auto y = cuts();
  PolygonSet set(Crs::epsg(3035));
  for (std::size_t i = 0; i + 1 < x.size(); ++i) {
    for (std::size_t j = 0; j + 1 < y.size(); ++j) {
      set.begin_feature();
      set.begin_polygon();
      set.add_ring(std::vector<Point>{
          {x[i], y[j]}, {x[i + 1], y[j]}, {x[i + 1], y[j + 1]}, {x[i], y[j + 1]}, {x[i], y[j]}});
    }
  }
  return set;
}

/// Stars that may overlap each other and lie anywhere.
PolygonSet random_stars(Random& random, double side) {
  PolygonSet set(Crs::epsg(3035));
  for (std::int64_t k = whole_number(random, 1, 5); k > 0; --k) {
    const Point centre{testing::between(random, -200.0, side + 200.0),
                       testing::between(random, -200.0, side + 200.0)};
    testing::add_star(random, centre, testing::between(random, 50.0, side / 2.0), set);
  }
  return set;
}

CountColumn random_counts(Random& random, std::size_t sources, bool has_secrets) {
  CountColumn column{static_cast<int>(whole_number(random, 0, 3)), {}};
  for (std::size_t i = 0; i < sources; ++i) {
    const bool is_secret = has_secrets && whole_number(random, 0, 3) == 0;
    column.units.push_back(is_secret ? std::nullopt
                                     : std::optional(whole_number(random, -1'000, 1'000'000)));
  }
  return column;
}

std::int64_t sum_of(const CountColumn& column) {
  std::int64_t sum = 0;
  for (const auto& units : column.units) sum += units.value_or(0);
  return sum;
}

Base random_base(Random& random) {
  return kBases[static_cast<std::size_t>(whole_number(random, 0, 3))];
}

MovedCount move_one(const CrosswalkWeights& weights, Base base, const CountColumn& column) {
  return Crosswalk(weights, base, {}).move_counts(std::span(&column, 1)).front();
}

/// A column that sums what a zoning's parts hold.
CountColumn as_column(const MovedCount& moved) {
  CountColumn column{moved.decimals, {}};
  for (std::size_t z = 0; z < moved.zones.size(); ++z) column.units.emplace_back(moved.units[z]);
  return column;
}

constexpr std::int32_t kSide = 8;
constexpr double kMetres = 200.0 * kSide;

struct RandomWorld {
  explicit RandomWorld(std::uint64_t seed) : random(seed), cells(random_cells(random, kSide)) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      social.push_back(
          static_cast<std::int32_t>(std::max<std::int64_t>(0, whole_number(random, -900, 900))));
    }
  }
  [[nodiscard]] CrosswalkWeights weights(const PolygonSet& from, const PolygonSet& to) const {
    return crosswalk_weights({cells, social, CellShares(cells, from), CellShares(cells, to)});
  }
  Random random;
  CellTable cells;
  std::vector<std::int32_t> social;
};

RC_GTEST_PROP(ApportionProperty, PartsAddUpAndStayWithinOneOfTheirQuota, (std::uint64_t seed)) {
  Random random(seed);
  std::vector<std::int64_t> weights;
  for (std::int64_t k = whole_number(random, 1, 12); k > 0; --k) {
    weights.push_back(whole_number(random, 0, 1'000'000'000'000));
  }
  weights.push_back(1);
  const std::int64_t units = whole_number(random, -1'000'000'000, 1'000'000'000'000);
  const auto parts = apportion(units, weights);
  RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == units);
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const double quota = static_cast<double>(units) * (static_cast<double>(weights[k]) / total);
    RC_ASSERT(std::abs(static_cast<double>(parts[k]) - quota) < 1.001);
    RC_ASSERT(weights[k] > 0 || parts[k] == 0);
  }
}

/// The rule itself, with 128-bit integers and a full sort, without the shortcuts for few parts or
/// small numbers.
std::vector<std::int64_t> by_largest_remainder(std::int64_t units,
                                               const std::vector<std::int64_t>& weights) {
  __extension__ using Number = __int128;
  Number total = 0;
  for (const std::int64_t weight : weights) total += weight;
  std::vector<std::int64_t> parts;
  std::vector<std::pair<Number, std::size_t>> order;
  Number left = units < 0 ? -Number{units} : Number{units};
  const Number amount = left;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    parts.push_back(static_cast<std::int64_t>(amount * weights[k] / total));
    order.emplace_back(-(amount * weights[k] % total), k);
    left -= parts.back();
  }
  std::sort(order.begin(), order.end());
  for (std::size_t k = 0; k < static_cast<std::size_t>(left); ++k) ++parts[order[k].second];
  if (units < 0) std::transform(parts.begin(), parts.end(), parts.begin(), std::negate<>());
  return parts;
}

RC_GTEST_PROP(ApportionProperty, TheRestGoesToTheLargestRemainders, (std::uint64_t seed)) {
  Random random(seed);
  const std::int64_t most = whole_number(random, 0, 1) == 0 ? 20 : 4'000'000'000'000'000'000;
  std::vector<std::int64_t> weights;
  for (std::int64_t k = whole_number(random, 1, 40); k > 0; --k) {
    weights.push_back(whole_number(random, 0, most));
  }
  weights.front() = whole_number(random, 1, most);
  const std::int64_t units = whole_number(random, -most, most);
  RC_ASSERT(apportion(units, weights) == by_largest_remainder(units, weights));
}

RC_GTEST_PROP(CrosswalkProperty, CountsAreConservedToTheLastUnit, (std::uint64_t seed)) {
  RandomWorld world(seed);
  const bool tiles = whole_number(world.random, 0, 1) == 0;
  const PolygonSet from =
      tiles ? random_tiles(world.random, kMetres) : random_stars(world.random, kMetres);
  const PolygonSet to = random_stars(world.random, kMetres);
  const auto weights = world.weights(from, to);
  const CountColumn column = random_counts(world.random, from.size(), true);
  const MovedCount moved = move_one(weights, random_base(world.random), column);
  RC_ASSERT(moved.units.size() == to.size() + 1);
  RC_ASSERT(std::accumulate(moved.units.begin(), moved.units.end(), std::int64_t{0}) ==
            sum_of(column));
}

RC_GTEST_PROP(CrosswalkProperty, AZoningOnItselfChangesNothing, (std::uint64_t seed)) {
  RandomWorld world(seed);
  const PolygonSet zones = random_tiles(world.random, kMetres);
  const auto weights = world.weights(zones, zones);
  const CountColumn column = random_counts(world.random, zones.size(), false);
  const MovedCount moved = move_one(weights, random_base(world.random), column);
  for (std::size_t z = 0; z < zones.size(); ++z) {
    RC_ASSERT(moved.units[z] == *column.units[z]);
    const MovedValue& v = moved.zones[z];
    if (!v.value) continue;  // nobody of the base lives there
    RC_ASSERT(v.low == v.value && v.high == v.value && v.least == v.value && v.most == v.value);
  }
}

/// Tiles cut out of larger tiles: what is inside of one is never shared, so that sums are exact.
RC_GTEST_PROP(CrosswalkProperty, NestedSourcesAddUpExactly, (std::uint64_t seed)) {
  RandomWorld world(seed);
  const double middle = testing::between(world.random, 300.0, kMetres - 300.0);
  const auto tile = [](PolygonSet& set, double west, double east, double south, double north) {
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(std::vector<Point>{
        {west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
  };
  PolygonSet from(Crs::epsg(3035));
  PolygonSet to(Crs::epsg(3035));
  std::array<std::int64_t, 2> expected{};
  CountColumn column;
  for (std::size_t half = 0; half < 2; ++half) {
    const double west = half == 0 ? -10.0 : middle;
    const double east = half == 0 ? middle : kMetres + 10.0;
    tile(to, west, east, -10.0, kMetres + 10.0);
    double south = -10.0;
    for (std::int64_t k = whole_number(world.random, 1, 4); k >= 0; --k) {
      const double north = k == 0 ? kMetres + 10.0 : testing::between(world.random, south, kMetres);
      tile(from, west, east, south, north);
      column.units.emplace_back(whole_number(world.random, 0, 100'000));
      expected[half] += *column.units.back();
      south = north;
    }
  }
  const MovedCount moved = move_one(world.weights(from, to), random_base(world.random), column);
  RC_ASSERT(moved.units[0] == expected[0]);
  RC_ASSERT(moved.units[1] == expected[1]);
  RC_ASSERT(moved.units[2] == 0);
}

RC_GTEST_PROP(CrosswalkProperty, ThereAndBackKeepsTheTotal, (std::uint64_t seed)) {
  RandomWorld world(seed);
  const PolygonSet a = random_tiles(world.random, kMetres);
  const PolygonSet b = random_tiles(world.random, kMetres);
  const CountColumn column = random_counts(world.random, a.size(), false);
  const Base base = random_base(world.random);
  const MovedCount there = move_one(world.weights(a, b), base, column);
  // The tiles cover all that is counted, but for the rims that one zoning has and the other not.
  const MovedCount back = move_one(world.weights(b, a), base, as_column(there));
  const std::int64_t moved = std::accumulate(back.units.begin(), back.units.end(), std::int64_t{0});
  RC_ASSERT(moved + there.units.back() == sum_of(column));
}

RC_GTEST_PROP(CrosswalkProperty, IntervalsLieWithinWhatIsPossible, (std::uint64_t seed)) {
  RandomWorld world(seed);
  const PolygonSet from = random_tiles(world.random, kMetres);
  const auto weights = world.weights(from, random_stars(world.random, kMetres));
  const CountColumn column = random_counts(world.random, from.size(), true);
  for (const MovedValue& v : move_one(weights, random_base(world.random), column).zones) {
    RC_ASSERT(v.share_unknown >= 0.0 && v.share_unknown <= 1.0 + 1e-9);
    RC_ASSERT(v.share_imputed >= 0.0 && v.share_imputed <= 1.0 + 1e-9);
    if (!v.high) continue;
    RC_ASSERT(*v.least <= *v.low && *v.low <= *v.value);
    RC_ASSERT(*v.value <= *v.high && *v.high <= *v.most);
  }
}

RC_GTEST_PROP(CrosswalkProperty, TotalsClose, (std::uint64_t seed)) {
  RandomWorld world(seed);
  const PolygonSet from = random_tiles(world.random, kMetres);
  const auto weights = world.weights(from, random_stars(world.random, kMetres));
  const SourceColumn column{random_counts(world.random, from.size(), true),
                            whole_number(world.random, 0, 99)};
  const MoveRequest request{{{"n", random_base(world.random)}}, {}};
  const auto variables = move_variables(
      weights, request, [&](const std::string&) -> const SourceColumn& { return column; }, {});
  const CountTotals& t = *variables.front().totals;
  RC_ASSERT(t.total == t.in_zones + t.elsewhere + t.not_placed);
  RC_ASSERT(t.total == sum_of(column.values) + column.not_placed);
}

}  // namespace
}  // namespace carreau
