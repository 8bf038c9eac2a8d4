// SPDX-License-Identifier: Apache-2.0
/// The rows of `portrait` for each zone and for what it is compared with, and their columns.
#pragma once

#include "files/row_stream.hpp"
#include "geometry/polygon_set.hpp"
#include "income/vintage.hpp"
#include "results/columns.hpp"
#include "results/zoning_codes.hpp"
#include "zoning/portrait.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// The figures of a zone, or of something it is compared with. Figures that are withheld or not
/// published are empty.
struct PortraitRecord {
  std::string code;  ///< code of the zone
  std::string name;
  PortraitRowLevel level = PortraitRowLevel::zone;
  std::string territory;  ///< empty for the zone itself, the grid and the nation
  std::string territory_name;
  std::optional<double> share_of_zone;  ///< share of the zone's people who live in the territory
  Withheld withheld = Withheld::nothing;
  std::optional<std::int64_t> population;  ///< legal population
  std::optional<double> people;
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
};
/// Counts have INSEE's names; rates have the prefix `share_` (`mean_` for floor area); incomes have
/// the same names as in `perimeters`.
[[nodiscard]] const ColumnTable<PortraitRecord>& portrait_columns();
[[nodiscard]] const std::vector<files::FieldSpec>& portrait_fields();

/// The data for the rows. The references must outlive the call.
struct PortraitTable {
  const Zoning& zones;
  const Portraits& portraits;
  const Vintage& vintage;      ///< its national medians are published
  const PolygonSet& outlines;  ///< of the zones, one feature for each
};

/// Adds a row with its outline for each zone, then without outlines one for each of its references
/// and one for the published medians of the nation.
void add_portrait_rows(const PortraitTable& table, files::RowStream& stream);

}  // namespace carreau::results
