// SPDX-License-Identifier: Apache-2.0
#include "geometry/french_planes.hpp"

#include <array>

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

}  // namespace

std::optional<Crs> french_plane(Point degrees) {
  for (const Territory& t : kTerritories) {
    if (holds(t, degrees)) return Crs::epsg(t.epsg);
  }
  return std::nullopt;
}

}  // namespace carreau
