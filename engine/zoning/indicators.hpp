// SPDX-License-Identifier: Apache-2.0
/// The figures that a portrait gives of a set of cells: counts, and rates with numerator and
/// denominator.
#pragma once

#include "grid/cell_table.hpp"
#include "grid/traits.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace carreau {

/// The subject of an indicator; reports put each subject under its own heading.
enum class IndicatorTheme : std::uint8_t { ages, families, housing, poverty };

/// A sum of traits, and its ratio to people or households: a share, or a mean in the case of
/// `men_surf`.
struct PortraitIndicator {
  std::string_view column;  ///< INSEE's column name, or a name formed in the same way
  IndicatorTheme theme = IndicatorTheme::ages;
  TraitBase base = TraitBase::people;
  bool is_part = true;
  std::vector<Trait> traits;  ///< traits added up; when empty, poor households (`men_pauv`)
};

/// All indicators, in the order of reports and tables.
[[nodiscard]] std::span<const PortraitIndicator> indicators();
/// The position of the indicator with that column, which must exist.
[[nodiscard]] std::size_t indicator_at(std::string_view column);

/// Whether the grid has the columns that the indicator and its base need.
[[nodiscard]] bool is_known(const CellTable& cells, const PortraitIndicator& indicator);
/// The value of the indicator in a cell, in tenths. Requires is_known().
[[nodiscard]] std::int64_t tenths_of(const CellTable& cells, const PortraitIndicator& indicator,
                                     CellIndex cell);
/// The people or households of a cell, in tenths.
[[nodiscard]] std::int64_t base_tenths(const CellTable& cells, TraitBase base, CellIndex cell);

}  // namespace carreau
