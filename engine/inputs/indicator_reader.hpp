// SPDX-License-Identifier: Apache-2.0
/// Reads published tables of indicators by quartier, commune and other territories.
#pragma once

#include "base/findings.hpp"
#include "files/kept_cells.hpp"
#include "zoning/published_indicators.hpp"

#include <cstddef>
#include <set>
#include <span>
#include <string>

namespace carreau::inputs {

/// The places whose rows are wanted.
struct IndicatorPlaces {
  std::set<std::string> zones;
  std::set<IndicatorPlace> territories;
};

struct IndicatorRequest {
  std::span<const std::string> paths;
  /// Indicators to read, each NAME or NAME=KIND with the kind of its figures; empty: all.
  std::span<const std::string> chosen;
  std::size_t most_cells =
      files::kMostKeptCells;  ///< to keep of one table, see files/kept_cells.hpp
};

/// Reads every table. A row belongs to the zone or territory of its code; codes of five characters
/// are of communes, unless the column or the file is one of urban units. A column is an indicator
/// where most of its values are numbers; known names have titles and kinds
/// (indicator_vocabulary.hpp). Numbers of more than 14 digits, as calculations leave them, are
/// rounded to millionths. Secret values are unknown. Rows of other places, and columns that
/// are not read, are reported. Throws DataError for a table without a column of codes or without a
/// row of any of the places, for a text among numbers, for two values of one indicator of one
/// place, and ArgumentError for a chosen indicator that no table has or an unknown kind.
[[nodiscard]] PublishedIndicators read_indicators(const IndicatorRequest& request,
                                                  const IndicatorPlaces& places,
                                                  Findings& findings);

}  // namespace carreau::inputs
