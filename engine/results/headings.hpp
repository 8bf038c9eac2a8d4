// SPDX-License-Identifier: Apache-2.0
/// What a column is called and what it counts, wherever it stands: said here once.
#pragma once

#include "base/language.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::results {

/// What the figures of a column count.
enum class ColumnUnit : std::uint8_t {
  none,  ///< texts, codes, marks and years
  people,
  households,
  euros,    ///< of incomes: a year and consumption unit
  share,    ///< of 1
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
  varies,  ///< stated by another column of the row
};
/// "€", "m²", "habitants"…; empty for `none` and `varies`.
[[nodiscard]] std::string_view unit_text(ColumnUnit unit, Language language);

/// The name is that of files, of the API and of PostGIS alike; the titles are for people.
struct Heading {
  std::string_view name;
  ColumnUnit unit = ColumnUnit::none;
  std::string_view french;
  std::string_view english;

  [[nodiscard]] constexpr std::string_view title(Language language) const {
    return language == Language::french ? french : english;
  }
};

/// The titles of a printed table's columns, in order.
[[nodiscard]] std::vector<std::string_view> titles(std::initializer_list<Heading> headings,
                                                   Language language);
/// Of a column whose cells show an estimate with its interval: "médiane disponible [90 %]".
[[nodiscard]] std::string interval_title(const Heading& heading, Language language);

}  // namespace carreau::results
