// SPDX-License-Identifier: Apache-2.0
/// Assigns points and footprints to zones: which zone holds them, how far the limit is, and whether
/// the answer is certain.
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

/// The outcome for a row. `unreadable` is set by the caller that read the row.
enum class PlaceStatus : std::uint8_t { placed, no_coordinates, unreadable, outside_france };

/// What may have put a place on the wrong side: the drawing of the limit alone, or the position as
/// well.
enum class Ambiguity : std::uint8_t { none, limit, position };

/// One point or footprint against one zoning. Distances are in metres, infinite without any zone.
struct ZonePlace {
  ZoneIndex zone;     ///< the first zone that holds it (all of a footprint); none when outside
  ZoneIndex nearest;  ///< the zone whose limit is at `distance`: `zone` itself, or the nearest zone
  double distance = std::numeric_limits<double>::infinity();
  /// Distance from the zones to the farthest point of a footprint's outline; for a point, its own
  /// distance. 0 inside.
  double farthest = std::numeric_limits<double>::infinity();
  Ambiguity ambiguity = Ambiguity::none;
  /// All zones that hold it, the first included, are the range [first_held, last_held) of
  /// Assignment::held.
  std::uint32_t first_held = 0;
  std::uint32_t last_held = 0;
};

/// One row for each place, one column for each zoning.
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
  /// The zones that hold it, except the first.
  [[nodiscard]] std::span<const ZoneIndex> others(const ZonePlace& place) const {
    if (place.first_held == place.last_held) return {};
    return std::span(held).subspan(place.first_held + 1, place.last_held - place.first_held - 1);
  }
};

struct AssignmentOptions {
  /// Distances from the zones, in metres, at which answers change in addition to the limit;
  /// ascending.
  std::vector<double> bands;
  /// How far a drawn limit may be from the limit that the law means, in metres. The default is half
  /// the width of a street: a limit along a public road is deemed to follow its centre line (arrêté
  /// of 19 January 2018).
  double limit_precision = 10.0;
  /// The plane in which distances are measured; by default the legal projection of each territory.
  std::optional<Crs> plane;
};

/// The places to assign: points, or the features of `footprints` where it is not null.
struct PlacesToAssign {
  std::span<const Point> points;           ///< one for each row; NaN without coordinates
  const PolygonSet* footprints = nullptr;  ///< one feature for each row; empty without coordinates
  std::span<const double> precision;       ///< of the positions, in metres; one for each row

  [[nodiscard]] std::size_t rows() const { return precision.size(); }
};

/// Projects zones and places to the plane of their territory and decides everything there (see
/// zones_by_plane). A place on a limit belongs to the zone; a footprint is represented by its
/// outline.
class Assigner {
 public:
  /// `zonings` may be in any CRS; `crs` is the CRS of the places. Throws ArgumentError for an
  /// unknown CRS.
  Assigner(std::span<const PolygonSet> zonings, const Crs& crs, AssignmentOptions options);
  ~Assigner();
  Assigner(Assigner&&) noexcept;
  Assigner& operator=(Assigner&&) noexcept;

  /// Replaces the content of `out`. Works in parallel internally; call it from one thread at a
  /// time.
  void assign(const PlacesToAssign& places, Assignment& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau
