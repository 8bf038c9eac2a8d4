// SPDX-License-Identifier: Apache-2.0
/// Commune codes, and the communes of a territory.
#pragma once

#include "base/index.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// The kind of a legal population, the best for the territory test first: the decree requires the
/// *population totale* (CGCT R. 2151-1).
enum class PopulationKind : std::uint8_t { total, municipal, unknown };

/// A commune. Populations are in whole persons; empty when no table gives them.
struct Commune {
  std::string code;  ///< INSEE code of 5 characters, never that of an arrondissement
  std::string name;
  /// What the territory test reads: the total population where it is known.
  std::optional<std::int64_t> population;
  UnitIndex unit;  ///< none: outside any urban unit ("hors unité urbaine")
  /// The *population municipale*, which each person enters once: what the people of cells compare
  /// with.
  std::optional<std::int64_t> municipal = {};

  /// The municipal population; where no table gives it, the tested one, which is a little higher.
  [[nodiscard]] std::optional<std::int64_t> census() const {
    return municipal ? municipal : population;
  }
};

/// The code of the commune: codes of arrondissements of Paris (75101…75120), Lyon (69381…69389) and
/// Marseille (13201…13216) give 75056, 69123 and 13055; other codes are returned unchanged.
[[nodiscard]] std::string_view commune_of(std::string_view code);
[[nodiscard]] bool is_arrondissement(std::string_view code);
/// The code of the département: two characters, or three overseas (97…).
[[nodiscard]] std::string_view department_of(std::string_view commune_code);
/// Whether the text has five digits; Corsican codes begin with 2A or 2B.
[[nodiscard]] bool is_commune_code(std::string_view code);

}  // namespace carreau
