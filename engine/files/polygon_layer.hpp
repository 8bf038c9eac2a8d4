// SPDX-License-Identifier: Apache-2.0
/// A layer of polygons with its attributes, checked on the way in.
#pragma once

#include "base/findings.hpp"
#include "files/layer_table.hpp"
#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace carreau::files {

/// What to do with a polygon that breaks the OGC rules (crossing itself, most often).
enum class InvalidPolygons {
  refuse,  ///< an error that names them all
  repair,  ///< only where the user asks for it: a finding for each
};

/// How a layer is read.
struct PolygonReadOptions {
  InvalidPolygons invalid = InvalidPolygons::refuse;
  /// What names a feature in messages; its row does where there is none. Given for zones, which may
  /// be repaired.
  std::optional<std::size_t> name_column;
};

/// Called for each feature that has polygons, in the order of the file, after its geometry was
/// appended to the set; reads the attributes it wants from the table.
using FeatureVisitor = std::function<void(const LayerTable&)>;

/// Reads all polygons of the layer that `table` is on. Throws DataError when the layer has no
/// geometry or no CRS, when coordinates do not fit the CRS, when a feature has no polygon, or, as
/// told, when one is not valid.
[[nodiscard]] PolygonSet read_polygons(LayerTable& table, const PolygonReadOptions& how,
                                       const FeatureVisitor& visit, Findings& findings);

}  // namespace carreau::files
