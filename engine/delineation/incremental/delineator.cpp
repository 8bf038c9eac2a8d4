// SPDX-License-Identifier: Apache-2.0
#include "delineation/incremental/delineator.hpp"

#include "base/cancellation.hpp"
#include "delineation/candidates.hpp"
#include "delineation/decision.hpp"
#include "delineation/zone_order.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace carreau {

void Delineator::run(const DelineationInput& input, DelineationStep from, Delineation& result) {
  check_cancelled();
  // A run that was stopped left parts of two results behind.
  if (!is_whole_) from = DelineationStep::incomes;
  is_whole_ = false;
  if (from == DelineationStep::incomes) forget_grid(input);
  if (from <= DelineationStep::cells) test_cells(input, result);
  check_cancelled();
  if (from <= DelineationStep::clusters) label_candidates(input);
  select_zones(input, result);
  is_whole_ = true;
}

void Delineator::forget_grid(const DelineationInput& input) {
  // The caches that depend on the grid are rebuilt.
  entry_.reset();
  communes_.emplace(input);
  zones_ = {};
  sparse_zones_ = {};
  raised_zones_ = {};
  left_out_.clear();
}

/// Tests the contenders only, where an earlier run tested all other cells under the same options.
void Delineator::test_cells(const DelineationInput& input, Delineation& result) {
  if (!compares_incomes(input.rule)) {
    // One comparison a cell: there is no share whose neighbourhood would be worth remembering.
    contenders_.test_densities(input, result.tests);
    forget_decisions(input, result);
    work_.cells_tested += static_cast<std::int64_t>(result.tests.size());
    return;
  }
  // Smoothing and cell share decide whether known entries still hold.
  const bool is_entry_known = entry_ && entry_->is_valid_for(input.options);
  if (!is_entry_known) entry_.emplace(input);
  const std::int64_t shares_before = entry_->shares_computed();
  if (is_entry_known && contenders_.is_valid_for(input)) {
    contenders_.test_contenders(input, *entry_, result.tests);
    if (contenders_.have_territories_changed()) update_territories(input, result);
    work_.cells_tested += static_cast<std::int64_t>(contenders_.size());
  } else {
    test_all_cells(input, result);
    work_.cells_tested += static_cast<std::int64_t>(result.tests.size());
  }
  work_.shares_computed += entry_->shares_computed() - shares_before;
}

/// Every cell has its test, and says what it says without any zone. Later runs change this only
/// where the tests of contenders and the zones change.
void Delineator::test_all_cells(const DelineationInput& input, Delineation& result) {
  contenders_.test_all(input, *entry_, result.tests);
  forget_decisions(input, result);
}

/// What a result says once every cell has another test.
void Delineator::forget_decisions(const DelineationInput& input, Delineation& result) {
  update_territories(input, result);
  result.reasons = first_reasons(input, result.tests);
  result.zone_of.assign(result.tests.size(), ZoneIndex::none());
  result.perimeters.clear();
  result.near_misses.clear();
  held_.reset(result.tests.size());
}

/// What follows from the territory tests alone.
void Delineator::update_territories(const DelineationInput& input, const Delineation& result) {
  keys_ = zone_keys(input, result.tests);
  communes_->update_rural(result.tests);
}

void Delineator::label_candidates(const DelineationInput& input) {
  groups_ = thinned(input, clusters_of({input, {}, keys_}, contenders_.candidates()));
  work_.clusters_labelled += static_cast<std::int64_t>(groups_.clusters.size());
  // Zones drawn from other clusters do not count.
  least_people_.reset();
}

void Delineator::select_zones(const DelineationInput& input, Delineation& result) {
  take_back_zones(input, result);
  const ZoneSource source{input, result.tests, keys_};
  draw_zones(source);
  Choice choice = decide_zones(source, result);
  add_income_near_misses(source, choice);
  // A commune is taken whole only where no zone of candidates holds a part of it.
  const std::vector<Zone> communes = communes_->near_misses(source, held_);
  for (const Zone& zone : communes) {
    choice.near_misses.push_back({&zone, zone.near_miss, zone.verdict});
  }

  copy_in_order(input, std::move(choice.perimeters), result.perimeters);
  copy_in_order(input, std::move(choice.near_misses), result.near_misses);
  assign_cells(input, result.perimeters, result.tests, result.reasons, result.zone_of);
}

