// SPDX-License-Identifier: Apache-2.0
#include "study/portrait.hpp"

#include "inputs/commune_groups_reader.hpp"
#include "inputs/indicator_reader.hpp"
#include "inputs/programme/envelope_reader.hpp"
#include "results/portrait/portrait_columns.hpp"
#include "study/portrait_vintages.hpp"

#include <utility>

namespace carreau::study {

namespace {

ContractTable read_contracts(const std::string& path, Findings& findings) {
  ContractTable table;
  if (path.empty()) return table;
  if (auto by_commune = inputs::read_commune_contracts(path, findings)) {
    table.of_commune = std::move(*by_commune);
  } else {
    table.of_quartier = inputs::read_quartier_contracts(path, findings);
  }
  return table;
}

/// The tables of communes of a run may give their EPCIs as well.
std::map<std::string, Epci, std::less<>> read_epcis(const LoadedRun& run, Findings& findings) {
  std::map<std::string, Epci, std::less<>> epcis;
  for (const InputRecord& input : run.record.inputs) {
    if (input.role != InputRole::communes) continue;
    inputs::read_epcis(input.paths.front(), epcis, findings);
  }
  return epcis;
}

/// Published populations that no zone of this code has may be those of another list of quartiers.
inputs::PublishedPopulations read_populations(const std::string& path, const Zoning& zones,
                                              Findings& findings) {
  if (path.empty()) return {};
  inputs::PublishedPopulations published = inputs::read_published_populations(path, findings);
  std::int64_t missing = 0;
  for (const std::string& code : zones.codes) missing += published.contains(code) ? 0 : 1;
  if (missing > 0) findings.warn("populations_missing", {}, {}, missing);
  return published;
}

/// An indicator may be called like a column of the portrait, or like the gap of another indicator:
/// it is then renamed, because the names of columns are distinct.
void settle_names(PublishedIndicators& indicators) {
  for (std::size_t k = 0; k < indicators.list().size(); ++k) {
    std::string& name = indicators.at(k).name;
    const bool is_gap =
        name.ends_with("_gap") && indicators.find(name.substr(0, name.size() - 4)).has_value();
    if (is_gap || !results::may_name_indicator(name)) name += "_published";
  }
}

PublishedIndicators read_published(const PortraitSources& sources, const Zoning& zones,
                                   const Portraits& portraits, Findings& findings) {
  if (sources.tables.empty()) {
    if (!sources.indicators.empty()) throw ArgumentError(Message{"indicator_without_table"});
    return {};
  }
  inputs::IndicatorPlaces places;
  places.zones.insert(zones.codes.begin(), zones.codes.end());
  for (const PortraitTerritory& territory : portraits.territories) {
    places.territories.emplace(territory.level, territory.code);
  }
  PublishedIndicators indicators =
      inputs::read_indicators({sources.tables, sources.indicators}, places, findings);
  settle_names(indicators);
  return indicators;
}

/// The portraits of checked zones; `cells` are those of their run under the scenario of the check.
PortraitResult portrayed(ZoneCheckResult checked, const DelineationInput& cells,
                         const PortraitSources& sources, const Watch& watch) {
  Findings& findings = checked.findings;
  const PortraitContracts contracts =
      contracts_of(read_contracts(sources.contracts, findings), read_epcis(*checked.run, findings),
                   {cells, checked.laid.shares, checked.laid.zones.codes}, findings);
  Portraits portraits = portray(cells, checked.run->record.fewest_households, checked.laid.shares,
                                checked.result.checks, contracts);
  results::PortraitSupplements supplements;
  supplements.contracts = contracts.of_zone;
  supplements.populations = read_populations(sources.populations, checked.laid.zones, findings);
  supplements.indicators = read_published(sources, checked.laid.zones, portraits, findings);
  supplements.vintages =
      portray_vintages(checked.run->record, vintage_grids(sources.grids),
                       {checked.laid.zones, contracts, portraits.groups}, findings, watch);
  return {std::move(checked), std::move(portraits), std::move(supplements)};
}

}  // namespace

std::vector<std::string> PortraitSources::read_paths() const {
  std::vector<std::string> paths;
  for (const std::string& path : {contracts, populations}) {
    if (!path.empty()) paths.push_back(path);
  }
  paths.insert(paths.end(), tables.begin(), tables.end());
  for (const VintageGrid& grid : vintage_grids(grids)) {
    paths.insert(paths.end(), grid.paths.begin(), grid.paths.end());
  }
  return paths;
}

PortraitResult portray_zones(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                             const inputs::ZonesReadOptions& reading,
                             const PortraitSources& sources, const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  ZoneCheckResult checked = check(std::move(run), std::move(zones), reading, watch);
  check_cancelled();
  const RunInput input = checked.run->input();
  const DelineationInput cells = delineation_input(
      input, checked.run->scenario, *checked.result.income, checked.result.thresholds);
  return portrayed(std::move(checked), cells, sources, watch);
}

PortraitResult portray_zones(std::shared_ptr<const LoadedRun> run, const KnownScenario& known,
                             Zoning zones, const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  Findings findings = known.findings;
  LaidZones laid = lay_zones(*run, std::move(zones), findings);
  const RunInput input = run->input();
  const DelineationInput cells =
      delineation_input(input, known.scenario, known.income, known.thresholds);
  CheckResult result{nullptr, known.thresholds,
                     check_perimeters(cells, laid.shares, laid.zones.people)};
  ZoneCheckResult checked{std::move(run), std::move(laid), std::move(result), std::move(findings)};
  return portrayed(std::move(checked), cells, {}, watch);
}

PortraitResult portray_zones(const ZonesRequest& request, const PortraitSources& sources,
                             const Watch& watch) {
  return portray_zones(load_run(request.record, request.changed, watch, all_traits()),
                       request.zones, request.reading, sources, watch);
}

}  // namespace carreau::study
