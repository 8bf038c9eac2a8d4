// SPDX-License-Identifier: Apache-2.0
/// The spatial index of a GeoPackage's layer, packed from all boxes at once instead of row by row.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace carreau::files {

/// The box of one feature in the 32 bits of SQLite's rtree, rounded outwards.
struct FeatureBox {
  std::int64_t feature = 0;
  float low_x = 0.0F;
  float high_x = 0.0F;
  float low_y = 0.0F;
  float high_y = 0.0F;
};
/// The smallest such box that holds `box`.
[[nodiscard]] FeatureBox feature_box(std::int64_t feature, const Box& box);

/// What the index of a layer is built from: its names, without quotes in them, and a box for each
/// feature that has a geometry, by increasing feature.
struct IndexedLayer {
  std::string name;
  std::string feature_column;
  std::string geometry_column;
  std::vector<FeatureBox> boxes;
};

/// Adds to a closed GeoPackage, whose layers have no spatial index, the one that the standard
/// describes: an rtree, its triggers, its line in gpkg_extensions. Nodes are filled in the order of
/// a Hilbert curve, all to the same degree: the same bytes for the same boxes, in 1 µs a feature.
/// Throws IoError, which calls the file `path`.
/// GDAL 3.6 grows the index row by row, which takes as long as all else. GDAL ≥ 3.7 builds it in
/// memory at once (its issue 7614): remove this file then, and SPATIAL_INDEX=NO in file_sink.cpp,
/// if the same run still writes the same bytes.
void add_spatial_indexes(const std::string& file, const std::vector<IndexedLayer>& layers,
                         const std::string& path);

}  // namespace carreau::files
