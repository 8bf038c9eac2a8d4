// SPDX-License-Identifier: Apache-2.0
/// The name, title and unit of each column, defined only here for all tables.
#pragma once

#include "base/language.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::results {

/// The unit of a column's figures.
enum class ColumnUnit : std::uint8_t {
  none,  ///< texts, codes, flags and years
  people,
  households,
  euros,    ///< of income: per year and consumption unit
  share,    ///< fraction of 1
  per_km2,  ///< people per km²
  square_metres,
  metres,
  cells,
  zones,
  pieces,  ///< connected groups of cells
  actions,
  places,
  lines,    ///< of funding
  figures,  ///< numbers of a printed table
  findings,
  ratio,   ///< how many times as much as another figure
  varies,  ///< given by another column of the row
};
/// "€", "m²", "habitants"…; empty for `none` and `varies`.
[[nodiscard]] std::string_view unit_text(ColumnUnit unit, Language language);

/// The name is used by files, the API and PostGIS alike; the titles are for readers.
struct Heading {
  std::string_view name;
  ColumnUnit unit = ColumnUnit::none;
  std::string_view french;
  std::string_view english;

  [[nodiscard]] constexpr std::string_view title(Language language) const {
    return language == Language::french ? french : english;
  }
};

/// The titles of the columns of a printed table, in order.
[[nodiscard]] std::vector<std::string_view> titles(std::initializer_list<Heading> headings,
                                                   Language language);
/// The title of a column that shows estimates with intervals: "médiane disponible [90 %]".
[[nodiscard]] std::string interval_title(const Heading& heading, Language language);

}  // namespace carreau::results
