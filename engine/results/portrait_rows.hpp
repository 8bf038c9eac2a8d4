// SPDX-License-Identifier: Apache-2.0
/// What `portrait` says of each zone, then of what it is set beside, and the columns of it.
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

/// A zone in figures, or what it is set beside. What is withheld or not published is empty.
struct PortraitRecord {
  std::string code;  ///< of the zone
  std::string name;
  PortraitRowLevel level = PortraitRowLevel::zone;
  std::string territory;  ///< empty of the zone itself, the grid and the nation
  std::string territory_name;
  std::optional<double> share_of_zone;  ///< of the zone's people who live in the territory
  Withheld withheld = Withheld::nothing;
  std::optional<std::int64_t> population;  ///< legal
  std::optional<double> people;
  std::optional<std::size_t> cells;
  std::optional<double> share_imputed;
  std::optional<double> share_straddling;
  std::optional<double> households;
  std::vector<std::optional<double>> counts;   ///< by position in indicators()
  std::vector<std::optional<Interval>> rates;  ///< the same
  FigureInterval q1_disposable;
  FigureInterval median_disposable;  ///< of the nation as published
  FigureInterval q3_disposable;
  FigureInterval median_declared;  ///< the same
  std::optional<Euros> threshold_declared;
  std::optional<double> p_criterion;
};
/// Counts bear INSEE's names, rates `share_` before them (`mean_` for the sum of square metres),
/// incomes the names of `perimeters`.
[[nodiscard]] const ColumnTable<PortraitRecord>& portrait_columns();
[[nodiscard]] const std::vector<files::FieldSpec>& portrait_fields();

/// What the rows are made of; references must outlive the call.
struct PortraitTable {
  const Zoning& zones;
  const Portraits& portraits;
  const Vintage& vintage;      ///< whose national medians are published
  const PolygonSet& outlines;  ///< of the zones, feature by feature
};

/// A row for each zone, with its outline, followed by one without for each of its references and
/// one for the nation's published medians.
void add_portrait_rows(const PortraitTable& table, files::RowStream& stream);

}  // namespace carreau::results
