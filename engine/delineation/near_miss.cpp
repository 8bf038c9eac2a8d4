// SPDX-License-Identifier: Apache-2.0
#include "delineation/near_miss.hpp"

#include "base/parallel.hpp"
#include "delineation/candidates.hpp"

#include <limits>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

/// Whether half of the cells' people live below a threshold, as far as the shares of cells tell,
/// which are read from a table.
bool is_half_below(const DelineationInput& input, std::span<const CellIndex> cells,
                   double threshold) {
  constexpr double kSlack = 1e-6;
  double people = 0.0;
  double below = 0.0;
  for (const CellIndex cell : cells) {
    double share = 0.0;
    input.income.shares_below(cell, {&threshold, 1}, {&share, 1});
    people += input.cells.people()[cell.position()].value();
    below += input.cells.people()[cell.position()].value() * share;
  }
  return below > people * (0.5 - kSlack);
}

/// Whether a closer look at a commune is worth it: never false for one that would pass when every
/// figure is computed.
bool is_promising(const ZoneSource& source, WholeCommunes& communes, std::size_t commune,
                  std::span<const std::uint8_t> taken) {
  const DelineationInput& input = source.input;
  const std::span<const CellIndex> cells = communes.cells(commune);
  if (cells.empty()) return false;
  const UnitIndex unit = input.membership.unit[cells.front().position()];
  Persons people;
  bool straddles = false;  // several units, hence perhaps several thresholds
  for (const CellIndex cell : cells) {
    const std::size_t i = cell.position();
    if (taken[i] != 0 || source.tests[i].is_urban) return false;
    people += input.cells.people()[i];
    straddles = straddles || input.membership.unit[i] != unit;
  }
  if (!is_populous(input.rule, people)) return false;
  const double threshold = threshold_of(input, cells.front()).disposable;
  return straddles || communes.may_be_poor(input, commune, threshold);
}

/// The communes that a closer look is worth at, in order.
std::vector<std::size_t> promising_communes(const ZoneSource& source, WholeCommunes& communes,
                                            std::span<const std::uint8_t> taken) {
  std::vector<std::uint8_t> promising(communes.size());
  constexpr std::size_t kGrain = 256;
  parallel_for(
      promising.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t c = begin; c < end; ++c) {
          promising[c] = is_promising(source, communes, c, taken) ? 1 : 0;
        }
      },
      kGrain);
  std::vector<std::size_t> chosen;
  for (std::size_t c = 0; c < promising.size(); ++c) {
    if (promising[c] != 0) chosen.push_back(c);
  }
  return chosen;
}

}  // namespace

WholeCommunes::WholeCommunes(const DelineationInput& input)
    : offset_(input.territory.communes().size() + 1),
      range_(input.territory.communes().size(), {0.0, std::numeric_limits<double>::infinity()}) {
  const auto each = [&](const auto& visit) {
    for (std::size_t i = 0; i < input.cells.size(); ++i) {
      const CommuneIndex commune = input.membership.commune[i];
      if (!commune.is_none() && !input.cells.people()[i].is_zero()) visit(commune.position(), i);
    }
  };
  each([&](std::size_t commune, std::size_t) { ++offset_[commune + 1]; });
  std::partial_sum(offset_.begin(), offset_.end(), offset_.begin());
  cells_.resize(offset_.back());
  std::vector<std::uint32_t> next(offset_);
  each([&](std::size_t commune, std::size_t cell) { cells_[next[commune]++] = CellIndex(cell); });
}

bool WholeCommunes::may_be_poor(const DelineationInput& input, std::size_t commune,
                                double threshold) {
  IncomeRange& range = range_[commune];
  if (threshold <= range.low) return false;
  if (threshold >= range.high) return true;
  const bool is_poor = is_half_below(input, cells(commune), threshold);
  (is_poor ? range.high : range.low) = threshold;
  return is_poor;
}

NearMiss near_miss_of(const DelineationInput& input, const Zone& zone) {
  const auto failed = failed_criteria(input.rule, zone);
  if (failed.size() != 1 || failed.front() == Criterion::income) return NearMiss::none;
  if (failed.front() == Criterion::territory) {
    return zone.unit.is_none() ? NearMiss::outside_unit : NearMiss::unit_population;
  }
  if (failed.front() == Criterion::density) return NearMiss::zone_density;
  const std::int64_t least =
      input.rule.minimum_zone_population * input.options.near_miss_population.points();
  // tenths of people against whole people times ten-thousandths
  return zone.figures.people.tenths() * 1'000 >= least ? NearMiss::zone_population : NearMiss::none;
}

std::vector<Zone> income_near_misses(const ZoneSource& source,
                                     std::span<const std::uint8_t> taken) {
  const DelineationInput& input = source.input;
  std::vector<std::uint8_t> marked(input.cells.size());
  parallel_for(marked.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const bool is_open = taken[i] == 0 && source.tests[i].is_nearly_below;
      marked[i] = is_open && may_enter(input, CellIndex(i)) ? 1 : 0;
    }
  });
  const LabellingOptions labelling{input.options.contiguity, input.options.bridge_empty};
  const Clusters clusters = label_clusters(input.cells.positions(), input.cells.lattice(), marked,
                                           source.keys, labelling);
  const Persons least = Persons::whole(input.rule.minimum_zone_population);
  std::vector<Zone> zones;
  for (Zone& zone : make_zones(source, clusters, [&](bool) { return least; })) {
    if (!is_dense(input.rule, zone.figures.people, zone.figures.area_m2)) continue;
    zone.near_miss = zone.figures.meets_income() ? NearMiss::cells : NearMiss::income;
    zones.push_back(std::move(zone));
  }
  return zones;
}

std::vector<Zone> commune_near_misses(const ZoneSource& source, WholeCommunes& communes,
                                      std::span<const std::uint8_t> taken) {
  const DelineationInput& input = source.input;
  // A commune is its own cells and no others: what it encloses may be its neighbour's.
  DelineationOptions options = input.options;
  options.fill_gaps = 0;
  options.fill_doubtful_gaps = 0;
  const DelineationInput whole{input.cells,        input.territory, input.membership,
                               input.thresholds,   input.income,    input.bridge,
                               input.listed_share, input.rule,      options};
  std::vector<Zone> zones;
  for (const std::size_t commune : promising_communes(source, communes, taken)) {
    Zone zone = make_zone({whole, source.tests, source.keys}, {communes.cells(commune), {}});
    zone.near_miss = near_miss_of(input, zone);
    const bool fails_on_territory =
        zone.near_miss == NearMiss::outside_unit || zone.near_miss == NearMiss::unit_population;
    if (!fails_on_territory) continue;
    zone.extent = Extent::commune;
    zones.push_back(std::move(zone));
  }
  return zones;
}

}  // namespace carreau
