// SPDX-License-Identifier: Apache-2.0
#include "geometry/french_planes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>

namespace carreau {

namespace {

struct Territory {
  Point low;   ///< longitude, latitude
  Point high;  ///< not included
  int epsg;
};

constexpr std::array<Territory, 10> kTerritories = {{
    {{-12.0, 38.0}, {18.0, 55.0}, 2154},   // métropole
    {{-66.0, 10.0}, {-48.0, 40.0}, 5490},  // Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
    {{-66.0, 0.0}, {-48.0, 10.0}, 2972},   // Guyane
    {{-66.0, 40.0}, {-48.0, 50.0}, 4467},    // Saint-Pierre-et-Miquelon
    {{50.0, -26.0}, {62.0, -8.0}, 2975},     // La Réunion
    {{40.0, -26.0}, {50.0, -8.0}, 4471},     // Mayotte
    {{150.0, -90.0}, {174.0, 0.0}, 3163},    // Nouvelle-Calédonie
    {{174.0, -90.0}, {180.1, 0.0}, 8903},    // Wallis-et-Futuna, west of the date line
    {{-180.0, -90.0}, {-170.0, 0.0}, 8903},  // Wallis-et-Futuna
    {{-170.0, -90.0}, {-130.0, 0.0}, 3297},  // Polynésie française
}};

bool holds(const Territory& t, Point p) {
  return t.low.x <= p.x && p.x < t.high.x && t.low.y <= p.y && p.y < t.high.y;
}

/// The plane of a feature by the middle of its bounds; nothing for a feature without rings.
std::optional<Crs> plane_of_feature(const PolygonSet& features, std::size_t feature,
                                    const Transform& to_degrees) {
  const Box box = features.bounds(feature);
  if (box.low.x > box.high.x) return std::nullopt;
  const auto middle =
      to_degrees.apply({(box.low.x + box.high.x) / 2.0, (box.low.y + box.high.y) / 2.0});
  return middle ? french_plane(*middle) : std::nullopt;
}

}  // namespace

std::optional<Crs> french_plane(Point degrees) {
  for (const Territory& t : kTerritories) {
    if (holds(t, degrees)) return Crs::epsg(t.epsg);
  }
  return std::nullopt;
}

CommonPlane common_plane(const PolygonSet& features) {
  CommonPlane common{std::nullopt, std::vector<bool>(features.size())};
  if (!features.crs().is_known()) return common;
  const Transform to_degrees(features.crs(), Crs::epsg(4326));
  std::map<std::string, std::size_t> counts;
  std::vector<std::string> planes(features.size());
  for (std::size_t f = 0; f < features.size(); ++f) {
    const auto plane = plane_of_feature(features, f, to_degrees);
    if (!plane) continue;
    planes[f] = plane->definition();
    ++counts[planes[f]];
  }
  if (counts.empty()) return common;
  const auto most =
      std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
  for (std::size_t f = 0; f < planes.size(); ++f) common.is_on_it[f] = planes[f] == most->first;
  common.crs = Crs(most->first);
  return common;
}

}  // namespace carreau
