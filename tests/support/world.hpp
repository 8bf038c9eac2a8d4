// SPDX-License-Identifier: Apache-2.0
/// A small valid country as files: a drawn grid, one urban unit of two communes, their populations.
#pragma once

#include "support/temp_folder.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace carreau::testing {

/// The arguments of `carreau delineate`; paths are relative to the folder.
struct DelineateArguments {
  std::vector<std::string> grids{"grid.csv"};
  std::string urban_units = "units.csv";  ///< empty: the option is omitted
  std::vector<std::string> communes{"communes.csv"};
  /// The cells hold a tenth of their unit, whose median they cannot tell; empty: omitted, as where
  /// `more` has the option.
  std::string urban_incomes = "incomes.csv";
  std::string rule = "metropole-2023";
  std::string output = "out.gpkg";
  std::vector<std::string> more;

  [[nodiscard]] std::vector<std::string> words() const;
};

/// A grid as a table of text that tests can corrupt, with the accompanying files. Unchanged, it
/// gives one perimeter of 13 cells and 1,300 people, 30901-01.
struct World {
  World();

  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::string separator = ",";
  /// Other files by name; an entry "grid.csv" replaces the table.
  std::map<std::string, std::string> files;
  DelineateArguments arguments;

  /// A field of a data row; row 0 is the first one below the header.
  std::string& at(std::size_t row, const std::string& column);
  void drop(const std::string& column);
  void rename(const std::string& from, const std::string& to);
  [[nodiscard]] std::string grid_csv() const;
  /// Replaces the composition by a boundary of its unit with the median under this name.
  void with_unit_boundaries(const std::string& median);
  void write(const TempFolder& folder) const;

 private:
  [[nodiscard]] std::size_t column_at(const std::string& name) const;
};

/// Replaces the first occurrence of `from` in `text`; throws when there is none.
[[nodiscard]] std::string replaced(std::string text, const std::string& from,
                                   const std::string& to);

}  // namespace carreau::testing
