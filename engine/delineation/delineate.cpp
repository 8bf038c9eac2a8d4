// SPDX-License-Identifier: Apache-2.0
#include "delineation/delineate.hpp"

#include "base/parallel.hpp"
#include "delineation/cell_tests.hpp"
#include "delineation/commune_cells.hpp"
#include "delineation/decision.hpp"
#include "delineation/thinning.hpp"
#include "delineation/zone_order.hpp"
#include "delineation/zone_shape.hpp"
#include "geometry/dissolve.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

namespace carreau {

namespace {

/// The cells whose test has a certain outcome, in order.
template <class Outcome>
std::vector<CellIndex> cells_that(std::span<const CellTest> tests, const Outcome& has_outcome) {
  std::vector<CellIndex> cells;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (has_outcome(tests[i])) cells.emplace_back(i);
  }
  return cells;
}

/// The people that a cluster needs to be worth drawing, inside urban territory and outside.
using LeastPeople = std::function<Persons(bool is_urban)>;

/// The clusters that may reach the people they need. Most are one or two cells with few people, and
/// enclose no gap whose people could be added.
std::vector<Cluster> promising(const ZoneSource& source, const Clusters& clusters,
                               const LeastPeople& least_people) {
  std::vector<Cluster> chosen;
  for (std::size_t k = 0; k < clusters.size(); ++k) {
    const Cluster c = clusters[k];
    const bool is_urban = source.tests[c.cells.front().position()].is_urban;
    const bool may_grow = may_have_gaps(source.input.options, c.cells.size() + c.crossed.size());
    const bool is_enough = people_of(source.input, c.cells) >= least_people(is_urban);
    if (may_grow || is_enough) chosen.push_back(c);
  }
  return chosen;
}

/// The zone of one cluster, its gaps filled, with all its figures; nothing where too few people
/// live in it.
std::optional<Zone> draw_zone(const ZoneSource& source, const Cluster& cluster,
                              const LeastPeople& least_people) {
  Zone zone = filled_shape(source, cluster);
  const bool is_urban = source.tests[zone.cells.front().position()].is_urban;
  if (people_of(source.input, zone.cells) < least_people(is_urban)) return std::nullopt;
  complete(source.input, source.tests, zone);
  return zone;
}

/// The zones of the clusters that have people enough, in the order of clusters. On all threads.
std::vector<Zone> draw_zones(const ZoneSource& source, const Clusters& clusters,
                             const LeastPeople& least_people) {
  const std::vector<Cluster> chosen = promising(source, clusters, least_people);
  std::vector<std::optional<Zone>> drawn(chosen.size());
  constexpr std::size_t kGrain = 16;
  parallel_for(
      chosen.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
          drawn[k] = draw_zone(source, chosen[k], least_people);
        }
      },
      kGrain);
  std::vector<Zone> zones;
  for (std::optional<Zone>& zone : drawn) {
    if (zone) zones.push_back(std::move(*zone));
  }
  return zones;
}

/// Sorts zones of candidates into perimeters, near misses and neither.
void decide_zones(const DelineationInput& input, std::vector<Zone> zones, Delineation& result) {
  for (Zone& zone : zones) {
    ZoneDecision decision = decide(input, zone);
    if (decision.failure) set_reason(zone, *decision.failure, result.reasons);
    zone.verdict = std::move(decision.verdict);
    zone.near_miss = decision.near_miss;
    if (decision.is_perimeter) result.perimeters.push_back(std::move(zone));
    else if (zone.near_miss != NearMiss::none) result.near_misses.push_back(std::move(zone));
  }
}

/// By cell, whether a perimeter or a near miss holds it.
std::vector<std::uint8_t> held_cells(const Delineation& result) {
  std::vector<std::uint8_t> is_held(result.tests.size());
  for (const auto* zones : {&result.perimeters, &result.near_misses}) {
    for (const Zone& zone : *zones) {
      for (const CellIndex cell : zone.cells) is_held[cell.position()] = 1;
    }
  }
  return is_held;
}

/// The clusters that were too sparse. Where thinning left something, the cells left out know why;
/// the others are decided as they were.
void decide_sparse(const ZoneSource& source, const ThinnedClusters& thinned,
                   const LeastPeople& least_people, Delineation& result) {
  const std::vector<std::uint8_t> is_held = held_cells(result);
  const SettledSparse settled =
      settle_sparse(thinned, [&](CellIndex cell) { return is_held[cell.position()] != 0; });
  set_left_out(settled.left_out, source.tests, result.reasons);
  decide_zones(source.input, draw_zones(source, settled.whole, least_people), result);
}

