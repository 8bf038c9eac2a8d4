// SPDX-License-Identifier: Apache-2.0
/// Likeness found again in grids drawn with a known one.
#include "zoning/scatter.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace carreau {
namespace {

std::size_t at(Trait trait) { return static_cast<std::size_t>(trait); }

/// A square of cells of `households` each, where the chance to own is drawn per cell from a beta
/// law of mean 0.3 and the intraclass correlation asked for; houses are all or none.
CellTable drawn(double likeness, std::int32_t side, int households = 40) {
  std::mt19937_64 random(7);
  const double scale = likeness > 0.0 ? 1.0 / likeness - 1.0 : 1e9;
  std::gamma_distribution<double> a(0.3 * scale);
  std::gamma_distribution<double> b(0.7 * scale);
  std::vector<CellRecord> records;
  for (std::int32_t i = 0; i < side * side; ++i) {
    CellRecord r;
    r.position = {i / side, i % side};
    r.people = Persons::whole(2 * households);
    r.households = Households::whole(households);
    const double x = a(random);
    const double share = likeness > 0.0 ? x / (x + b(random)) : 0.3;
    r.traits[at(Trait::men_prop)] = 10 * std::binomial_distribution<int>(households, share)(random);
    r.traits[at(Trait::men_mais)] = std::bernoulli_distribution(0.5)(random) ? 10 * households : 0;
    r.traits[at(Trait::men_surf)] = static_cast<std::int32_t>(
        10.0 * households * std::normal_distribution<double>(70, 12)(random));
    records.push_back(r);
  }
  TraitSet known;
  for (const Trait t : {Trait::men_prop, Trait::men_mais, Trait::men_surf}) known.set(at(t));
  CellTable cells({3035, Metres::whole(200)}, Headcount::present);
  (void)cells.assign(records, known);
  return cells;
}

TEST(Scatter, FindsTheLikenessThatWasDrawn) {
  for (const double likeness : {0.0, 0.1, 0.4}) {
    const auto scatter = measure_scatter(drawn(likeness, 80));
    EXPECT_NEAR(scatter[indicator_at("men_prop")].likeness, likeness, 0.02) << likeness;
  }
  const auto scatter = measure_scatter(drawn(0.1, 80));
  EXPECT_NEAR(scatter[indicator_at("men_mais")].likeness, 1.0, 0.02);
  EXPECT_NEAR(scatter[indicator_at("men_surf")].spread, 144.0, 8.0);
}

TEST(Scatter, IsWideWhereNothingIsKnown) {
  const auto scatter = measure_scatter(drawn(0.1, 4));  // 24 pairs
  EXPECT_EQ(scatter[indicator_at("men_prop")].likeness, 1.0);
  EXPECT_EQ(scatter[indicator_at("men_surf")].spread, 1'600.0);
}

TEST(Scatter, VarianceRunsFromLotToAllAlike) {
  const PortraitIndicator& owners = indicators()[indicator_at("men_prop")];
  EXPECT_DOUBLE_EQ((Scatter{0.0, 0.0}.variance(owners, 10.0, 0.3)), 2.1);
  EXPECT_DOUBLE_EQ((Scatter{1.0, 0.0}.variance(owners, 10.0, 0.3)), 21.0);
  EXPECT_EQ((Scatter{1.0, 0.0}.variance(owners, 10.0, 1.0)), 0.0);
  // Less than one household is still no negative variance.
  EXPECT_GE((Scatter{1.0, 0.0}.variance(owners, 0.2, 0.3)), 0.0);
}

}  // namespace
}  // namespace carreau
