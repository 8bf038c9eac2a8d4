// SPDX-License-Identifier: Apache-2.0
/// What a portrait tells of a set of cells: counts and rates by numerator and denominator.
#pragma once

#include "grid/cell_table.hpp"
#include "grid/traits.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace carreau {

/// Of what an indicator speaks; reports put each under a heading of its own.
enum class IndicatorTheme : std::uint8_t { ages, families, housing, poverty };

/// A sum over people or households, and the same for one of its base: a share, or for
/// `men_surf` a mean.
struct PortraitIndicator {
  std::string_view column;  ///< INSEE's name, or in its manner
  IndicatorTheme theme = IndicatorTheme::ages;
  TraitBase base = TraitBase::people;
  bool is_part = true;
  std::vector<Trait> traits;  ///< added up; none: poor households (`men_pauv`)
};

/// All of them, in the order of reports and tables.
[[nodiscard]] std::span<const PortraitIndicator> indicators();
/// The position of the indicator with that column, which must exist.
[[nodiscard]] std::size_t indicator_at(std::string_view column);

/// Whether the grid publishes what the indicator and its base need.
[[nodiscard]] bool is_known(const CellTable& cells, const PortraitIndicator& indicator);
/// A cell's sum in tenths. Requires is_known().
[[nodiscard]] std::int64_t tenths_of(const CellTable& cells, const PortraitIndicator& indicator,
                                     CellIndex cell);
/// A cell's people or households in tenths.
[[nodiscard]] std::int64_t base_tenths(const CellTable& cells, TraitBase base, CellIndex cell);

}  // namespace carreau
