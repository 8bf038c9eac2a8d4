// SPDX-License-Identifier: Apache-2.0
/// Commune codes and the communes of a territory.
#pragma once

#include "base/index.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// Which legal population a figure is. The decree asks for the *population totale*.
enum class PopulationKind : std::uint8_t { total, municipal, unknown };

/// A commune. `population` is whole persons; absent when no table gave it.
struct Commune {
  std::string code;  ///< INSEE, 5 characters; arrondissements folded into their commune
  std::string name;
  std::optional<std::int64_t> population;
  UnitIndex unit;  ///< none: outside any urban unit ("hors unité urbaine")
};

/// The commune of a code: arrondissements of Paris (75101…75120), Lyon (69381…69389) and
/// Marseille (13201…13216) fold into 75056, 69123 and 13055; other codes stay as they are.
[[nodiscard]] std::string_view commune_of(std::string_view code);
[[nodiscard]] bool is_arrondissement(std::string_view code);
/// The département: two characters, three overseas (97…).
[[nodiscard]] std::string_view department_of(std::string_view commune_code);
/// Five digits, except that Corsica's codes begin with 2A or 2B.
[[nodiscard]] bool is_commune_code(std::string_view code);

}  // namespace carreau
