// SPDX-License-Identifier: Apache-2.0
/// Points and footprints to zones: in which, how far from the limit, and whether that is certain.
#pragma once

#include "base/index.hpp"
#include "geometry/crs.hpp"
#include "geometry/polygon_set.hpp"
#include "zoning/plane_zones.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// What became of a row; `unreadable` is for whoever read it to say.
enum class PlaceStatus : std::uint8_t { placed, no_coordinates, unreadable, outside_france };

/// What may have put a place on the wrong side: the way the limit was drawn, or the position too.
enum class Ambiguity : std::uint8_t { none, limit, position };

/// One point or footprint against one zoning. Distances in metres, infinite without a zone.
struct ZonePlace {
  ZoneIndex zone;     ///< the first that holds it (a footprint: all of it); none outside
  ZoneIndex nearest;  ///< whose limit is at `distance`: `zone`, or the nearest one
  double distance = std::numeric_limits<double>::infinity();
  /// From the zones, of the point of a footprint's outline that is farthest; of a point, its own. 0
  /// inside.
  double farthest = std::numeric_limits<double>::infinity();
  Ambiguity ambiguity = Ambiguity::none;
  /// All zones that hold it, the first included: [first, last) of Assignment::held.
  std::uint32_t first_held = 0;
  std::uint32_t last_held = 0;
};

/// A row a point, a column a zoning.
struct Assignment {
  std::size_t zonings = 0;
  std::vector<PlaceStatus> status;
  std::vector<ZonePlace> places;  ///< row after row
  std::vector<ZoneIndex> held;

  [[nodiscard]] std::span<const ZonePlace> of(std::size_t row) const {
    return std::span(places).subspan(row * zonings, zonings);
  }
  [[nodiscard]] std::span<ZonePlace> of(std::size_t row) {
    return std::span(places).subspan(row * zonings, zonings);
  }
  /// The zones that hold it beside the first.
  [[nodiscard]] std::span<const ZoneIndex> others(const ZonePlace& place) const {
    if (place.first_held == place.last_held) return {};
    return std::span(held).subspan(place.first_held + 1, place.last_held - place.first_held - 1);
  }
};

struct AssignmentOptions {
  /// Metres from the zones at which answers change, besides the limit; ascending.
  std::vector<double> bands;
  /// How far a limit may lie from where it is meant, in metres: half a street, since one that runs
  /// along a public road is deemed to follow its centre line (arrêté of 19 January 2018).
  double limit_precision = 10.0;
  /// The plane of all distances; the legal one of each territory when not given.
  std::optional<Crs> plane;
};

/// What is to be placed: points, or where `footprints` is not null its features.
struct PlacesToAssign {
  std::span<const Point> points;           ///< one a row; NaN: no coordinates
  const PolygonSet* footprints = nullptr;  ///< one feature a row; empty: no coordinates
  std::span<const double> precision;       ///< one a row: of the position, in metres

  [[nodiscard]] std::size_t rows() const { return precision.size(); }
};

/// Zones and places are brought to the plane of the territory that they lie in, and everything is
/// decided there (see zones_by_plane). A place on a limit belongs to the zone; a footprint is taken
/// by its outline.
class Assigner {
 public:
  /// `zonings` in any CRS; `crs` of what will be placed. Throws ArgumentError for an unknown CRS.
  Assigner(std::span<const PolygonSet> zonings, const Crs& crs, AssignmentOptions options);
  ~Assigner();
  Assigner(Assigner&&) noexcept;
  Assigner& operator=(Assigner&&) noexcept;

  /// Replaces what `out` held. Works in parallel, but is itself to be called by one thread.
  void assign(const PlacesToAssign& places, Assignment& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau
