// SPDX-License-Identifier: Apache-2.0
#include "actions/action_places.hpp"

#include "zoning/assignment.hpp"

#include <utility>

namespace carreau {

namespace {

/// The places of a programme, and the actions to which they belong.
class PlacedActions {
 public:
  explicit PlacedActions(const Programme& programme) : crs_(programme.crs) {
    for (std::size_t a = 0; a < programme.actions.size(); ++a) {
      const Action& action = programme.actions[a];
      if (!action.place) continue;
      points_.push_back(*action.place);
      precision_.push_back(action.place_precision);
      actions_.push_back(a);
    }
  }

  /// Calls `take` with the action, its precision and its position relative to the polygons; null
  /// where the place lies nowhere in France.
  void compare(const PolygonSet* polygons, const auto& take) const {
    if (points_.empty() || polygons == nullptr || polygons->size() == 0) return;
    AssignmentOptions options;
    options.bands = {kBand};
    const Assigner assigner(std::span(polygons, 1), crs_, options);
    Assignment assignment;
    assigner.assign({points_, nullptr, precision_}, assignment);
    for (std::size_t k = 0; k < actions_.size(); ++k) {
      const bool is_placed = assignment.status[k] == PlaceStatus::placed;
      take(actions_[k], precision_[k], is_placed ? &assignment.of(k).front() : nullptr);
    }
  }

 private:
  const Crs& crs_;
  std::vector<Point> points_;
  std::vector<double> precision_;
  std::vector<std::size_t> actions_;
};

}  // namespace

std::vector<ActionPlace> locate_actions(const Programme& programme, const PlaceLayers& layers) {
  std::vector<ActionPlace> places(programme.actions.size());
  const PlacedActions placed(programme);
  placed.compare(&layers.quartiers, [&](std::size_t a, double precision, const ZonePlace* at) {
    ActionPlace& place = places[a];
    place.is_nowhere = at == nullptr;
    if (at == nullptr) return;
    const ZonePlace& found = *at;
    place.is_ambiguous = found.ambiguity != Ambiguity::none;
    if (!found.zone.is_none()) {
      place.inside = found.zone.position();
    } else if (!found.nearest.is_none() && found.distance < kBand) {
      place.near = found.nearest.position();
      place.distance = found.distance;
    } else {
      place.is_outside = found.distance - precision >= kBand;
    }
  });
  placed.compare(layers.communes, [&](std::size_t a, double, const ZonePlace* at) {
    if (at == nullptr || at->zone.is_none()) return;
    places[a].commune = layers.commune_codes[at->zone.position()];
  });
  placed.compare(layers.pockets, [&](std::size_t a, double, const ZonePlace* at) {
    if (at != nullptr && !at->zone.is_none()) places[a].pocket = at->zone.position();
  });
  return places;
}

}  // namespace carreau
