// SPDX-License-Identifier: Apache-2.0
#include "cli/laid_zones.hpp"

#include "cli/progress_bar.hpp"
#include "inputs/zones_reader.hpp"
#include "study/zone_findings.hpp"

#include <utility>
#include <vector>

namespace carreau::cli {

LaidZones lay_zones(const ZonesRequest& request) {
  RunOptions options = request.run;
  options.repair_listed = request.reading.repair;
  ScenarioRecord record = options.request();
  options.find_inputs(record);
  std::vector<std::string> inputs = options.read_paths(record);
  inputs.push_back(request.reading.file_of(request.zones));
  request.table.check(inputs, request.is_json_asked);
  const auto progress =
      terminal_progress(request.language, request.is_quiet || request.is_json_asked);
  auto run = study::load_run(record, options.changed(), progress.get(), request.traits);
  if (progress) progress->end();
  Zoning zones = inputs::read_zones(request.zones, request.reading.reading(), run->findings);
  CellShares shares = shares_on(run->places(), zones, run->findings);
  study::note_odd_zones(run->cells, zones, shares, run->findings);
  return {std::move(run), std::move(zones), std::move(shares)};
}

}  // namespace carreau::cli
