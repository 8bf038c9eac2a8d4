// SPDX-License-Identifier: Apache-2.0
#include "cli/zones_request.hpp"

#include <utility>
#include <vector>

namespace carreau::cli {

study::ZonesRequest zones_request(const ZonesVerb& verb) {
  RunOptions run = verb.run;
  run.repair_listed = verb.reading.repair;
  ScenarioRecord record = run.found_record();
  std::vector<std::string> inputs = run.read_paths(record);
  for (std::string& path : verb.reading.read_paths({verb.zones})) {
    inputs.push_back(std::move(path));
  }
  inputs.insert(inputs.end(), verb.other_inputs.begin(), verb.other_inputs.end());
  verb.table.check(inputs, verb.is_json_asked);
  return {std::move(record), run.changed(), verb.zones, verb.reading.reading()};
}

}  // namespace carreau::cli
