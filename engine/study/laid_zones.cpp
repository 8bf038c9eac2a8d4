// SPDX-License-Identifier: Apache-2.0
#include "study/laid_zones.hpp"

#include "study/zone_findings.hpp"

#include <utility>

namespace carreau::study {

Zoning read_source(ZonesSource source, const inputs::ZonesReadOptions& reading,
                   Findings& findings) {
  if (Zoning* const held = std::get_if<Zoning>(&source)) return std::move(*held);
  check_cancelled();
  return inputs::read_zones(std::get<std::string>(source), reading, findings);
}

Overlaps overlaps_of(const inputs::ZonesReadOptions& reading) {
  return reading.invalid == files::InvalidPolygons::repair ? Overlaps::share : Overlaps::refuse;
}

LaidZones lay_zones(const LoadedRun& run, Zoning zones, Findings& findings) {
  check_cancelled();
  CellShares shares = shares_on(run.places(), zones, findings);
  note_odd_zones(run.cells, zones, shares, findings);
  return {std::move(zones), std::move(shares)};
}

}  // namespace carreau::study
