// SPDX-License-Identifier: Apache-2.0
#include "delineation/delineate.hpp"

#include "delineation/zone_order.hpp"
#include "geometry/dissolve.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace carreau {

namespace {

/// Cells that entered as a gap keep the reason of their own test.
void set_reason(Delineation& d, const Zone& zone, Reason reason) {
  for (const CellIndex cell : zone.cells) {
    const bool is_filled = std::binary_search(zone.filled.begin(), zone.filled.end(), cell);
    if (!is_filled) d.reasons[cell.position()] = reason;
  }
}

void mark(std::vector<std::uint8_t>& marks, const Zone& zone) {
  for (const CellIndex cell : zone.cells) marks[cell.position()] = 1;
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
  if (from == DelineationStep::incomes) {
    entry_.reset();
    communes_.emplace(input);
  }
  if (from <= DelineationStep::cells) test(input, result);
  if (from <= DelineationStep::clusters) label(input, result);
  select(input, result);
}

void Delineator::test(const DelineationInput& input, Delineation& result) {
  if (!entry_ || !entry_->suits(input.options)) entry_.emplace(input);
  const std::int64_t reckoned = entry_->shares_reckoned();
  test_cells(input, *entry_, result.tests);
  work_.cells_tested += static_cast<std::int64_t>(result.tests.size());
  work_.shares_reckoned += entry_->shares_reckoned() - reckoned;
}

void Delineator::label(const DelineationInput& input, const Delineation& result) {
  zone_keys(input, result.tests, keys_);
  candidates_.resize(result.tests.size());
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    candidates_[i] = result.tests[i].is_candidate ? 1 : 0;
  }
  const LabellingOptions labelling{input.options.contiguity, input.options.bridge_empty};
  clusters_ =
      label_clusters(input.cells.positions(), input.cells.lattice(), candidates_, keys_, labelling);
  work_.clusters_labelled += static_cast<std::int64_t>(clusters_.size());
  least_.reset();
}

void Delineator::select(const DelineationInput& input, Delineation& result) {
  first_reasons(input, result.tests, result.reasons);
  result.zone_of.assign(result.tests.size(), ZoneIndex::none());
  result.perimeters.clear();
  result.near_misses.clear();
  taken_.assign(result.tests.size(), 0);
  const ZoneSource source{input, result.tests, keys_};
  select_clusters(source, result);
  for (Zone& zone : income_near_misses(source, taken_)) {
    result.near_misses.push_back(std::move(zone));
  }
  for (Zone& zone : commune_near_misses(source, *communes_, taken_)) {
    result.near_misses.push_back(std::move(zone));
  }

  order_zones(input, result.perimeters);
  order_zones(input, result.near_misses);
  assign_cells_to_perimeters(result);
}

/// Sorts each cluster of candidates into perimeters, near misses, or neither. Clusters of too few
/// people have no zone: the reason of their cells says so from the first.
void Delineator::select_clusters(const ZoneSource& source, Delineation& result) {
  const DelineationInput& input = source.input;
  const auto least = least_people(input);
  const bool has_all = least_ && (*least_)[0] <= least[0] && (*least_)[1] <= least[1];
  if (!has_all) {
    zones_ = make_zones(source, clusters_, [&](bool is_urban) { return least[is_urban ? 1 : 0]; });
    least_ = least;
    work_.zones_figured += static_cast<std::int64_t>(zones_.size());
  }
  for (const Zone& made : zones_) {
    const auto failure = failed_as_a_whole(input.rule, made);
    const bool is_urban = made.basis != TerritoryBasis::none;
    const bool is_perimeter = is_urban && !failure;
    if (is_urban && failure) set_reason(result, made, *failure);
    const NearMiss near_miss = is_perimeter ? NearMiss::none : near_miss_of(input, made);
    if (!is_perimeter && near_miss == NearMiss::none) continue;
    mark(taken_, made);
    Zone& zone = (is_perimeter ? result.perimeters : result.near_misses).emplace_back(made);
    zone.near_miss = near_miss;
  }
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
