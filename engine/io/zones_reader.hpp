// SPDX-License-Identifier: Apache-2.0
/// Zonings given as polygons: listed quartiers, reference perimeters, the engine's own output.
#pragma once

#include "base/findings.hpp"
#include "geometry/polygon_set.hpp"

#include <string>
#include <vector>

namespace carreau::io {

/// Zones with their codes and names, feature by feature.
struct ZoneLayer {
  std::vector<std::string> codes;
  std::vector<std::string> names;
  PolygonSet polygons;
};

/// Reads the layer that bears a zone code (`code_qp`, `zone_id`, `code`). In a GeoPackage of the
/// engine that is `perimeters`. Polygons that cross themselves are repaired, with a finding.
[[nodiscard]] ZoneLayer read_zones(const std::string& path, Findings& findings);

}  // namespace carreau::io
