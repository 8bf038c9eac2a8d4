// SPDX-License-Identifier: Apache-2.0
#include "study/check.hpp"

#include "study/delineate.hpp"

#include <utility>

namespace carreau::study {

ZoneCheckResult check(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                      const inputs::ZonesReadOptions& reading, const Watch& watch) {
  require_rule(*run);
  require_incomes(*run);
  const CancellationScope scope(watch.cancellation);
  Findings findings = run->findings;
  LaidZones laid = lay_zones(*run, read_source(std::move(zones), reading, findings), findings);
  CheckResult result =
      check_scenario(run->input(), run->scenario, laid.shares, findings, laid.zones.people);
  return {std::move(run), std::move(laid), std::move(result), std::move(findings)};
}

ZoneCheckResult check(const ZonesRequest& request, const Watch& watch) {
  return check(load_run(request.record, request.changed, watch), request.zones, request.reading,
               watch);
}

}  // namespace carreau::study
