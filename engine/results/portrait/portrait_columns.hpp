// SPDX-License-Identifier: Apache-2.0
/// The columns of `portrait`.
#pragma once

#include "results/columns.hpp"
#include "results/zoning_codes.hpp"
#include "zoning/portrait.hpp"
#include "zoning/published_indicators.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::results {

/// The figures of a zone, of zones together, or of something they are compared with. Figures that
/// are withheld, unknown or not published are empty.
struct PortraitRecord {
  std::string code;  ///< code of the zone; empty in the rows of zones together
  std::string name;
  std::string contract;  ///< of the zone or of the zones together
  PortraitRowLevel level = PortraitRowLevel::zone;
  std::string territory;  ///< empty for the zone itself, the grid and the nation
  std::string territory_name;
  std::optional<int> vintage;           ///< year of the incomes of the grid
  std::optional<double> share_of_zone;  ///< share of the zone's people who live in the territory
  /// The zone's people in the territory, and their share of the territory's; then the same of poor
  /// households.
  std::optional<double> people_of_zone;
  std::optional<double> share_people_held;
  std::optional<double> poor_of_zone;
  std::optional<double> share_poor_held;
  /// The zone's published population by the territory's legal one, where the zone lies within it.
  std::optional<double> share_published_held;
  Withheld withheld = Withheld::nothing;
  std::optional<std::int64_t> population;  ///< legal population
  std::optional<std::int64_t> published_people;
  std::optional<int> published_year;
  std::string published_source;
  FigureInterval people;
  std::optional<std::size_t> cells;
  std::optional<double> share_imputed;
  std::optional<double> share_straddling;
  std::optional<double> households;
  std::vector<std::optional<double>> counts;   ///< by position in indicators()
  std::vector<std::optional<Interval>> rates;  ///< by position in indicators()
  FigureInterval q1_disposable;
  FigureInterval median_disposable;  ///< for the nation, as published
  FigureInterval q3_disposable;
  FigureInterval median_declared;  ///< for the nation, as published
  std::optional<Euros> threshold_declared;
  std::optional<double> p_criterion;
  /// The zone beside its unit, and the change since the earliest vintage given.
  std::optional<Interval> median_gap;
  std::optional<Interval> poor_gap;
  std::optional<int> changed_since;
  std::optional<Interval> median_gap_change;
  std::optional<Interval> poor_gap_change;
  std::vector<std::optional<double>> published;       ///< by position in the indicators
  std::vector<std::optional<double>> published_gaps;  ///< to the main commune
};

/// Counts have INSEE's names; rates have the prefix `share_` (`mean_` for floor area); incomes have
/// the same names as in `perimeters`. Published indicators follow under the names of their tables,
/// each with its `…_gap`.
[[nodiscard]] ColumnTable<PortraitRecord> portrait_columns(
    std::span<const PublishedIndicator> published = {});
/// Whether an indicator may have this name, which must differ from those of the other columns.
[[nodiscard]] bool may_name_indicator(std::string_view name);

}  // namespace carreau::results
