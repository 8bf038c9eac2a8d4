// SPDX-License-Identifier: Apache-2.0
#include "delineation/delineate.hpp"

#include "delineation/zone_order.hpp"
#include "geometry/dissolve.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace carreau {

namespace {

/// Copies what was chosen to its place in the result, where the memory of the last run is used.
void place(const DelineationInput& input, std::vector<ChosenZone> chosen,
           std::vector<Zone>& zones) {
  std::sort(chosen.begin(), chosen.end(), [&](const ChosenZone& a, const ChosenZone& b) {
    return comes_before(input, *a.zone, *b.zone);
  });
  zones.resize(chosen.size());
  for (std::size_t z = 0; z < zones.size(); ++z) {
    zones[z] = *chosen[z].zone;
    zones[z].near_miss = chosen[z].near_miss;
  }
  name_zones(input, zones);
}

/// Cells that entered as a gap keep the reason of their own test.
void set_reason(Delineation& d, const Zone& zone, Reason reason) {
  for (const CellIndex cell : zone.cells) {
    const bool is_filled = std::binary_search(zone.filled.begin(), zone.filled.end(), cell);
    if (!is_filled) d.reasons[cell.position()] = reason;
  }
}

void assign_cells_to_perimeters(Delineation& d) {
  for (std::size_t z = 0; z < d.perimeters.size(); ++z) {
    for (const CellIndex cell : d.perimeters[z].cells) {
      const std::size_t i = cell.position();
      d.reasons[i] = d.tests[i].is_below ? Reason::below_threshold : Reason::in_compact_zone;
      d.zone_of[i] = ZoneIndex(z);
    }
    for (const CellIndex cell : d.perimeters[z].filled) {
      d.reasons[cell.position()] = Reason::filled_gap;
    }
  }
}

/// The people that a cluster needs to become anything at all: outside urban territory the minimum,
/// since one criterion fails already; inside what a near miss needs.
std::array<Persons, 2> least_people(const DelineationInput& input) {
  const std::int64_t minimum = input.rule.minimum_zone_population;
  // Whole people times ten-thousandths against tenths of people: rounded up.
  const std::int64_t near = (minimum * input.options.near_miss_population.points() + 999) / 1'000;
  const Persons whole = Persons::whole(minimum);
  return {whole, std::min(whole, Persons::from_tenths(near))};
}

}  // namespace

void Delineator::run(const DelineationInput& input, DelineationStep from, Delineation& result) {
  if (from == DelineationStep::incomes) begin(input);
  if (from <= DelineationStep::cells) test(input, result);
  if (from <= DelineationStep::clusters) label(input);
  select(input, result);
}

/// Forgets the last grid.
void Delineator::begin(const DelineationInput& input) {
  entry_.reset();
  communes_.emplace(input);
  zones_ = {};
  nearly_zones_ = {};
}

/// Only contenders, where the last run tested the others.
void Delineator::test(const DelineationInput& input, Delineation& result) {
  const bool is_known = entry_ && entry_->suits(input.options);
  if (!is_known) entry_.emplace(input);
  const std::int64_t reckoned = entry_->shares_reckoned();
  if (is_known && contenders_.suit(input)) {
    contenders_.test(input, *entry_, result.tests);
    if (contenders_.have_territories_moved()) tell_territories(input, result);
    work_.cells_tested += static_cast<std::int64_t>(contenders_.size());
  } else {
    test_all(input, result);
    work_.cells_tested += static_cast<std::int64_t>(result.tests.size());
  }
  work_.shares_reckoned += entry_->shares_reckoned() - reckoned;
}

/// What is said of every cell, and changes with the contenders' tests and the zones only.
void Delineator::test_all(const DelineationInput& input, Delineation& result) {
  contenders_.test_all(input, *entry_, result.tests);
  tell_territories(input, result);
  first_reasons(input, result.tests, result.reasons);
  result.zone_of.assign(result.tests.size(), ZoneIndex::none());
  result.perimeters.clear();
  result.near_misses.clear();
  taken_.reset(result.tests.size());
}

