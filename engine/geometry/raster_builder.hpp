// SPDX-License-Identifier: Apache-2.0
/// Lays a raster over polygons; for sources of this layer only.
#pragma once

#include "geometry/polygon_set.hpp"
#include "geometry/raster_tables.hpp"

namespace carreau {

/// The tables of a RasterIndex.
[[nodiscard]] RasterTables build_raster(const PolygonSet& set);

}  // namespace carreau
