// SPDX-License-Identifier: Apache-2.0
/// GEOS as an independent second implementation, with geometries that free themselves.
#pragma once

#include "geometry/polygon_set.hpp"
#include "grid/cell_id.hpp"

#include <geos_c.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace carreau::testing {

struct DestroyGeometry {
  void operator()(GEOSGeometry* geometry) const;
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

/// Throws when the text is not valid WKT.
[[nodiscard]] Geometry from_wkt(const std::string& wkt);
/// A feature of a set as a multipolygon, with its rings unchanged.
[[nodiscard]] Geometry from_set(const PolygonSet& set, std::size_t feature);
[[nodiscard]] Geometry square(double x, double y, double side);
[[nodiscard]] Geometry point(Point p);
/// The union of the squares of cells computed by GEOS, without points along straight sides.
[[nodiscard]] Geometry union_of(std::span<const CellPosition> cells, double side);
[[nodiscard]] Geometry intersection(const Geometry& a, const Geometry& b);

/// The rings of a feature as lines.
[[nodiscard]] Geometry limit_of(const PolygonSet& set, std::size_t feature);
[[nodiscard]] double distance(const Geometry& a, const Geometry& b);

[[nodiscard]] double length_of(const Geometry& geometry);
[[nodiscard]] double area_of(const Geometry& geometry);
[[nodiscard]] bool is_valid(const Geometry& geometry);
[[nodiscard]] bool covers(const Geometry& a, const Geometry& b);
/// A geometry prepared for many queries; owns the original geometry.
class PreparedGeometry {
 public:
  explicit PreparedGeometry(Geometry geometry);
  ~PreparedGeometry();
  PreparedGeometry(PreparedGeometry&&) noexcept;
  [[nodiscard]] bool covers(Point p) const;

 private:
  Geometry geometry_;
  const GEOSPreparedGeometry* prepared_;
};
/// Whether both have the same rings, whatever their order, start and orientation, and whether or
/// not a single polygon is wrapped in a collection.
[[nodiscard]] bool same_rings(const Geometry& a, const Geometry& b);
[[nodiscard]] std::string to_wkt(const Geometry& geometry);

/// Appends the polygons of a WKT polygon or multipolygon as one feature, without the points at
/// which a ring does not turn.
void add_wkt(const std::string& wkt, PolygonSet& out);
[[nodiscard]] PolygonSet set_from_wkt(const std::string& wkt, const Crs& crs = Crs::epsg(3035));

}  // namespace carreau::testing
