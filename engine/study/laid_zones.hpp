// SPDX-License-Identifier: Apache-2.0
/// Zones as a request names them, read and laid over the cells of a run.
#pragma once

#include "base/findings.hpp"
#include "inputs/zones_reader.hpp"
#include "study/loaded_run.hpp"
#include "study/watch.hpp"
#include "zoning/zoning.hpp"

#include <string>
#include <variant>

namespace carreau::study {

/// Zones by path, by name in a catalogue, or as the caller holds them.
using ZonesSource = std::variant<std::string, Zoning>;

/// Zones over the grid of a run: what `check` and `portrait` ask for.
struct ZonesRequest {
  ScenarioRecord record;                            ///< with its inputs found
  ChangedContent changed = ChangedContent::refuse;  ///< whether other content than its is taken
  ZonesSource zones;
  inputs::ZonesReadOptions reading;  ///< of zones that are read
};

/// Zones that lie on a grid.
struct LaidZones {
  Zoning zones;
  CellShares shares;
};

/// The zoning of a source, which is read where it is a name. Throws what read_zones() throws.
[[nodiscard]] Zoning read_source(ZonesSource source, const inputs::ZonesReadOptions& reading,
                                 Findings& findings);
/// Lays zones over the cells of a run; zones that hold nobody, and zones that overlap, are found.
[[nodiscard]] LaidZones lay_zones(const LoadedRun& run, Zoning zones, Findings& findings);

}  // namespace carreau::study
