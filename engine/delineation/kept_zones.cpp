// SPDX-License-Identifier: Apache-2.0
#include "delineation/kept_zones.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <utility>

namespace carreau {

namespace {

bool is_same(const Cluster& a, const Cluster& b) {
  return std::ranges::equal(a.cells, b.cells) && std::ranges::equal(a.links, b.links);
}

/// Whether the zone has the cells and the places of a shape.
bool has_shape(const Zone& zone, const Zone& shape) {
  return zone.cells == shape.cells && zone.footprint == shape.footprint;
}

}  // namespace

void KeptZones::make(const ZoneSource& source, Clusters clusters,
                     const std::function<Persons(bool)>& least) {
  move_to(std::move(clusters));
  constexpr std::size_t kGrain = 64;
  parallel_for(
      made_.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
          const std::size_t first = clusters_[k].cells.front().position();
          draw(source, clusters_[k], least(source.tests[first].is_urban), made_[k]);
        }
      },
      kGrain);
  for (const auto& made : made_) {
    if (made && made->is_drawn && made->is_figured_anew) ++figured_;
  }
}

/// What was made of clusters that are still there goes with them. Both are ordered by the smallest
/// cell, which no two clusters share.
void KeptZones::move_to(Clusters clusters) {
  std::vector<std::unique_ptr<Made>> kept(clusters.size());
  std::size_t old = 0;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const Cluster now = clusters[k];
    while (old < made_.size() && clusters_[old].cells.front() < now.cells.front()) ++old;
    if (old < made_.size() && is_same(clusters_[old], now)) kept[k] = std::move(made_[old]);
  }
  clusters_ = std::move(clusters);
  made_ = std::move(kept);
}

/// `made`: what was made of the same cluster in the last run, if anything.
void KeptZones::draw(const ZoneSource& source, const Cluster& cluster, Persons wanted,
                     std::unique_ptr<Made>& made) {
  const DelineationOptions& options = source.input.options;
  const std::size_t size = cluster.cells.size() + cluster.links.size();
  const bool may_grow = may_have_gaps(options, size);
  if (!may_grow && people_of(source.input, cluster.cells) < wanted) return made.reset();
  if (!made) made = std::make_unique<Made>();
  const bool are_gaps_known = !may_grow || made->gaps_under == options.contiguity;
  const bool has_gaps = may_grow && !(are_gaps_known && made->gaps.empty());
  if (made->zone.footprint.size() == size && !has_gaps) {
    // Described before, and there is nothing to fill.
    made->is_drawn = made->zone.figures.people >= wanted;
    made->is_figured_anew = false;
    if (made->is_drawn) hold(source, *made);
    return;
  }
  Zone shape = bare_shape(source.input, cluster);
  if (!are_gaps_known) {
    made->gaps = enclosed_gaps(shape.footprint, options.contiguity);
    made->gaps_under = options.contiguity;
  }
  if (may_grow) fill_gaps(source, made->gaps, shape);
  made->is_drawn = people_of(source.input, shape.cells) >= wanted;
  if (!made->is_drawn) return;
  made->is_figured_anew = !has_shape(made->zone, shape);
  if (made->is_figured_anew) describe(source, std::move(shape), *made);
  else hold(source, *made);
}

void KeptZones::describe(const ZoneSource& source, Zone shape, Made& made) {
  made.zone = std::move(shape);
  complete(source.input, source.tests, made.zone);
  made.log_deviation = threshold_of(source.input, made.zone.cells.front()).log_deviation;
}

/// A zone described before, held against the present threshold.
void KeptZones::hold(const ZoneSource& source, Made& made) {
  const DelineationInput& input = source.input;
  Zone& zone = made.zone;
  const UnitThreshold& threshold = threshold_of(input, zone.cells.front());
  zone.basis = basis_of(source.tests, zone.cells);
  AreaFigures& f = zone.figures;
  f.median_declared = through_bridge(f.median_disposable, input.bridge);
  f.threshold_declared = threshold.declared;
  const bool is_held = f.threshold_disposable == threshold.disposable &&
                       made.log_deviation == threshold.log_deviation;
  if (is_held) return;
  f.threshold_disposable = threshold.disposable;
  hold_against(threshold, UnionIncome(input.income, zone.cells, input.cells.people()), f);
  made.log_deviation = threshold.log_deviation;
}

}  // namespace carreau
