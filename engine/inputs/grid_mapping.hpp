// SPDX-License-Identifier: Apache-2.0
/// A declared mapping: which column of a grid of another office holds what.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::inputs {

/// The names of the user's columns, by what they hold; case is ignored. An empty name: the grid has
/// no such column, and what it would hold is unknown. With a mapping no usual name is sought,
/// except those of traits.
struct GridMapping {
  std::string id;      ///< ids of cells, see CellId; required
  std::string people;  ///< required
  std::string
      incomes;  ///< sums over people of disposable incomes per unit of consumption, in euros
  std::string households;
  std::string poor_households;
  std::string imputed;      ///< 0 or 1
  std::string communes;     ///< 5-character codes glued, largest share first
  std::optional<int> year;  ///< of the incomes, or of the people where there are none

  /// Whether at least one column is named here. Otherwise the grid has INSEE's names of columns.
  [[nodiscard]] bool is_declared() const;
  [[nodiscard]] bool has_incomes() const { return !is_declared() || !incomes.empty(); }
  [[nodiscard]] bool has_households() const { return !is_declared() || !households.empty(); }
  friend bool operator==(const GridMapping&, const GridMapping&) = default;
};

/// A member of GridMapping and its key in a file.
struct GridMappingKey {
  std::string_view key;
  std::string GridMapping::*column;
};
/// In the order of the members.
inline constexpr std::array<GridMappingKey, 7> kGridMappingKeys = {
    {{"id", &GridMapping::id},
     {"people", &GridMapping::people},
     {"incomes", &GridMapping::incomes},
     {"households", &GridMapping::households},
     {"poor_households", &GridMapping::poor_households},
     {"imputed", &GridMapping::imputed},
     {"communes", &GridMapping::communes}}};

/// Throws ArgumentError for a declared mapping without `id` or `people`, with only one of
/// `households` and `poor_households`, or with one column for two things.
void check_mapping(const GridMapping& mapping);

/// Reads a TOML file: a table `[columns]` with the keys above, and `year`. Throws DataError for an
/// unknown key, naming the most similar one, for a wrong value, and as check_mapping() does.
[[nodiscard]] GridMapping read_grid_mapping(const std::string& path);

}  // namespace carreau::inputs
