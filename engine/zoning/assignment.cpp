// SPDX-License-Identifier: Apache-2.0
#include "zoning/assignment.hpp"

#include "base/parallel.hpp"
#include "zoning/footprint_reach.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace carreau {

namespace {

/// The rows whose places belong to one plane, with their points or footprints, still in their own
/// CRS.
struct Batch {
  std::vector<std::size_t> rows;
  std::vector<double> precision;
  // A footprint is assigned to a plane by its centre.
  std::vector<Point> points;
  PolygonSet footprints;
};

/// A point for each row: its own, or the centre of its footprint's bounds; NaN where it has none.
std::vector<Point> positions_of(const PlacesToAssign& places) {
  if (places.footprints == nullptr) return {places.points.begin(), places.points.end()};
  std::vector<Point> points;
  for (std::size_t i = 0; i < places.rows(); ++i) {
    const Box box = places.footprints->bounds(i);  // an empty footprint gives NaN
    points.push_back({(box.low.x + box.high.x) / 2.0, (box.low.y + box.high.y) / 2.0});
  }
  return points;
}

/// By how many metres the limit, or the end of a band, would have to move to change the answer.
double margin_of(const ZonePlace& place, std::span<const double> bands) {
  double margin = place.distance;
  // Inside a zone the bands do not matter: every band around the zone holds the place.
  if (!place.zone.is_none()) return margin;
  for (const double band : bands) margin = std::min(margin, std::abs(place.distance - band));
  return margin;
}

double margin_of(const FootprintReach& reach, std::span<const double> bands) {
  if (reach.is_inside()) return reach.to_limit;
  // Of a footprint across the limit, the part outside or the part inside may be smaller than the
  // uncertainty of the limit.
  const bool is_across = reach.distance() == 0.0;
  double margin = is_across ? std::min(reach.farthest, reach.depth) : reach.to_limit;
  for (const double band : bands) {
    margin = std::min(margin, std::abs(reach.farthest - band));
    if (!is_across) margin = std::min(margin, std::abs(reach.to_limit - band));
  }
  return margin;
}

/// For each zoning, notes which of the zones that hold a point belong to it. `holders` are ordered
/// by zoning.
void note_holders(const PlaneZones& plane, std::span<const FeatureIndex> holders,
                  std::span<ZonePlace> places, std::vector<ZoneIndex>& held) {
  auto at = holders.begin();
  for (std::size_t k = 0; k < places.size(); ++k) {
    // Ranges in one array, because nearly all places are in one zone or in none.
    places[k].first_held = static_cast<std::uint32_t>(held.size());
    for (; at != holders.end() && plane.member(*at).zoning == k; ++at) {
      held.push_back(plane.member(*at).zone);
    }
    places[k].last_held = static_cast<std::uint32_t>(held.size());
    // Of overlapping zones the first one is the answer; the others follow as "also in".
    if (places[k].first_held < places[k].last_held) places[k].zone = held[places[k].first_held];
  }
}

/// The zones that hold a whole footprint. Where only several zones together hold it (it lies across
/// their common limit), the zones that hold its first corner.
std::vector<FeatureIndex> holders_of(const PlaneZones& plane, std::span<const Point> corners,
                                     std::span<const FootprintReach> reaches) {
  HoldingFeatures holding;
  plane.locate(corners, holding);
  // A zone that holds all corners holds the whole footprint: it is inside the zoning, so no limit
  // crosses it.
  std::map<FeatureIndex, std::size_t> count;
  for (const FeatureIndex f : holding.features) ++count[f];
  std::vector<FeatureIndex> holders;
  for (std::size_t k = 0; k < reaches.size(); ++k) {
    if (!reaches[k].is_inside()) continue;
    const std::size_t before = holders.size();
    for (const auto& [feature, corners_held] : count) {
      if (plane.member(feature).zoning == k && corners_held == corners.size()) {
        holders.push_back(feature);
      }
    }
    if (holders.size() > before) continue;
    for (const FeatureIndex f : holding.of(0)) {
      if (plane.member(f).zoning == k) holders.push_back(f);
    }
  }
  return holders;
}

std::vector<Point> corners_of(const PolygonSet& set, std::size_t feature) {
  std::vector<Point> corners;
  const auto rings = set.rings(feature);
  for (std::size_t r = rings.first; r < rings.last; ++r) {
    corners.insert(corners.end(), set.ring(r).begin(), set.ring(r).end());
  }
  return corners;
}

}  // namespace

/// One zoning for each index k, and one plane for each territory: distances are only meaningful in
/// metres.
struct Assigner::Impl {
  Impl(std::span<const PolygonSet> sets, const Crs& places, AssignmentOptions wanted);

  Crs crs;
  AssignmentOptions options;
  std::size_t zonings;
  Transform to_degrees;
  std::vector<PlaneZones> planes;
  std::vector<Transform> to_plane;  ///< one for each plane

  /// Sets the status of every row, and adds each row that has a place to the batch of its plane.
  [[nodiscard]] std::vector<Batch> share_out(const PlacesToAssign& places, Assignment& out) const;
  void place_points(std::size_t plane, Batch& batch, Assignment& out) const;
  void place_footprints(std::size_t plane, const Batch& batch, Assignment& out) const;
  void judge(ZonePlace& place, double margin, double precision) const;
};