/// Every cell says again what it says without any zone. Only the cells of the last run's zones, and
/// those whose test has changed, do not say so already.
void Delineator::take_back_zones(const DelineationInput& input, Delineation& result) {
  const auto reset = [&](CellIndex cell) {
    result.reasons[cell.position()] = first_reason(input, result.tests[cell.position()], cell);
    result.zone_of[cell.position()] = ZoneIndex::none();
  };
  for (const KeptZones* zones : {&zones_, &sparse_zones_}) {
    for (const Zone* zone : zones->zones()) std::ranges::for_each(zone->cells, reset);
  }
  std::ranges::for_each(left_out_, reset);
  std::ranges::for_each(contenders_.changed(), reset);
  held_.clear();
}

/// The zones of all clusters that have people enough to become anything are at hand.
void Delineator::draw_zones(const ZoneSource& source) {
  const std::array<Persons, 2> least{least_people(source.input, false),
                                     least_people(source.input, true)};
  // Zones drawn for a lower minimum are more than enough: each is decided by itself.
  const bool are_drawn =
      least_people_ && (*least_people_)[0] <= least[0] && (*least_people_)[1] <= least[1];
  if (are_drawn) return;
  const std::int64_t computed_before = zones_.computed();
  zones_.update(source, groups_.clusters, [&](bool is_urban) { return least[is_urban ? 1 : 0]; });
  work_.zones_computed += zones_.computed() - computed_before;
  least_people_ = least;
}

Delineator::Choice Delineator::decide_zones(const ZoneSource& source, Delineation& result) {
  Choice choice;
  decide(source, zones_, result, choice);
  decide_sparse(source, result, choice);
  return choice;
}

/// Each zone is decided by itself.
void Delineator::decide(const ZoneSource& source, const KeptZones& zones, Delineation& result,
                        Choice& choice) {
  for (const Zone* zone : zones.zones()) {
    ZoneDecision decision = carreau::decide(source.input, *zone);
    if (decision.failure) set_reason(*zone, *decision.failure, result.reasons);
    if (!decision.is_perimeter && decision.near_miss == NearMiss::none) continue;
    held_.add(*zone);
    auto& chosen = decision.is_perimeter ? choice.perimeters : choice.near_misses;
    chosen.push_back({zone, decision.near_miss, std::move(decision.verdict)});
  }
}

/// The clusters that were too sparse. Where thinning left something, the cells left out know why;
/// the others are decided as they were.
void Delineator::decide_sparse(const ZoneSource& source, Delineation& result, Choice& choice) {
  SettledSparse settled =
      settle_sparse(groups_, [&](CellIndex cell) { return held_.contains(cell); });
  left_out_ = std::move(settled.left_out);
  set_left_out(left_out_, result.tests, result.reasons);
  const std::int64_t computed_before = sparse_zones_.computed();
  sparse_zones_.update(source, std::move(settled.whole),
                       [&](bool is_urban) { return least_people(source.input, is_urban); });
  work_.zones_computed += sparse_zones_.computed() - computed_before;
  decide(source, sparse_zones_, result, choice);
}

/// Clusters of cells that would enter with S raised by the tolerance, outside all other zones.
void Delineator::add_income_near_misses(const ZoneSource& source, Choice& choice) {
  const DelineationInput& input = source.input;
  std::vector<CellIndex> open = contenders_.nearly_below();
  std::erase_if(open,
                [&](CellIndex cell) { return held_.contains(cell) || !may_enter(input, cell); });
  const Persons least = Persons::whole(input.rule.minimum_zone_population);
  ThinnedClusters groups = thinned(input, clusters_of(source, open));
  raised_zones_.update(source, std::move(groups.clusters), [&](bool) { return least; });
  for (const Zone* zone : raised_zones_.zones()) {
    Verdict verdict = verdict_of(input, *zone);
    const NearMiss near_miss = near_miss_by_income(verdict);
    if (near_miss == NearMiss::none) continue;
    choice.near_misses.push_back({zone, near_miss, std::move(verdict)});
  }
}

/// Copies what was chosen into the result, whose memory from the last run is used again.
void Delineator::copy_in_order(const DelineationInput& input, std::vector<ChosenZone> chosen,
                               std::vector<Zone>& zones) {
  std::ranges::sort(chosen, [&](const ChosenZone& a, const ChosenZone& b) {
    return comes_before(input, *a.zone, *b.zone);
  });
  zones.resize(chosen.size());
  for (std::size_t z = 0; z < zones.size(); ++z) {
    // Copied into memory of the last run.
    zones[z] = *chosen[z].zone;
    zones[z].near_miss = chosen[z].near_miss;
    zones[z].verdict = std::move(chosen[z].verdict);
  }
  name_zones(input, zones);
}

}  // namespace carreau
