// SPDX-License-Identifier: Apache-2.0
/// Charts of a portrait as SVG with a text alternative. They tell nothing that its table does not.
#pragma once

#include "report/words.hpp"
#include "zoning/portrait.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::report {

/// What a reader without eyes is told.
struct ChartText {
  std::string id;  ///< unique on the page
  std::string title;
  std::string description;
};

/// A share of the zone as a bar with its interval, and what it is set beside as marks.
struct BarRow {
  std::string label;
  std::optional<Interval> zone;
  std::optional<double> commune;
  std::optional<double> grid;
};
/// Shares from 0 to the next tenth.
[[nodiscard]] std::string bar_chart(const ChartText& text, std::span<const BarRow> rows,
                                    const Words& w);

/// A median as a point with its interval; without one where it is published.
struct PointRow {
  std::string label;
  Interval median;
  bool is_zone = false;
};
[[nodiscard]] std::string point_chart(const ChartText& text, std::span<const PointRow> rows,
                                      const Words& w);

}  // namespace carreau::report
