// SPDX-License-Identifier: Apache-2.0
#include "study/delineate.hpp"

#include "base/error.hpp"

#include <utility>

namespace carreau::study {

void require_rule(const LoadedRun& run) {
  if (!run.has_rule()) {
    throw ArgumentError(Message{"run_without_rule"});
  }
}

void require_incomes(const LoadedRun& run) {
  if (!run.has_rule() || compares_incomes(run.scenario.rule)) return;
  throw ArgumentError(Message{"asks_for_incomes", {{"rule", run.scenario.rule.name}}},
                      Message{"take_rule_of_incomes"});
}

Zoning zoning_of(const CellTable& cells, const std::vector<Zone>& zones, const std::string& key) {
  Zoning zoning;
  zoning.key = key;
  zoning.title = key;
  zoning.kind = ZoningKind::cells;
  for (const Zone& zone : zones) {
    zoning.codes.push_back(zone.id);
    zoning.names.push_back(zone.name);
  }
  zoning.polygons = outlines(cells, zones);
  return zoning;
}

Zoning DelineationResult::perimeters() const {
  return zoning_of(run->cells, result.delineation.perimeters, "perimeters");
}

Zoning DelineationResult::near_misses() const {
  return zoning_of(run->cells, result.delineation.near_misses, "near_misses");
}

DelineationResult delineate(std::shared_ptr<const LoadedRun> run, const Watch& watch) {
  require_rule(*run);
  const CancellationScope scope(watch.cancellation);
  check_cancelled();
  const RunInput input = run->input();
  Findings findings = run->findings;
  RunResult result = run_scenario(input, run->scenario, findings);
  check_cancelled();
  return {std::move(run), input, std::move(result), std::move(findings)};
}

DelineationResult delineate(const RunRequest& request, const Watch& watch) {
  return delineate(load_run(request, watch), watch);
}

}  // namespace carreau::study
