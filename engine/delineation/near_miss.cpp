// SPDX-License-Identifier: Apache-2.0
#include "delineation/near_miss.hpp"

#include "delineation/smoothing.hpp"

#include <map>
#include <utility>

namespace carreau {

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

std::vector<Zone> income_near_misses(const DelineationInput& input, std::span<const CellTest> tests,
                                     std::span<const std::uint32_t> keys,
                                     std::span<const std::uint8_t> taken) {
  const double raise = 1.0 + input.options.near_miss_income.fraction();
  const Persons least_in_cell = Persons::whole(input.options.minimum_cell_population);
  const std::vector<double> shares = tested_shares(input, raise);
  std::vector<std::uint8_t> marked(input.cells.size());
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const Persons people = input.cells.people()[i];
    const bool is_open = taken[i] == 0 && tests[i].is_urban && !people.is_zero();
    marked[i] =
        is_open && people >= least_in_cell && shares[i] > input.options.cell_share.fraction() ? 1
                                                                                              : 0;
  }
  std::vector<Zone> zones;
  const LabellingOptions labelling{input.options.contiguity, input.options.bridge_empty};
  for (const Cluster& cluster :
       label_clusters(input.cells.positions(), input.lattice, marked, keys, labelling)) {
    Zone zone = make_zone(input, tests, keys, cluster);
    const bool passes_the_rest = is_populous(input.rule, zone.figures.people) &&
                                 is_dense(input.rule, zone.figures.people, zone.figures.area_m2);
    if (!passes_the_rest) continue;
    zone.near_miss = zone.figures.meets_income() ? NearMiss::cells : NearMiss::income;
    zones.push_back(std::move(zone));
  }
  return zones;
}

std::vector<Zone> commune_near_misses(const DelineationInput& input,
                                      std::span<const CellTest> tests,
                                      std::span<const std::uint32_t> keys,
                                      std::span<const std::uint8_t> taken) {
  struct Inhabited {
    Cluster cells;
    bool is_taken = false;
  };
  std::map<CommuneIndex, Inhabited> places;
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    const CommuneIndex commune = input.membership.commune[i];
    if (commune.is_none() || input.cells.people()[i].is_zero()) continue;
    Inhabited& place = places[commune];
    place.cells.cells.emplace_back(i);
    place.is_taken = place.is_taken || tests[i].is_urban || taken[i] != 0;
  }
  // A commune is its own cells and no others: what it encloses may be its
  // neighbour's.
  DelineationOptions options = input.options;
  options.fill_gaps = 0;
  options.fill_doubtful_gaps = 0;
  const DelineationInput whole{input.cells,      input.lattice, input.territory, input.membership,
                               input.thresholds, input.income,  input.bridge,    input.listed_share,
                               input.rule,       options};
  std::vector<Zone> zones;
  for (const auto& [commune, place] : places) {
    if (place.is_taken) continue;
    Zone zone = make_zone(whole, tests, keys, place.cells);
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
