// SPDX-License-Identifier: Apache-2.0
#include "study/compare.hpp"

#include "inputs/zoning_catalogue.hpp"
#include "study/delineate.hpp"
#include "study/zone_findings.hpp"
#include "zoning/official_code.hpp"

#include <filesystem>
#include <utility>

namespace carreau::study {

namespace {

Generation run_generation(const std::string& scenario, const Watch& watch) {
  RunRequest request;
  request.scenario = scenario;
  const DelineationResult made = delineate(request, watch);
  const std::string key = std::filesystem::path(scenario).stem().string();
  return {zoning_of(made.run->cells, made.result.delineation.perimeters, key),
          zoning_of(made.run->cells, made.result.delineation.near_misses, key)};
}

LaidGeneration lay(Generation zones, const CellCommunes& grid, Overlaps overlaps,
                   Findings& findings) {
  check_cancelled();
  CellShares quartiers = shares_on(grid, zones.quartiers, findings);
  if (overlaps == Overlaps::refuse) refuse_overlaps(grid.cells(), zones.quartiers, quartiers);
  note_odd_zones(grid.cells(), zones.quartiers, quartiers, findings);
  CellShares pockets = shares_on(grid, zones.pockets, findings);
  return {std::move(zones), std::move(quartiers), std::move(pockets), {}};
}

void check_codes(const Zoning& zoning, const std::vector<ComparedZone>& zones, Findings& findings) {
  for (std::size_t z = 0; z < zones.size(); ++z) {
    const auto letter = past_letter(zoning.codes[z]);
    if (!letter || is_confirmed_by(*letter, zones[z].change)) continue;
    findings.warn("code_not_borne_out", {{"code", zoning.codes[z]},
                                         {"stated", std::string(1, *letter)},
                                         {"found", to_text(zones[z].change)}});
  }
}

/// Tests the criteria on the quartiers of both sides, with incomes estimated once.
void check_sides(ComparisonResult& result) {
  const LoadedRun& run = *result.run;
  const RunInput input = run.input();
  CheckResult before = check_scenario(input, run.scenario, result.before.quartiers, result.findings,
                                      result.before.zones.quartiers.people);
  result.before.checks = std::move(before.checks);
  result.after.checks =
      check_perimeters(delineation_input(input, run.scenario, *before.income, before.thresholds),
                       result.after.quartiers, result.after.zones.quartiers.people);
  withhold_secret(input, *result.after.checks, result.findings);
}

/// Compares two sides that are already laid over the grid.
ComparisonResult compare_laid(std::shared_ptr<const LoadedRun> run, LaidGeneration before,
                              LaidGeneration after, const ComparisonOptions& options,
                              Findings findings) {
  check_cancelled();
  const CellTable& cells = run->cells;
  ZoningComparison comparison = compare_zonings(cells, before.quartiers, after.quartiers, options);
  FollowedPockets followed =
      follow_pockets(cells, {before.quartiers, before.pockets}, {after.quartiers, after.pockets},
                     comparison, options.link);
  check_codes(after.zones.quartiers, comparison.after, findings);
  ComparisonResult result{std::move(run),        std::move(before),   std::move(after),   options,
                          std::move(comparison), std::move(followed), std::move(findings)};
  check_cancelled();
  if (result.run->has_rule()) {
    require_incomes(*result.run);
    check_sides(result);
  }
  return result;
}

}  // namespace

std::vector<std::string> GenerationRequest::paths(const inputs::ZonesReadOptions& reading) const {
  const auto path_of = [&](const std::string& zoning) {
    return inputs::find_zoning(zoning, reading.catalogue).path;
  };
  std::vector<std::string> paths;
  if (!held_zones) paths.push_back(is_scenario() ? zones : path_of(zones));
  if (!pockets.empty()) paths.push_back(path_of(pockets));
  return paths;
}

Generation read_generation(const GenerationRequest& request,
                           const inputs::ZonesReadOptions& reading, Findings& findings,
                           const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  check_cancelled();
  Generation read;
  if (request.held_zones) {
    read.quartiers = *request.held_zones;
  } else if (request.is_scenario()) {
    read = run_generation(request.zones, {nullptr, watch.cancellation});
  } else {
    read.quartiers = inputs::read_zones(request.zones, reading, findings);
    if (request.pockets.empty() && !request.held_pockets) {
      read.pockets = inputs::read_pockets(request.zones, reading, findings);
    }
  }
  if (request.held_pockets) {
    read.pockets = *request.held_pockets;
  } else if (!request.pockets.empty()) {
    read.pockets = inputs::read_zones(request.pockets, reading, findings);
  }
  return read;
}

results::NamedComparison ComparisonResult::named() const {
  const auto side = [](const LaidGeneration& laid) {
    return results::NamedGeneration{laid.zones.quartiers, laid.zones.pockets,
                                    laid.checks ? &*laid.checks : nullptr};
  };
  return {side(before), side(after), comparison, followed, options, run->cells.headcount()};
}

PolygonSet ComparisonResult::outlines() const {
  PolygonSet all(before.quartiers.zones().crs());
  for (const CellShares* zones :
       {&before.quartiers, &after.quartiers, &before.pockets, &after.pockets}) {
    for (std::size_t z = 0; z < zones->zone_count(); ++z) all.add_feature(zones->zones(), z);
  }
  return all;
}

ComparisonResult compare(std::shared_ptr<const LoadedRun> run, Generation before, Generation after,
                         const ComparisonOptions& options, Overlaps overlaps, const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  const CellCommunes grid = run->places();
  Findings findings = run->findings;
  LaidGeneration laid_before = lay(std::move(before), grid, overlaps, findings);
  LaidGeneration laid_after = lay(std::move(after), grid, overlaps, findings);
  return compare_laid(std::move(run), std::move(laid_before), std::move(laid_after), options,
                      std::move(findings));
}

ComparisonResult compare(std::shared_ptr<const LoadedRun> run, const ComparisonRequest& request,
                         const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  const CellCommunes grid = run->places();
  const Overlaps overlaps = overlaps_of(request.reading);
  Findings findings = run->findings;
  // The sides are read one after the other, so that the findings of each stay together.
  LaidGeneration before = lay(read_generation(request.before, request.reading, findings, watch),
                              grid, overlaps, findings);
  LaidGeneration after = lay(read_generation(request.after, request.reading, findings, watch), grid,
                             overlaps, findings);
  return compare_laid(std::move(run), std::move(before), std::move(after), request.options,
                      std::move(findings));
}

}  // namespace carreau::study
