// SPDX-License-Identifier: Apache-2.0
#include "io/polygon_layer.hpp"

#include "base/error.hpp"
#include "geometry/crs.hpp"
#include "geometry/french_planes.hpp"
#include "geometry/validity.hpp"

#include <fmt/format.h>

#include <optional>

namespace carreau::io {

namespace {

void check_crs_fits(const LayerTable& table, const PolygonSet& set) {
  const Box box = set.bounds(set.size() - 1);
  const Point middle{(box.low.x + box.high.x) / 2.0, (box.low.y + box.high.y) / 2.0};
  const Transform to_degrees(set.crs(), Crs::epsg(4326));
  const auto place = to_degrees.apply(middle);
  if (place && french_plane(*place)) return;
  throw DataError(
      {table.file(), table.row(), "geometry"},
      fmt::format("expected a place in France, found {:.6g}, {:.6g}, which its CRS ({}) "
                  "puts {}",
                  middle.x, middle.y, set.crs().definition().substr(0, 40),
                  place ? fmt::format("at longitude {:.3f}, latitude {:.3f}", place->x, place->y)
                        : "nowhere on Earth"),
      "the layer declares a wrong CRS: set the right one (ogr2ogr -a_srs EPSG:n)");
}

void require_rings(const LayerTable& table, const PolygonSet& set) {
  const auto rings = set.rings(set.size() - 1);
  for (std::size_t r = rings.first; r < rings.last; ++r) {
    if (set.ring(r).size() < 4) {
      throw DataError({table.file(), table.row(), "geometry"},
                      "expected rings of at least three corners, found a shorter one", "");
    }
  }
}

}  // namespace

PolygonSet read_polygons(LayerTable& table, InvalidPolygons invalid, const FeatureVisitor& visit,
                         Findings& findings) {
  if (!table.has_geometry()) {
    throw DataError({table.file(), {}, {}}, "expected a layer of polygons, found a table", "");
  }
  const Crs crs = table.crs();
  if (!crs.is_known()) {
    throw DataError({table.file(), {}, {}},
                    "the layer has no coordinate reference system: its places are not known",
                    "set it (ogr2ogr -a_srs EPSG:2154, if that is what it is)");
  }
  PolygonSet polygons(crs);
  while (table.next()) {
    PolygonSet one(crs);
    if (!table.append_geometry(one)) {
      findings.warn("feature_without_polygon", {}, {table.file(), table.row(), "geometry"});
      continue;
    }
    require_rings(table, one);
    check_crs_fits(table, one);
    const auto problem = invalidity(one, 0);
    if (problem && invalid == InvalidPolygons::refuse) {
      throw DataError({table.file(), table.row(), "geometry"},
                      fmt::format("expected a valid polygon, found {}", *problem),
                      "repair it (ogr2ogr -makevalid)");
    }
    if (problem) {
      findings.warn("polygon_repaired", {}, {table.file(), table.row(), "geometry"});
      append_repaired(one, 0, polygons);
    } else {
      polygons.add_feature(one, 0);
    }
    visit(table);
  }
  if (polygons.size() == 0) {
    throw DataError({table.file(), {}, {}}, "expected polygons, found none", "");
  }
  return polygons;
}

}  // namespace carreau::io