/// Clusters of cells that would enter with S raised by the tolerance, outside all other zones.
void add_income_near_misses(const ZoneSource& source, Delineation& result) {
  const DelineationInput& input = source.input;
  const std::vector<std::uint8_t> is_held = held_cells(result);
  std::vector<CellIndex> chosen =
      cells_that(result.tests, [](CellTest test) { return test.is_nearly_below; });
  std::erase_if(chosen, [&](CellIndex cell) {
    return is_held[cell.position()] != 0 || !may_enter(input, cell);
  });
  const Persons least = Persons::whole(input.rule.minimum_zone_population);
  const ThinnedClusters groups = thinned(input, clusters_of(source, chosen));
  for (Zone& zone : draw_zones(source, groups.clusters, [&](bool) { return least; })) {
    zone.verdict = verdict_of(input, zone);
    zone.near_miss = near_miss_by_income(zone.verdict);
    if (zone.near_miss != NearMiss::none) result.near_misses.push_back(std::move(zone));
  }
}

/// Rural communes taken whole, where no other near miss holds a part of them. They would pass on
/// their incomes, which a rule without incomes does not ask.
void add_commune_near_misses(const ZoneSource& source, Delineation& result) {
  const DelineationInput& input = source.input;
  if (!compares_incomes(input.rule)) return;
  const std::vector<std::uint8_t> is_held = held_cells(result);
  const CommuneCells communes(input);
  for (const CommuneIndex commune : rural_communes(communes, result.tests)) {
    const auto cells = communes[commune];
    const bool has_held_cell =
        std::ranges::any_of(cells, [&](CellIndex cell) { return is_held[cell.position()] != 0; });
    if (has_held_cell || !is_populous(input.rule, people_of(input, cells))) continue;
    // Communes are many and their medians take long, so the quick estimate goes first.
    const double threshold = threshold_of(input, cells.front()).disposable;
    if (!may_be_half_below(input, cells, threshold)) continue;
    if (auto zone = whole_commune(source, cells)) result.near_misses.push_back(std::move(*zone));
  }
}

/// Zones are in their final order and bear their ids and names. The cells of perimeters know which
/// one holds them, and why; every other cell keeps the reason why it is out.
void put_in_order(const DelineationInput& input, Delineation& result) {
  order_zones(input, result.perimeters);
  order_zones(input, result.near_misses);
  result.zone_of.assign(result.tests.size(), ZoneIndex::none());
  assign_cells(input, result.perimeters, result.tests, result.reasons, result.zone_of);
}

}  // namespace

Delineation delineate(const DelineationInput& input) {
  Delineation result;

  // Every cell has its own test: whether it lies in urban territory (décret 2014-767, art. 2 I 1°,
  // or the derogation of décret 2023-1312), whether the people on it and around it live below S
  // (art. 2 I 3°, on the cells of 200 m of art. 2 II), and hence whether it is a candidate. A rule
  // that selects by density asks the people per km² of the cell instead, and nothing of incomes.
  result.tests = test_cells(input);

  // Candidates that touch form clusters, since a quartier is "un espace urbain continu" (art. 1).
  // Cells only join under one threshold and one outcome of the territory test: each criterion then
  // has a single bound for the whole cluster.
  const std::vector<std::uint32_t> keys = zone_keys(input, result.tests);
  const ZoneSource source{input, result.tests, keys};

  // Where the rule asks a density of the quartier (décret 2014-1575, art. 1), the least populated
  // cells of a cluster are left out until it holds.
  const ThinnedClusters groups = thinned(
      input, clusters_of(source, cells_that(result.tests,
                                            [](CellTest test) { return test.is_candidate; })));

  // Each cluster, its gaps filled as the options ask, is a zone with its figures: people, area,
  // incomes. Clusters too small to become anything are dropped.
  const LeastPeople least = [&](bool is_urban) { return least_people(input, is_urban); };
  std::vector<Zone> zones = draw_zones(source, groups.clusters, least);

  // A zone that meets every criterion of art. 2 I as a whole is a perimeter. One that fails exactly
  // one within the tolerances is a near miss. The cells of all that fail know why.
  result.reasons = first_reasons(input, result.tests);
  decide_zones(input, std::move(zones), result);
  decide_sparse(source, groups, least, result);

  // Two more kinds of near misses are found outside these zones: clusters that fail on income
  // alone, and communes of rural territory that would pass when taken whole.
  add_income_near_misses(source, result);
  add_commune_near_misses(source, result);

  put_in_order(input, result);
  return result;
}

PolygonSet outlines(const CellTable& cells, std::span<const Zone> zones) {
  std::vector<PolygonSet> of_zone(zones.size());
  // Zones differ in size, so threads take few at a time.
  constexpr std::size_t kGrain = 32;
  parallel_for(
      zones.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t z = begin; z < end; ++z) {
          dissolve(zones[z].footprint, cells.grid().cell_size, of_zone[z]);
        }
      },
      kGrain);
  PolygonSet set(Crs::epsg(cells.grid().epsg));
  for (const PolygonSet& zone : of_zone) set.add_feature(zone, 0);
  return set;
}

}  // namespace carreau
