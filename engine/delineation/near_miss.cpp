// SPDX-License-Identifier: Apache-2.0
#include "delineation/near_miss.hpp"

#include "base/parallel.hpp"

#include <utility>

namespace carreau {

namespace {

/// What a whole commune adds up to, as far as that tells whether a closer look is worth it.
struct WholeCommune {
  Persons people;
  double below = 0.0;  ///< people below the threshold of their own cell
  UnitIndex unit;
  bool is_met = false;
  bool is_excluded = false;  ///< one of its cells is urban or taken
  bool straddles = false;    ///< several units, hence perhaps several thresholds

  void add(const ZoneSource& source, std::size_t cell, bool is_taken) {
    const DelineationInput& input = source.input;
    const UnitIndex of_cell = input.membership.unit[cell];
    const CellTest& test = source.tests[cell];
    is_excluded = is_excluded || is_taken || test.is_urban;
    if (is_met && of_cell != unit) straddles = true;
    unit = of_cell;
    is_met = true;
    people += input.cells.people()[cell];
    below += input.cells.people()[cell].value() * test.share;
  }
  /// Never false for a commune that would pass when every figure is computed.
  [[nodiscard]] bool is_promising(const RuleSet& rule) const {
    constexpr double kSlack = 1e-6;  // the shares of cells are read from a table
    const bool is_poor = below > people.value() * (0.5 - kSlack);
    return is_met && !is_excluded && is_populous(rule, people) && (is_poor || straddles);
  }
};

std::vector<WholeCommune> whole_communes(const ZoneSource& source,
                                         std::span<const std::uint8_t> taken) {
  const DelineationInput& input = source.input;
  std::vector<WholeCommune> communes(input.territory.communes().size());
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    const CommuneIndex commune = input.membership.commune[i];
    if (commune.is_none() || input.cells.people()[i].is_zero()) continue;
    communes[commune.position()].add(source, i, taken[i] != 0);
  }
  return communes;
}

/// The inhabited cells of the communes asked for, in order.
std::vector<std::vector<CellIndex>> cells_of(const DelineationInput& input,
                                             std::span<const CommuneIndex> communes) {
  std::vector<std::size_t> slot(input.territory.communes().size(), communes.size());
  for (std::size_t k = 0; k < communes.size(); ++k) slot[communes[k].position()] = k;
  std::vector<std::vector<CellIndex>> cells(communes.size());
  if (communes.empty()) return cells;
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    const CommuneIndex commune = input.membership.commune[i];
    if (commune.is_none() || input.cells.people()[i].is_zero()) continue;
    if (slot[commune.position()] < communes.size()) {
      cells[slot[commune.position()]].emplace_back(i);
    }
  }
  return cells;
}

}  // namespace

NearMiss near_miss_of(const DelineationInput& input, const Zone& zone) {
  const ZoneFigures& f = zone.figures;
  const bool is_populous = carreau::is_populous(input.rule, f.people);
  const bool is_dense = carreau::is_dense(input.rule, f.people, f.area_m2);
  const bool is_urban = zone.basis != TerritoryBasis::none;
  if (!f.meets_income()) return NearMiss::none;
  const int failed = (is_populous ? 0 : 1) + (is_dense ? 0 : 1) + (is_urban ? 0 : 1);
  if (failed != 1) return NearMiss::none;
  if (!is_urban) return zone.unit.is_none() ? NearMiss::outside_unit : NearMiss::unit_population;
  if (!is_dense) return NearMiss::zone_density;
  const std::int64_t least =
      input.rule.minimum_zone_population * input.options.near_miss_population.points();
  // tenths of people against whole people times ten-thousandths
  return f.people.tenths() * 1'000 >= least ? NearMiss::zone_population : NearMiss::none;
}

std::vector<Zone> income_near_misses(const ZoneSource& source, std::span<const double> raised_share,
                                     std::span<const std::uint8_t> taken) {
  const DelineationInput& input = source.input;
  const Persons least_in_cell = Persons::whole(input.options.minimum_cell_population);
  const double cell_share = input.options.cell_share.fraction();
  std::vector<std::uint8_t> marked(input.cells.size());
  parallel_for(marked.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Persons people = input.cells.people()[i];
      const bool is_open = taken[i] == 0 && source.tests[i].is_urban && !people.is_zero();
      marked[i] = is_open && people >= least_in_cell && raised_share[i] > cell_share ? 1 : 0;
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

std::vector<Zone> commune_near_misses(const ZoneSource& source,
                                      std::span<const std::uint8_t> taken) {
  const DelineationInput& input = source.input;
  const auto communes = whole_communes(source, taken);
  std::vector<CommuneIndex> promising;
  for (std::size_t c = 0; c < communes.size(); ++c) {
    if (communes[c].is_promising(input.rule)) promising.emplace_back(c);
  }
  // A commune is its own cells and no others: what it encloses may be its neighbour's.
  DelineationOptions options = input.options;
  options.fill_gaps = 0;
  options.fill_doubtful_gaps = 0;
  const DelineationInput whole{input.cells,        input.territory, input.membership,
                               input.thresholds,   input.income,    input.bridge,
                               input.listed_share, input.rule,      options};
  std::vector<Zone> zones;
  for (const auto& cells : cells_of(input, promising)) {
    Zone zone = make_zone({whole, source.tests, source.keys}, {cells, {}});
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
