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

/// A wrong CRS is the most frequent fault of layers made by hand: places then lie in the ocean or
/// outside of France.
void check_crs_fits(const LayerTable& table, const PolygonSet& set, const Transform& to_degrees) {
  const Box box = set.bounds(set.size() - 1);
  // The middle of the feature is enough to recognise a wrong CRS.
  const Point middle{(box.low.x + box.high.x) / 2.0, (box.low.y + box.high.y) / 2.0};
  const auto place = to_degrees.apply(middle);
  if (place && french_plane(*place)) return;
  const auto crs = set.crs().definition().substr(0, 40);
  const std::string x = fmt::format("{:.6g}", middle.x);
  const std::string y = fmt::format("{:.6g}", middle.y);
  Message problem{"place_not_on_earth", {{"x", x}, {"y", y}, {"crs", crs}}};
  // Both messages say where the place lies; degrees are known only where the transformation gave
  // some.
  if (place) {
    problem.code = "place_not_in_france";
    problem.details.push_back({"longitude", Fixed{place->x, 3}});
    problem.details.push_back({"latitude", Fixed{place->y, 3}});
  }
  throw DataError({table.file(), table.row(), "geometry"}, std::move(problem),
                  Message{"set_right_crs"});
}

void require_rings(const LayerTable& table, const PolygonSet& set) {
  const auto rings = set.rings(set.size() - 1);
  for (std::size_t r = rings.first; r < rings.last; ++r) {
    // Closed rings repeat their first point, so a triangle has four.
    if (set.ring(r).size() < 4) {
      throw DataError({table.file(), table.row(), "geometry"}, Message{"ring_short"},
                      Message{"repair_polygon"});
    }
  }
}

/// Collects all invalid polygons, so that one error names them together.
class InvalidList {
 public:
  explicit InvalidList(const std::optional<std::size_t>& name_column) : name_column_(name_column) {}

  void add(const LayerTable& table, const Message& problem) {
    // The first fault stands for all in the message.
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
    const Message repair = {name_column_ ? "repair_polygon_or_let" : "repair_polygon"};
    throw DataError(place_, name_column_ ? fault_of_zone() : fault(), repair);
  }

 private:
  [[nodiscard]] bool is_one() const { return names_.size() == 1; }
  [[nodiscard]] Message fault() const {
    if (is_one()) return Message{"polygon_invalid", {{"fault", problem_}}};
    return Message{"polygons_invalid",
                   {{"fault", problem_}, {"count", names_.size()}, {"names", shown()}}};
  }
  [[nodiscard]] Message fault_of_zone() const {
    if (is_one()) {
      return Message{"zone_polygon_invalid", {{"zone", names_.front()}, {"fault", problem_}}};
    }
    return Message{"zone_polygons_invalid",
                   {{"zone", names_.front()},
                    {"fault", problem_},
                    {"count", names_.size()},
                    {"names", shown()}}};
  }
  std::string shown() const {
    // A layer may have hundreds of invalid polygons.
    constexpr std::size_t kMost = 20;
    const std::size_t count = std::min(kMost, names_.size());
    return join(std::span(names_).first(count), ", ") + (count < names_.size() ? ", …" : "");
  }

  const std::optional<std::size_t>& name_column_;
  Place place_;
  Message problem_;
  std::vector<std::string> names_;
};

}  // namespace

PolygonSet read_polygons(LayerTable& table, const PolygonReadOptions& how,
                         const FeatureVisitor& visit, Findings& findings) {
  if (!table.has_geometry()) {
    throw DataError({table.file(), {}, {}}, Message{"layer_not_table"}, Message{"is_it_the_layer"});
  }
  const Crs crs = table.crs();
  if (!crs.is_known()) {
    throw DataError({table.file(), {}, {}}, Message{"layer_without_crs"}, Message{"set_crs"});
  }
  // Created once, because each one queries the database of PROJ.
  const Transform to_degrees(crs, Crs::epsg(4326));
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
    // Invalid polygons have no defined area, so they are refused or repaired, never used.
    const auto problem = invalidity(one, 0);
    if (problem && how.invalid == InvalidPolygons::refuse) invalid.add(table, *problem);
    if (problem && how.invalid == InvalidPolygons::repair) {
      findings.warn("polygon_repaired", {{"zone", invalid.name_of(table)}, {"fault", *problem}},
                    {table.file(), table.row(), "geometry"});
      append_repaired(one, 0, polygons);
    } else {
      polygons.add_feature(one, 0);
    }
    // Called for each feature that is kept, in order: attributes and polygons stay together.
    visit(table);
  }
  invalid.refuse();
  if (polygons.size() == 0) {
    throw DataError({table.file(), {}, {}}, Message{"no_polygons"}, Message{"is_it_the_layer"});
  }
  return polygons;
}

}  // namespace carreau::files