Assigner::Impl::Impl(std::span<const PolygonSet> sets, const Crs& places, AssignmentOptions wanted)
    : crs(places),
      options(std::move(wanted)),
      zonings(sets.size()),
      // Degrees tell the territory of a place, hence its plane.
      to_degrees(crs, Crs::epsg(4326)),
      planes(zones_by_plane(sets, options.plane)) {
  for (const PlaneZones& plane : planes) to_plane.emplace_back(crs, plane.crs());
}

std::vector<Batch> Assigner::Impl::share_out(const PlacesToAssign& places, Assignment& out) const {
  std::vector<Batch> batches(planes.size());
  for (Batch& batch : batches) batch.footprints = PolygonSet(crs);
  const std::vector<Point> given = positions_of(places);
  std::vector<Point> degrees = given;
  // All at once: a transform is faster for many points than for each alone.
  to_degrees.apply(degrees);
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (std::isnan(given[i].x) || std::isnan(given[i].y)) {
      out.status[i] = PlaceStatus::no_coordinates;
      continue;
    }
    const auto plane = plane_for(degrees[i], options.plane);
    // A place outside France has no legal system in metres.
    if (!plane) out.status[i] = PlaceStatus::outside_france;
    // Few planes: métropole and the territories overseas.
    for (std::size_t p = 0; plane && p < planes.size(); ++p) {
      if (planes[p].crs() != *plane) continue;
      batches[p].rows.push_back(i);
      batches[p].precision.push_back(places.precision[i]);
      if (places.footprints == nullptr) batches[p].points.push_back(given[i]);
      else batches[p].footprints.add_feature(*places.footprints, i);
    }
  }
  return batches;
}

void Assigner::Impl::judge(ZonePlace& place, double margin, double precision) const {
  // The closer cause first: the drawing of the limit, then the precision of the place as well.
  if (margin < options.limit_precision) place.ambiguity = Ambiguity::limit;
  else if (margin < options.limit_precision + precision) place.ambiguity = Ambiguity::position;
}

void Assigner::Impl::place_points(std::size_t p, Batch& batch, Assignment& out) const {
  const PlaneZones& plane = planes[p];
  to_plane[p].apply(batch.points);
  HoldingFeatures holding;
  plane.locate(batch.points, holding);
  // In order, because holders are appended to one array; only the distances are computed in
  // parallel.
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    note_holders(plane, holding.of(i), out.of(batch.rows[i]), out.held);
  }
  parallel_for(batch.rows.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t k = 0; k < zonings; ++k) {
        ZonePlace& place = out.of(batch.rows[i])[k];
        // Inside a zone its own limit counts, even where that of another zone is nearer.
        const auto limit = place.zone.is_none() ? plane.nearest(batch.points[i], k)
                                                : plane.nearest(batch.points[i], {k, place.zone});
        place.nearest = limit.zone;
        place.distance = limit.distance;
        // A point is either inside or as far as its distance.
        place.farthest = place.zone.is_none() ? limit.distance : 0.0;
        judge(place, margin_of(place, options.bands), batch.precision[i]);
      }
    }
  });
}

void Assigner::Impl::place_footprints(std::size_t p, const Batch& batch, Assignment& out) const {
  const PlaneZones& plane = planes[p];
  // No cutting of edges: those of buildings are short.
  const PolygonSet moved = reproject(batch.footprints, plane.crs(), 0.0);
  std::vector<FootprintReach> reaches(batch.rows.size() * zonings);
  parallel_for(reaches.size(), [&](std::size_t begin, std::size_t end) {
    // One element for each footprint and zoning.
    for (std::size_t i = begin; i < end; ++i) {
      reaches[i] = footprint_reach(plane, i % zonings, moved, i / zonings);
    }
  });
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    const auto own = std::span<const FootprintReach>(reaches).subspan(i * zonings, zonings);
    const auto places = out.of(batch.rows[i]);
    note_holders(plane, holders_of(plane, corners_of(moved, i), own), places, out.held);
    for (std::size_t k = 0; k < zonings; ++k) {
      places[k].nearest = own[k].is_inside() ? places[k].zone : own[k].nearest;
      places[k].distance = own[k].is_inside() ? own[k].to_limit : own[k].distance();
      places[k].farthest = own[k].farthest;
      judge(places[k], margin_of(own[k], options.bands), batch.precision[i]);
    }
  }
}

Assigner::Assigner(std::span<const PolygonSet> zonings, const Crs& crs, AssignmentOptions options)
    : impl_(std::make_unique<Impl>(zonings, crs, std::move(options))) {}
Assigner::~Assigner() = default;
Assigner::Assigner(Assigner&&) noexcept = default;
Assigner& Assigner::operator=(Assigner&&) noexcept = default;

void Assigner::assign(const PlacesToAssign& places, Assignment& out) const {
  out.zonings = impl_->zonings;
  out.status.assign(places.rows(), PlaceStatus::placed);
  out.places.assign(places.rows() * out.zonings, {});
  out.held.clear();
  std::vector<Batch> batches = impl_->share_out(places, out);
  for (std::size_t p = 0; p < batches.size(); ++p) {
    if (places.footprints == nullptr) impl_->place_points(p, batches[p], out);
    else impl_->place_footprints(p, batches[p], out);
  }
}

}  // namespace carreau
