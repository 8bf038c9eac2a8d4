// SPDX-License-Identifier: Apache-2.0
/// Features as GEOS geometries; for sources of this layer only.
#pragma once

#include "geometry/polygon_set.hpp"

#include <geos_c.h>

#include <cstddef>
#include <memory>

namespace carreau {

/// A GEOS context for one call; geometries made in it are freed before it.
class Geos {
 public:
  Geos() : handle_(GEOS_init_r()) {}
  ~Geos() { GEOS_finish_r(handle_); }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;
  [[nodiscard]] GEOSContextHandle_t handle() const { return handle_; }

  struct Destroy {
    GEOSContextHandle_t handle;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle, geometry); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
  [[nodiscard]] Geometry own(GEOSGeometry* geometry) const { return {geometry, Destroy{handle_}}; }

 private:
  GEOSContextHandle_t handle_;
};

/// A feature as a multipolygon.
[[nodiscard]] Geos::Geometry make_feature(const Geos& geos, const PolygonSet& set,
                                          std::size_t feature);

/// Appends the polygons found anywhere in a geometry to the last feature of `out`; lines and points
/// are left out.
void append_polygons(const Geos& geos, const GEOSGeometry* geometry, PolygonSet& out);

}  // namespace carreau
