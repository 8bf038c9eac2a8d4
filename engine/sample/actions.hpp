// SPDX-License-Identifier: Apache-2.0
/// Made-up funded actions of the contrats de ville, as in the export of a funder.
#pragma once

#include "base/quantity.hpp"
#include "geometry/crs.hpp"
#include "geometry/polygon_set.hpp"
#include "sample/country.hpp"
#include "sample/random.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// One funding line.
struct SampleFunding {
  std::string funder;
  bool is_specific = true;  ///< specific credits of the politique de la ville; otherwise common law
  Euros requested;
  Euros granted;
  Euros paid;
};

/// One action in one year.
struct SampleAction {
  std::string reference;  ///< "2024-0017"
  int year = 2024;
  std::string title;
  std::string operator_name;
  std::string siret;  ///< empty where the file does not give it
  std::string contract;
  std::string theme;
  std::string theme_label;
  std::string objective;
  std::string status;
  int public_planned = 0;
  std::optional<int> public_reached;
  /// Codes; empty for an action of a commune, or a transterritorial one.
  std::vector<std::string> quartiers;
  std::string commune;               ///< code; empty for a transterritorial action
  bool is_transterritorial = false;  ///< marked as belonging to no single quartier
  std::string address;
  std::optional<Point> place;  ///< longitude and latitude
  std::vector<SampleFunding> fundings;
};

/// Numbers that continue through the whole country, in the order of its regions.
struct SampleNumbering {
  std::map<std::string, int> quartiers;  ///< the last number used, by département
  std::map<int, int> actions;            ///< the last number used, by year
};

/// A quartier for which actions are made up.
struct ActionQuartier {
  std::string code;
  std::string name;
  std::size_t group = 0;  ///< an action of several quartiers is for quartiers of one group
  std::string commune;    ///< code; empty where unknown
  std::string commune_name;
  double people = 0.0;  ///< weight with which it is drawn
};

/// The quartiers for which actions are made up, and the main town of their contract.
struct ActionArea {
  std::vector<ActionQuartier> quartiers;
  std::string town;       ///< code of the commune
  std::string town_name;  ///< empty where unknown
  std::string epci_name;
  std::string contract;
  /// Draws a place for an action of a quartier, as longitude and latitude: inside it, or in one
  /// case of eight in the surrounding streets.
  std::function<std::optional<Point>(std::size_t quartier, SampleRandom& random)> place;
};
/// For a made-up region. `to_lonlat` transforms EPSG:3035 to longitude and latitude and is created
/// once for a run. Both arguments must outlive the result.
[[nodiscard]] ActionArea action_area_of(const SampleRegion& region, const Transform& to_lonlat);
/// For real quartiers, with equal weights and unknown communes. Throws ArgumentError where there
/// are none, or where they have no outline or no CRS.
[[nodiscard]] ActionArea action_area_of(const Zoning& quartiers);

/// Gives each quartier a code as in 2024: QN, département, number, letter. Quartiers beyond 99 in a
/// département are dropped, because numbers have two digits.
void number_quartiers(SampleRegion& region, SampleNumbering& numbering);

/// The number of actions of a made-up region: about one for every 150 people of its quartiers, and
/// at least `minimum`.
[[nodiscard]] std::size_t action_count(const SampleRegion& region, std::size_t minimum);

/// Draws `count` actions of the years 2024 and 2025. The same key gives the same actions.
[[nodiscard]] std::vector<SampleAction> draw_actions(const ActionArea& area, std::size_t count,
                                                     std::uint64_t key, SampleNumbering& numbering);

}  // namespace carreau
