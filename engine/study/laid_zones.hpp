// SPDX-License-Identifier: Apache-2.0
/// Reads the zones of a request and lays them over the cells of a run.
#pragma once

#include "base/findings.hpp"
#include "inputs/zones_reader.hpp"
#include "study/loaded_run.hpp"
#include "study/watch.hpp"
#include "zoning/zoning.hpp"

#include <cstdint>
#include <string>
#include <variant>

namespace carreau::study {

/// Zones by path, by name in a catalogue, or in memory.
using ZonesSource = std::variant<std::string, Zoning>;

/// Zones and a run: the request of `check` and `portrait`.
struct ZonesRequest {
  ScenarioRecord record;  ///< its inputs have been found
  /// Whether inputs with another content are accepted.
  ChangedContent changed = ChangedContent::refuse;
  ZonesSource zones;
  inputs::ZonesReadOptions reading;  ///< for zones that are read
};

/// What to do where zones of one map overlap, which would count people twice.
enum class Overlaps : std::uint8_t {
  refuse,
  share,  ///< the common part counts once, with a finding: compare shares it, revise leaves it to
          ///< the first of the two
};
/// Whether polygons may be repaired says whether overlaps may be settled.
[[nodiscard]] Overlaps overlaps_of(const inputs::ZonesReadOptions& reading);

/// Zones with their shares of the cells of a grid.
struct LaidZones {
  Zoning zones;
  CellShares shares;
};

/// The zoning of a source, which is read where the source is a name. Throws the errors of
/// read_zones().
[[nodiscard]] Zoning read_source(ZonesSource source, const inputs::ZonesReadOptions& reading,
                                 Findings& findings);
/// Lays zones over the cells of a run. Zones without people, and zones that overlap, are reported.
[[nodiscard]] LaidZones lay_zones(const LoadedRun& run, Zoning zones, Findings& findings);

}  // namespace carreau::study
