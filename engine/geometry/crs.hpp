// SPDX-License-Identifier: Apache-2.0
/// Coordinate reference systems: a tag that travels with the data, and PROJ transforms.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau {

struct Point;
class PolygonSet;

/// A CRS by its definition, as PROJ reads it ("EPSG:3035", WKT). Empty: not known.
class Crs {
 public:
  Crs() = default;
  explicit Crs(std::string definition) : definition_(std::move(definition)) {}
  static Crs epsg(int code) { return Crs("EPSG:" + std::to_string(code)); }

  [[nodiscard]] bool is_known() const { return !definition_.empty(); }
  [[nodiscard]] const std::string& definition() const { return definition_; }
  /// The EPSG code, when the definition is "EPSG:n".
  [[nodiscard]] std::optional<int> epsg_code() const;
  friend bool operator==(const Crs&, const Crs&) = default;

 private:
  std::string definition_;
};

/// Whether the CRS is a projected one whose unit is the metre.
[[nodiscard]] bool is_plane_in_metres(const Crs& crs);

/// Moves points from one CRS to another, always x east, y north whatever the axis order that the
/// authority gives. Throws ArgumentError for a definition that PROJ does not know.
/// Not to be shared between threads. To make one takes some ten milliseconds, in which PROJ
/// searches its database; to apply it takes less than a microsecond a point. Make it once, outside
/// of loops.
class Transform {
 public:
  Transform(const Crs& from, const Crs& to);
  ~Transform();
  Transform(Transform&&) noexcept;
  Transform& operator=(Transform&&) noexcept;

  [[nodiscard]] const Crs& source() const;
  [[nodiscard]] const Crs& target() const;

  /// Empty when the point has no image (outside the projection's domain).
  [[nodiscard]] std::optional<Point> apply(Point point) const;
  /// Many points, in place; one without an image becomes NaN, which no polygon holds.
  void apply(std::span<Point> points) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The set in another CRS. Edges longer than `longest_edge` (units of the source CRS) are cut
/// first, so that a straight line stays where it was on the ground. 0 means no cutting.
/// Throws DataError when a point has no image.
[[nodiscard]] PolygonSet reproject(const PolygonSet& set, const Crs& to, double longest_edge);
/// The same for one set of many. Throws ArgumentError when the set is not in the transform's
/// source.
[[nodiscard]] PolygonSet reproject(const PolygonSet& set, const Transform& transform,
                                   double longest_edge);

/// Where PROJ finds its database from now on, for programs that bring their own. Call it before
/// any other function of this file.
void use_proj_folder(const std::string& folder);

}  // namespace carreau
