// SPDX-License-Identifier: Apache-2.0
/// Reads and checks a layer of polygons with its attributes.
#pragma once

#include "base/findings.hpp"
#include "files/layer_table.hpp"
#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace carreau::files {

/// What to do with a polygon that violates the OGC rules, most often by crossing itself.
enum class InvalidPolygons {
  refuse,  ///< throw an error that names them all
  repair,  ///< only at the user's request; each repair is reported as a finding
};

/// How a layer is read.
struct PolygonReadOptions {
  InvalidPolygons invalid = InvalidPolygons::refuse;
  /// The column that identifies a feature in messages; without it, the row number does. Set for
  /// zones, which may be repaired.
  std::optional<std::size_t> name_column;
};

/// Called for each feature with polygons, in file order, after its geometry was appended to the
/// set; it may read attributes from the table.
using FeatureVisitor = std::function<void(const LayerTable&)>;

/// Reads all polygons of the layer that `table` is positioned on. Throws DataError when the layer
/// has no geometry or no CRS, when coordinates do not fit the CRS, when a feature has no polygon,
/// or when a polygon is not valid and `how` does not ask to repair it.
[[nodiscard]] PolygonSet read_polygons(LayerTable& table, const PolygonReadOptions& how,
                                       const FeatureVisitor& visit, Findings& findings);

}  // namespace carreau::files
