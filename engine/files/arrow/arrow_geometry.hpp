// SPDX-License-Identifier: Apache-2.0
/// Well-known binary (WKB), as columns in memory hold geometries.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::files {

/// Appends a feature as a little-endian multipolygon, its rings in the order and orientation of the
/// set; one without polygons is an empty multipolygon.
void append_wkb(const PolygonSet& set, std::size_t feature, std::string& bytes);
void append_wkb(Point point, std::string& bytes);

/// The middle of the bounds of a geometry of any type; empty where the bytes are no geometry, or an
/// empty one.
[[nodiscard]] std::optional<Point> middle_of_wkb(std::string_view bytes);

}  // namespace carreau::files
