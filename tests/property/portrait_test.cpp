// SPDX-License-Identifier: Apache-2.0
/// Portraits: nobody is lost between zones, shares stay shares, the withheld is empty, and the
/// intervals hold what was shared out.
#include "zoning/portrait.hpp"

#include "income/law_fit.hpp"
#include "sample/census.hpp"
#include "sample/landscape.hpp"
#include "sample/plan.hpp"
#include "sample/publication.hpp"
#include "support/drawn_world.hpp"
#include "support/random_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <random>
#include <vector>

namespace carreau {
namespace {

/// A random world of which every trait is known, within its base.
testing::DrawnWorld world_with_traits(std::uint64_t seed) {
  testing::DrawnWorld world = testing::random_world(seed, 12);
  std::mt19937_64 random(seed);
  world.known_traits.set();
  for (auto& [symbol, kind] : world.kinds) {
    if (random() % 3 == 0) kind.imputation = Imputation::imputed;
    for (const TraitFacts& facts : trait_facts()) {
      const std::int64_t base =
          facts.base == TraitBase::people ? kind.people.tenths() : kind.people.tenths() / 2;
      kind.traits[static_cast<std::size_t>(facts.trait)] =
          static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(base + 1));
    }
  }
  return world;
}

void add_strip(double west, double east, PolygonSet& set) {
  set.begin_feature();
  set.begin_polygon();
  set.add_ring(
      std::vector<Point>{{west, -400}, {east, -400}, {east, 4'000}, {west, 4'000}, {west, -400}});
}

Portraits portraits_of(const testing::BuiltWorld& built, const PolygonSet& zones) {
  const CellShares shares(built.cells(), zones);
  return portray(built.input(), {}, shares, check_perimeters(built.input(), shares));
}

RC_GTEST_PROP(PortraitProperty, ZonesThatPartitionTheGridSumToIt, (std::uint64_t seed)) {
  const testing::BuiltWorld built(world_with_traits(seed));
  PolygonSet set(Crs::epsg(3035));
  double west = -300.0;
  for (int strip = 0; strip < 4; ++strip) {
    const double east = strip == 3 ? 5'000.0 : west + *rc::gen::inRange(200, 1'000);
    add_strip(west, east, set);
    west = east;
  }
  add_strip(-300.0, 5'000.0, set);
  const Portraits portraits = portraits_of(built, set);
  const Figures& whole = portraits.zones.back().figures;
  const auto sum = [&](const auto& of) {
    double total = 0.0;
    for (std::size_t z = 0; z < 4; ++z) total += of(portraits.zones[z].figures);
    return total;
  };
  // A share is kept to a millionth of its cell.
  const double near = 1e-6 * (whole.people + 1.0);
  RC_ASSERT(std::abs(sum([](const Figures& f) { return f.people; }) - whole.people) <= near);
  RC_ASSERT(std::abs(sum([](const Figures& f) { return f.imputed_people; }) -
                     whole.imputed_people) <= near);
  const bool is_printed = std::ranges::none_of(portraits.zones, [](const ZonePortrait& zone) {
    return zone.figures.withheld == Withheld::few_households;
  });
  RC_PRE(is_printed);
  for (std::size_t k = 0; k < indicators().size(); ++k) {
    const double total = sum([&](const Figures& f) { return f.counts[k].value_or(0.0); });
    RC_ASSERT(std::abs(total - whole.counts[k].value_or(0.0)) <= near);
    // The whole grid is also what every zone is set beside.
    if (!portraits.territories.empty()) {
      RC_ASSERT(portraits.territories.back().figures.counts[k] == whole.counts[k]);
    }
  }
}

RC_GTEST_PROP(PortraitProperty, SharesAreSharesAndTheWithheldIsEmpty, (std::uint64_t seed)) {
  const testing::BuiltWorld built(world_with_traits(seed));
  PolygonSet set(Crs::epsg(3035));
  for (int zone = 0; zone < 12; ++zone) {
    const double west = *rc::gen::inRange(-300, 2'400);
    add_strip(west, west + *rc::gen::inRange(1, 300) * 0.5, set);
  }
  const CellShares shares(built.cells(), set);
  const Portraits portraits = portraits_of(built, set);
  for (std::size_t z = 0; z < portraits.zones.size(); ++z) {
    const Figures& f = portraits.zones[z].figures;
    double households = 0.0;
    for (const CellShare& part : shares.of_zone(z)) {
      households += part.share * built.cells().households()[part.cell.position()].value();
    }
    const bool is_printed = f.withheld == Withheld::nothing;
    if (std::abs(households - kFewestHouseholds) > 1e-3) {
      RC_ASSERT(is_printed == (households > kFewestHouseholds));
    }
    RC_ASSERT(f.households.has_value() == is_printed);
    RC_ASSERT(f.incomes.has_value() == is_printed);
    for (std::size_t k = 0; k < indicators().size(); ++k) {
      RC_ASSERT(f.counts[k].has_value() == is_printed);
      RC_ASSERT(f.rates[k].has_value() == is_printed);
      if (!is_printed) continue;
      RC_ASSERT(0.0 <= f.rates[k]->low && f.rates[k]->low <= f.rates[k]->value);
      RC_ASSERT(f.rates[k]->value <= f.rates[k]->high);
      if (indicators()[k].is_part) RC_ASSERT(f.rates[k]->high <= 1.0);
    }
  }
}

/// A made-up region as it is, and as INSEE would publish it.
struct KnownRegion {
  std::vector<CellSums> truth;  ///< by cell of the table
  CellTable published{{3035, Metres::whole(200)}, Headcount::present};
};

/// The variable of the sample that an indicator of one column is.
std::size_t variable_of(const PortraitIndicator& indicator) {
  if (indicator.traits.empty()) return variable::men_pauv;
  // The sample's variables stand in INSEE's order too, sums of incomes between families and homes.
  const auto trait = static_cast<std::size_t>(indicator.traits.front());
  return trait < static_cast<std::size_t>(Trait::men_surf) ? variable::men_1ind + trait
                                                           : variable::men_1ind + trait + 1;
}

KnownRegion known_region(std::uint64_t seed) {
  Vintage vintage;
  vintage.year = 2019;
  vintage.national_declared = Euros::whole(21'940);
  vintage.national_disposable = Euros::whole(21'930);
  vintage.bridge = {21'940.0, 21'930.0, 1.637, 635.0};
  vintage.national_bounds = {9'519.0, 42'805.0};
  const SampleLandscape landscape(plan_country(40'000, seed).front(), seed);
  const SampleCensus census = take_census(landscape, vintage);
  const auto cells = publish(landscape, census);
  KnownRegion region;
  std::vector<CellRecord> records;
  for (const PublishedCell& cell : cells) {
    CellRecord record;
    record.position = cell.position;
    record.people = Persons::from_value(cell.values[variable::ind]);
    record.households = Households::from_value(cell.values[variable::men]);
    record.poor_households = Households::from_value(cell.values[variable::men_pauv]);
    record.imputation = cell.is_imputed ? Imputation::imputed : Imputation::observed;
    for (const PortraitIndicator& indicator : indicators()) {
      if (indicator.traits.size() != 1) continue;
      record.traits[static_cast<std::size_t>(indicator.traits.front())] =
          static_cast<std::int32_t>(std::lround(10.0 * cell.values[variable_of(indicator)]));
    }
    records.push_back(record);
  }
  (void)region.published.assign(records, TraitSet().set());
  // The census and its publication have the order of positions, which is the table's.
  for (const TrueCell& cell : census.cells) region.truth.push_back(cell.sums);
  return region;
}

/// Squares of three cells a side hold some imputed cells of a group and not others.
TEST(PortraitCoverage, IntervalsHoldWhatImputationHides) {
  std::size_t held = 0;
  std::size_t all = 0;
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const KnownRegion region = known_region(seed);
    const CellTable& cells = region.published;
    const Territory territory({}, {});
    const Membership membership{std::vector<CommuneIndex>(cells.size()),
                                std::vector<UnitIndex>(cells.size())};
    const testing::FakeIncome income(
        std::vector<testing::FakeIncome::Cell>(cells.size(), {{std::log(20'000.0), 0.4}}));
    const Bridge bridge{21'940.0, 21'930.0, 1.637, 635.0};
    const RuleSet rule;
    const DelineationOptions options;
    const std::vector<UnitThreshold> thresholds(1);
    const DelineationInput input{cells,  territory, membership, thresholds, income,
                                 bridge, bridge,    {},         rule,       options};
    PolygonSet set(Crs::epsg(3035));
    for (std::size_t i = 0; i < cells.size(); i += 5) {
      const Box square = square_of(cells, cells.positions()[i]);
      const Point low = square.low;
      const Point high{low.x + 600.0, low.y + 600.0};
      set.begin_feature();
      set.begin_polygon();
      set.add_ring(std::vector<Point>{low, {high.x, low.y}, high, {low.x, high.y}, low});
    }
    const CellShares shares(cells, set);
    const Portraits portraits = portray(input, {}, shares, check_perimeters(input, shares));
    for (std::size_t z = 0; z < shares.zone_count(); ++z) {
      const Figures& f = portraits.zones[z].figures;
      if (f.withheld != Withheld::nothing || f.share_imputed() < 0.1) continue;
      CellSums truth{};
      for (const CellShare& part : shares.of_zone(z)) {
        for (std::size_t v = 0; v < kSampleVariables; ++v) {
          truth[v] += region.truth[part.cell.position()][v];
        }
      }
      for (std::size_t k = 0; k < indicators().size(); ++k) {
        const PortraitIndicator& indicator = indicators()[k];
        // Poor households are capped before they are published: a bias, which no interval is for.
        if (indicator.traits.size() != 1) continue;
        const double base =
            truth[indicator.base == TraitBase::people ? variable::ind : variable::men];
        const double rate = truth[variable_of(indicator)] / base;
        constexpr double kRateRounding = 0.005;
        ++all;
        held += f.rates[k]->low - kRateRounding <= rate && rate <= f.rates[k]->high + kRateRounding
                    ? 1
                    : 0;
      }
    }
  }
  ASSERT_GT(all, 5'000U);
  const double share = static_cast<double>(held) / static_cast<double>(all);
  std::cout << "intervals of 90 % hold " << 100.0 * share << " % of " << all << " rates\n";
  EXPECT_GE(share, 0.87);
}

}  // namespace
}  // namespace carreau
