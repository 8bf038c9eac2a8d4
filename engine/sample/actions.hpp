// SPDX-License-Identifier: Apache-2.0
/// Made-up funded actions of the contrats de ville, as a funder's export lists them.
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

/// One line of financing.
struct SampleFunding {
  std::string funder;
  bool is_specific = true;  ///< credits of the politique de la ville; otherwise common law
  Euros asked;
  Euros granted;
  Euros paid;
};

/// One action of one year.
struct SampleAction {
  std::string reference;  ///< "2024-0017"
  int year = 2024;
  std::string title;
  std::string operator_name;
  std::string siret;  ///< empty where the file lacks it
  std::string contract;
  std::string theme;
  std::string theme_label;
  std::string objective;
  std::string status;
  int public_planned = 0;
  std::optional<int> public_reached;
  std::vector<std::string> quartiers;  ///< codes; none for an action of a commune or of all
  std::string commune;                 ///< code; empty for a transterritorial action
  bool is_transterritorial = false;    ///< says that it belongs to no single quartier
  std::string address;
  std::optional<Point> place;  ///< longitude, latitude
  std::vector<SampleFunding> fundings;
};

/// Numbers that run through the whole country, in the order of its regions.
struct SampleNumbering {
  std::map<std::string, int> quartiers;  ///< last order used, by département
  std::map<int, int> actions;            ///< last reference used, by year
};

/// A quartier that actions are made up for.
struct ActionQuartier {
  std::string code;
  std::string name;
  std::size_t group = 0;  ///< an action of several quartiers is for some of one group
  std::string commune;    ///< code; empty where not known
  std::string commune_name;
  double people = 0.0;  ///< how often it is drawn
};

/// Where actions are made up: quartiers, and the town that leads their contract.
struct ActionGround {
  std::vector<ActionQuartier> quartiers;
  std::string town;       ///< code
  std::string town_name;  ///< empty where not known
  std::string epci_name;
  std::string contract;
  /// A place for an action of a quartier, longitude and latitude: in it, or in one case of eight in
  /// the streets around.
  std::function<std::optional<Point>(std::size_t quartier, SampleRandom& random)> place;
};
/// Of a made-up region, with the one transform of a run from EPSG:3035 to longitude and latitude.
/// Both must outlive the ground.
[[nodiscard]] ActionGround ground_of(const SampleRegion& region, const Transform& to_lonlat);
/// Of real quartiers, all alike, whose communes are not known. Throws ArgumentError where they have
/// no outline, no CRS, or there is none.
[[nodiscard]] ActionGround ground_of(const Zoning& quartiers);

/// Gives each quartier its code of 2024: QN, département, order, letter. Beyond 99 in a département
/// codes run out and the quartiers are dropped.
void number_quartiers(SampleRegion& region, SampleNumbering& numbering);

/// How many actions a made-up region has: about one for 150 people of its quartiers, and at least
/// `minimum`.
[[nodiscard]] std::size_t action_count(const SampleRegion& region, std::size_t minimum);

/// So many actions of the years 2024 and 2025. The same key gives the same actions.
[[nodiscard]] std::vector<SampleAction> draw_actions(const ActionGround& ground, std::size_t count,
                                                     std::uint64_t key, SampleNumbering& numbering);

}  // namespace carreau