/// What follows from the territory tests alone.
void Delineator::tell_territories(const DelineationInput& input, const Delineation& result) {
  zone_keys(input, result.tests, keys_);
  communes_->find_rural(result.tests);
}

void Delineator::label(const DelineationInput& input) {
  const LabellingOptions labelling{input.options.contiguity, input.options.bridge_empty};
  clusters_ = label_clusters(input.cells.positions(), input.cells.lattice(),
                             contenders_.candidates(), keys_, labelling);
  work_.clusters_labelled += static_cast<std::int64_t>(clusters_.size());
  least_.reset();
}

void Delineator::select(const DelineationInput& input, Delineation& result) {
  dissolve_last(input, result);
  const ZoneSource source{input, result.tests, keys_};
  make_zones(source);
  Choice choice = choose(source, result);
  const auto nearly = income_near_misses(source, contenders_.nearly_below(), taken_, nearly_zones_);
  choice.near_misses.insert(choice.near_misses.end(), nearly.begin(), nearly.end());
  const std::vector<Zone> communes = commune_near_misses(source, *communes_, taken_);
  for (const Zone& zone : communes) choice.near_misses.push_back({&zone, zone.near_miss});

  place(input, std::move(choice.perimeters), result.perimeters);
  place(input, std::move(choice.near_misses), result.near_misses);
  assign_cells_to_perimeters(result);
}

/// Every cell as if no zone had taken it in: only those of the last run's zones, and those that
/// have other tests, are not so already.
void Delineator::dissolve_last(const DelineationInput& input, Delineation& result) {
  const auto reset = [&](CellIndex cell) {
    result.reasons[cell.position()] = first_reason(input, result.tests[cell.position()], cell);
    result.zone_of[cell.position()] = ZoneIndex::none();
  };
  zones_.each(
      [&](const Zone& zone) { std::for_each(zone.cells.begin(), zone.cells.end(), reset); });
  std::for_each(contenders_.changed().begin(), contenders_.changed().end(), reset);
  taken_.clear();
}

/// The zones of clusters with enough people to become anything. Of others the reason of their cells
/// says so from the first.
void Delineator::make_zones(const ZoneSource& source) {
  const auto least = least_people(source.input);
  const bool has_all = least_ && (*least_)[0] <= least[0] && (*least_)[1] <= least[1];
  if (has_all) return;
  const std::int64_t figured = zones_.figured();
  zones_.make(source, clusters_, [&](bool is_urban) { return least[is_urban ? 1 : 0]; });
  work_.zones_figured += zones_.figured() - figured;
  least_ = least;
}

/// Sorts the zones of clusters into perimeters, near misses, or neither.
Delineator::Choice Delineator::choose(const ZoneSource& source, Delineation& result) {
  const DelineationInput& input = source.input;
  Choice choice;
  zones_.each([&](const Zone& zone) {
    const Verdict verdict = verdict_of(input, zone);
    const auto failure = reason_of(verdict);
    const bool is_perimeter = verdict.meets();
    if (!verdict.fails(Criterion::territory) && failure) set_reason(result, zone, *failure);
    const NearMiss near_miss = is_perimeter ? NearMiss::none : near_miss_of(input, zone, verdict);
    if (!is_perimeter && near_miss == NearMiss::none) return;
    taken_.take(zone);
    (is_perimeter ? choice.perimeters : choice.near_misses).push_back({&zone, near_miss});
  });
  return choice;
}

Delineation delineate(const DelineationInput& input) {
  Delineation result;
  Delineator().run(input, DelineationStep::incomes, result);
  return result;
}

PolygonSet outlines(const CellTable& cells, std::span<const Zone> zones) {
  PolygonSet set(Crs::epsg(cells.grid().epsg));
  for (const Zone& zone : zones) dissolve(zone.footprint, cells.grid().cell_size, set);
  return set;
}

}  // namespace carreau
