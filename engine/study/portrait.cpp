// SPDX-License-Identifier: Apache-2.0
#include "study/portrait.hpp"

#include <utility>

namespace carreau::study {

PortraitResult portray_zones(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                             const inputs::ZonesReadOptions& reading, const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  ZoneCheckResult checked = check(std::move(run), std::move(zones), reading, watch);
  check_cancelled();
  const RunInput input = checked.run->input();
  Portraits portraits =
      portray(delineation_input(input, checked.run->scenario, *checked.result.income,
                                checked.result.thresholds),
              checked.laid.shares, checked.result.checks);
  return {std::move(checked), std::move(portraits)};
}

PortraitResult portray_zones(const ZonesRequest& request, const Watch& watch) {
  return portray_zones(load_run(request.record, request.changed, watch, all_traits()),
                       request.zones, request.reading, watch);
}

}  // namespace carreau::study
