// SPDX-License-Identifier: Apache-2.0
#include "files/polygon_layer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "geometry/crs.hpp"
#include "geometry/french_planes.hpp"
#include "geometry/validity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::files {

namespace {

void check_crs_fits(const LayerTable& table, const PolygonSet& set, const Transform& to_degrees) {
  const Box box = set.bounds(set.size() - 1);
  const Point middle{(box.low.x + box.high.x) / 2.0, (box.low.y + box.high.y) / 2.0};
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

/// The polygons that are not valid, told together, so that one look at the file is enough.
class InvalidList {
 public:
  explicit InvalidList(const std::optional<std::size_t>& name_column) : name_column_(name_column) {}

  void add(const LayerTable& table, const std::string& problem) {
    if (names_.empty()) {
      place_ = {table.file(), table.row(), "geometry"};
      problem_ = problem;
    }
    names_.push_back(name_of(table));
  }
  [[nodiscard]] std::string name_of(const LayerTable& table) const {
    return name_column_ ? std::string(table.field(*name_column_)) : fmt::to_string(table.row());
  }
  void refuse() const {
    if (names_.empty()) return;
    const std::string others = names_.size() == 1
                                   ? std::string()
                                   : fmt::format("; {} are invalid: {}", names_.size(), shown());
    if (!name_column_) {
      throw DataError(place_, "expected a valid polygon, found " + problem_ + others,
                      "repair it (ogr2ogr -makevalid)");
    }
    throw DataError(place_,
                    fmt::format("expected a valid polygon for {}, found {}{}", names_.front(),
                                problem_, others),
                    "repair it (ogr2ogr -makevalid), or have it done with --repair");
  }

 private:
  std::string shown() const {
    constexpr std::size_t kMost = 20;
    const std::size_t count = std::min(kMost, names_.size());
    return join(std::span(names_).first(count), ", ") + (count < names_.size() ? ", …" : "");
  }

  const std::optional<std::size_t>& name_column_;
  Place place_;
  std::string problem_;
  std::vector<std::string> names_;
};

}  // namespace

PolygonSet read_polygons(LayerTable& table, const PolygonReading& how, const FeatureVisitor& visit,
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
  const Transform to_degrees(crs, Crs::epsg(4326));  // once: each asks PROJ's database
  PolygonSet polygons(crs);
  InvalidList invalid(how.name_column);
  while (table.next()) {
    PolygonSet one(crs);
    if (!table.append_geometry(one)) {
      findings.warn("feature_without_polygon", {}, {table.file(), table.row(), "geometry"});
      continue;
    }
    require_rings(table, one);
    check_crs_fits(table, one, to_degrees);
    const auto problem = invalidity(one, 0);
    if (problem && how.invalid == InvalidPolygons::refuse) invalid.add(table, *problem);
    if (problem && how.invalid == InvalidPolygons::repair) {
      findings.warn("polygon_repaired", {{"zone", invalid.name_of(table)}, {"fault", *problem}},
                    {table.file(), table.row(), "geometry"});
      append_repaired(one, 0, polygons);
    } else {
      polygons.add_feature(one, 0);
    }
    visit(table);
  }
  invalid.refuse();
  if (polygons.size() == 0) {
    throw DataError({table.file(), {}, {}}, "expected polygons, found none", "");
  }
  return polygons;
}

}  // namespace carreau::files
