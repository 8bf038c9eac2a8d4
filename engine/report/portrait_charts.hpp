// SPDX-License-Identifier: Apache-2.0
/// Charts of a portrait as SVG with an alternative text. They contain nothing that the table does
/// not.
#pragma once

#include "report/words.hpp"
#include "zoning/portrait.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::report {

/// The title and description for readers who cannot see the chart.
struct ChartText {
  std::string id;  ///< unique on the page
  std::string title;
  std::string description;
};

/// The share of a zone as a bar with its interval, and marks for the territories it is compared
/// with.
struct BarRow {
  std::string label;
  std::optional<Interval> zone;
  std::optional<double> commune;
  std::optional<double> grid;
};
/// The axis goes from 0 to the next tenth above the largest value.
[[nodiscard]] std::string bar_chart(const ChartText& text, std::span<const BarRow> rows,
                                    const Words& w);

/// A median as a point with its interval; a published median has no interval.
struct PointRow {
  std::string label;
  Interval median;
  bool is_zone = false;
};
[[nodiscard]] std::string point_chart(const ChartText& text, std::span<const PointRow> rows,
                                      const Words& w);

}  // namespace carreau::report
