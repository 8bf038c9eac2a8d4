// SPDX-License-Identifier: Apache-2.0
#include "cli/compared_generation.hpp"

#include "cli/run_options.hpp"
#include "inputs/zones_reader.hpp"
#include "scenario/run.hpp"
#include "study/loaded_run.hpp"

#include <filesystem>

namespace carreau::cli {

namespace {

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

ReadGeneration run_generation(const std::string& scenario) {
  RunOptions options;
  options.scenario = scenario;
  ScenarioRecord record = options.request();
  options.find_inputs(record);
  const auto loaded = study::load_run(record, options.changed());
  const RunResult result = run_scenario(loaded->input(), loaded->scenario, loaded->findings);
  const std::string key = std::filesystem::path(scenario).stem().string();
  return {zoning_of(loaded->cells, result.delineation.perimeters, key),
          zoning_of(loaded->cells, result.delineation.near_misses, key)};
}

}  // namespace

std::vector<std::string> GenerationOptions::files(const ZonesOptions& reading) const {
  std::vector<std::string> paths{is_scenario() ? zones : reading.file_of(zones)};
  if (!pockets.empty()) paths.push_back(reading.file_of(pockets));
  return paths;
}

ReadGeneration read_generation(const GenerationOptions& options, const ZonesOptions& reading,
                               Findings& findings) {
  ReadGeneration read;
  if (options.is_scenario()) {
    read = run_generation(options.zones);
  } else {
    read.quartiers = inputs::read_zones(options.zones, reading.reading(), findings);
    if (options.pockets.empty()) {
      read.pockets = inputs::read_pockets(options.zones, reading.reading(), findings);
    }
  }
  if (!options.pockets.empty()) {
    read.pockets = inputs::read_zones(options.pockets, reading.reading(), findings);
  }
  return read;
}

}  // namespace carreau::cli
