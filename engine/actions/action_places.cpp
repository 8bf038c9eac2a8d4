// SPDX-License-Identifier: Apache-2.0
#include "actions/action_places.hpp"

#include "zoning/assignment.hpp"

#include <span>

namespace carreau {

std::vector<ActionPlace> locate_actions(const Programme& programme, const PolygonSet& quartiers) {
  std::vector<ActionPlace> places(programme.actions.size());
  std::vector<Point> points;
  std::vector<double> precision;
  std::vector<std::size_t> actions;
  for (std::size_t a = 0; a < places.size(); ++a) {
    const Action& action = programme.actions[a];
    if (!action.place) continue;
    points.push_back(*action.place);
    precision.push_back(action.place_precision);
    actions.push_back(a);
  }
  if (points.empty() || quartiers.size() == 0) return places;

  AssignmentOptions options;
  options.bands = {kBand};
  const Assigner assigner(std::span(&quartiers, 1), programme.crs, options);
  Assignment assignment;
  assigner.assign({points, nullptr, precision}, assignment);
  for (std::size_t k = 0; k < actions.size(); ++k) {
    if (assignment.status[k] != PlaceStatus::placed) continue;
    const ZonePlace& found = assignment.of(k).front();
    ActionPlace& place = places[actions[k]];
    place.is_ambiguous = found.ambiguity != Ambiguity::none;
    if (!found.zone.is_none()) {
      place.inside = found.zone.position();
    } else if (!found.nearest.is_none() && found.distance < kBand) {
      place.near = found.nearest.position();
      place.distance = found.distance;
    }
  }
  return places;
}

}  // namespace carreau
