// SPDX-License-Identifier: Apache-2.0
/// Bar charts of money as SVG with an alternative text. They contain nothing that a table does not.
#pragma once

#include "report/portrait_charts.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::report {

/// A stacked bar with a part for each series of the chart.
struct MoneyBar {
  std::string label;
  std::vector<std::optional<std::int64_t>> parts;  ///< in cents; none where unknown
};

/// Bars from zero to the largest sum, each labelled with its sum, unknown where a part is
/// unknown and the others are zero; a key where there are several series.
[[nodiscard]] std::string money_chart(const ChartText& text, std::span<const std::string> series,
                                      std::span<const MoneyBar> bars, const Words& w);

/// Charts of the amounts granted by quartier, by theme and kind of funder, and by year, made from
/// tables.
[[nodiscard]] std::string quartier_chart(const ReportTable& territory, const Words& w);
[[nodiscard]] std::string theme_chart(const ReportTable& theme_kind, const Words& w);
[[nodiscard]] std::string year_chart(const ReportTable& years, const Words& w);

}  // namespace carreau::report
