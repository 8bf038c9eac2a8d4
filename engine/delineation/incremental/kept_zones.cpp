// SPDX-License-Identifier: Apache-2.0
#include "delineation/incremental/kept_zones.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <utility>

namespace carreau {

namespace {

bool is_same(const Cluster& a, const Cluster& b) {
  return std::ranges::equal(a.cells, b.cells) && std::ranges::equal(a.crossed, b.crossed);
}

bool has_shape(const Zone& zone, const Zone& shape) {
  return zone.cells == shape.cells && zone.footprint == shape.footprint;
}

}  // namespace

void KeptZones::update(const ZoneSource& source, Clusters clusters,
                       const std::function<Persons(bool is_urban)>& least_people) {
  move_to(std::move(clusters));
  // Clusters differ in size, so threads take few at a time.
  constexpr std::size_t kGrain = 64;
  parallel_for(
      kept_.size(),
      [&](std::size_t begin, std::size_t end) {
        // Each cluster is drawn by itself, hence in any order.
        for (std::size_t k = begin; k < end; ++k) {
          const std::size_t first = clusters_[k].cells.front().position();
          draw(source, clusters_[k], least_people(source.tests[first].is_urban), kept_[k]);
        }
      },
      kGrain);
  for (const auto& kept : kept_) {
    if (kept && kept->is_drawn && kept->is_computed_anew) ++computed_;
  }
}

std::vector<const Zone*> KeptZones::zones() const {
  std::vector<const Zone*> zones;
  for (const auto& kept : kept_) {
    if (kept && kept->is_drawn) zones.push_back(&kept->zone);
  }
  return zones;
}

/// What is known of clusters that are still there goes with them. Both lists are ordered by the
/// smallest cell, which no two clusters share.
void KeptZones::move_to(Clusters clusters) {
  std::vector<std::unique_ptr<Kept>> kept(clusters.size());
  std::size_t old = 0;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const Cluster now = clusters[k];
    // Both lists are ordered by their smallest cell: one pass finds the clusters that stayed.
    while (old < kept_.size() && clusters_[old].cells.front() < now.cells.front()) ++old;
    if (old < kept_.size() && is_same(clusters_[old], now)) kept[k] = std::move(kept_[old]);
  }
  clusters_ = std::move(clusters);
  kept_ = std::move(kept);
}

/// `kept`: what is known of the same cluster from earlier runs, if anything.
void KeptZones::draw(const ZoneSource& source, const Cluster& cluster, Persons wanted,
                     std::unique_ptr<Kept>& kept) {
  const DelineationOptions& options = source.input.options;
  const std::size_t size = cluster.cells.size() + cluster.crossed.size();
  const bool may_grow = may_have_gaps(options, size);
  // Too small whatever happens: nothing is kept of it.
  if (!may_grow && people_of(source.input, cluster.cells) < wanted) return kept.reset();
  if (!kept) kept = std::make_unique<Kept>();
  const bool are_gaps_known = !may_grow || kept->gaps_under == options.contiguity;
  const bool has_gaps = may_grow && !(are_gaps_known && kept->gaps.empty());
  if (kept->zone.footprint.size() == size && !has_gaps) {
    // The zone of the bare cluster has its figures already, and there is no gap to fill.
    kept->is_drawn = kept->zone.figures.people >= wanted;
    kept->is_computed_anew = false;
    if (kept->is_drawn) test_again(source, *kept);
    return;
  }
  Zone shape = bare_shape(source.input, cluster);
  if (!are_gaps_known) {
    kept->gaps = enclosed_gaps(shape.footprint, options.contiguity);
    kept->gaps_under = options.contiguity;
  }
  // Which gaps are filled depends on the threshold.
  if (may_grow) fill_gaps(source, kept->gaps, shape);
  draw_filled(source, std::move(shape), wanted, *kept);
}

void KeptZones::draw_filled(const ZoneSource& source, Zone shape, Persons wanted, Kept& kept) {
  // Filled gaps may bring the people that were missing.
  kept.is_drawn = people_of(source.input, shape.cells) >= wanted;
  if (!kept.is_drawn) return;
  kept.is_computed_anew = !has_shape(kept.zone, shape);
  if (kept.is_computed_anew) compute(source, std::move(shape), kept);
  else test_again(source, kept);
}

void KeptZones::compute(const ZoneSource& source, Zone shape, Kept& kept) {
  kept.zone = std::move(shape);
  complete(source.input, source.tests, kept.zone);
  kept.log_deviation = threshold_of(source.input, kept.zone.cells.front()).log_deviation;
}

/// Brings a zone that has all of its figures to the present threshold, bridge and territory test.
void KeptZones::test_again(const ZoneSource& source, Kept& kept) {
  const DelineationInput& input = source.input;
  Zone& zone = kept.zone;
  const UnitThreshold& threshold = threshold_of(input, zone.cells.front());
  zone.basis = basis_of(input, source.tests, zone.cells);
  AreaFigures& f = zone.figures;
  if (!f.are_incomes_known) return;
  // The bridge may have changed without the threshold.
  f.median_declared = through_bridge(f.median_disposable, input.bridge);
  f.threshold_declared = threshold.declared;
  const bool is_same_threshold = f.threshold_disposable == threshold.disposable &&
                                 kept.log_deviation == threshold.log_deviation;
  // The most frequent case in a session: nothing to compute.
  if (is_same_threshold) return;
  f.threshold_disposable = threshold.disposable;
  hold_against(threshold.for_cells(), UnionIncome(input.income, zone.cells, input.cells.people()),
               f);
  kept.log_deviation = threshold.log_deviation;
}

}  // namespace carreau
