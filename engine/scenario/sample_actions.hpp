// SPDX-License-Identifier: Apache-2.0
/// Made-up funded actions of the contrats de ville, as a funder's export lists them.
#pragma once

#include "base/quantity.hpp"
#include "geometry/polygon_set.hpp"
#include "scenario/sample_country.hpp"

#include <cstddef>
#include <cstdint>
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
  std::string address;
  std::optional<Point> place;  ///< longitude, latitude
  std::vector<SampleFunding> fundings;
};

/// Numbers that run through the whole country, in the order of its regions.
struct SampleNumbering {
  std::map<std::string, int> quartiers;  ///< last order used, by département
  std::map<int, int> actions;            ///< last reference used, by year
};

/// Gives each quartier its code of 2024: QN, département, order, letter. Beyond 99 in a département
/// codes run out and the quartiers are dropped.
void number_quartiers(SampleRegion& region, SampleNumbering& numbering);

/// About one action for 150 people of the quartiers, and at least `minimum`; years 2024 and 2025.
[[nodiscard]] std::vector<SampleAction> draw_actions(const SampleRegion& region,
                                                     std::size_t minimum, std::uint64_t seed,
                                                     SampleNumbering& numbering);

}  // namespace carreau
