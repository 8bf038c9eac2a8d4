// SPDX-License-Identifier: Apache-2.0
/// Checks of dissolved outlines, compared with the union of squares by GEOS.
#pragma once

#include "geometry/dissolve.hpp"
#include "support/geos.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

namespace carreau::testing {

/// Rings start at their lowest and then leftmost corner, and are ordered by it.
inline bool is_lower(Point a, Point b) { return a.y != b.y ? a.y < b.y : a.x < b.x; }

/// The fault in the form of one ring; empty when there is none.
inline std::string ring_fault(std::span<const Point> ring, bool is_shell) {
  if (ring.size() < 5 || ring.front() != ring.back()) return "not closed";
  if ((signed_double_area(ring) > 0.0) != is_shell) return "wrong orientation";
  const auto lowest = std::min_element(ring.begin(), ring.end(), is_lower);
  if (*lowest != ring.front()) return "does not start at its lowest corner";
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point before = ring[i - 1];
    const Point after = i + 1 < ring.size() ? ring[i + 1] : ring[1];
    if (before.x == after.x || before.y == after.y) return "has a corner on a straight side";
  }
  return {};
}

/// The fault in the form and order of the rings of a feature; empty when there is none.
inline std::string form_fault(const PolygonSet& set, std::size_t feature) {
  const auto polygons = set.polygons(feature);
  for (std::size_t p = 0; p < polygons.size(); ++p) {
    for (std::size_t r = polygons[p].first; r < polygons[p].last; ++r) {
      const bool is_shell = r == polygons[p].first;
      if (auto fault = ring_fault(set.ring(r), is_shell); !fault.empty()) return fault;
      const bool follows_hole = r > polygons[p].first + 1;
      if (follows_hole && !is_lower(set.ring(r - 1).front(), set.ring(r).front())) {
        return "holes out of order";
      }
    }
    if (p > 0 &&
        !is_lower(set.ring(polygons[p - 1].first).front(), set.ring(polygons[p].first).front())) {
      return "polygons out of order";
    }
  }
  return {};
}

/// The fault of an outline that is seen without another library: its form, or an area that is not
/// that of the cells; empty when there is none.
inline std::string plain_fault(const PolygonSet& outline, std::size_t cells, std::int64_t side) {
  if (outline.size() != 1) return "not one feature";
  if (auto fault = form_fault(outline, 0); !fault.empty()) return fault;
  const auto expected_area = static_cast<double>(static_cast<std::int64_t>(cells) * side * side);
  return area(outline, 0) == expected_area ? std::string() : "area is not that of the cells";
}

/// The fault in the outline of these cells; empty when it equals the union by GEOS.
inline std::string outline_fault(std::span<const CellPosition> cells, std::int64_t side) {
  PolygonSet set;
  dissolve(cells, Metres::whole(side), set);
  if (auto fault = plain_fault(set, cells.size(), side); !fault.empty()) return fault;
  const Geometry outline = from_set(set, 0);
  if (!is_valid(outline)) return "not valid: " + to_wkt(outline);
  const Geometry expected = union_of(cells, static_cast<double>(side));
  if (!same_rings(outline, expected)) return to_wkt(outline) + " is not " + to_wkt(expected);
  return {};
}

}  // namespace carreau::testing
