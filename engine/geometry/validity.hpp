// SPDX-License-Identifier: Apache-2.0
/// Whether polygons obey the OGC rules, and repair where that is allowed (GEOS).
#pragma once

#include "base/message.hpp"
#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace carreau {

/// Why a feature is not a valid multipolygon, with the place ("Self-intersection at 3.1, 50.6");
/// empty when it is valid.
[[nodiscard]] std::optional<Message> invalidity(const PolygonSet& set, std::size_t feature);

/// Appends to `out` the feature repaired: the area that its rings cover, without the crossings.
/// Pieces that collapse to lines or points are dropped.
void append_repaired(const PolygonSet& set, std::size_t feature, PolygonSet& out);

/// Appends to `out` the union of some features of a set as one feature.
void append_union(const PolygonSet& set, std::span<const std::size_t> features, PolygonSet& out);

/// Appends to `out` as one feature what a feature of a set has outside some features of another set
/// in the same CRS.
void append_difference(const PolygonSet& set, std::size_t feature, const PolygonSet& others,
                       std::span<const std::size_t> features, PolygonSet& out);

}  // namespace carreau
