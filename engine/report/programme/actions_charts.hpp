// SPDX-License-Identifier: Apache-2.0
/// Bars of money as SVG with a text alternative. They tell nothing that a table does not.
#pragma once

#include "report/portrait_charts.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <span>
#include <string>
#include <vector>

namespace carreau::report {

/// A bar of parts, in the order of the chart's series; values in cents.
struct MoneyBar {
  std::string label;
  std::vector<std::int64_t> parts;
};

/// Bars from nothing to the largest sum, each with its sum; a key where there are several series.
[[nodiscard]] std::string money_chart(const ChartText& text, std::span<const std::string> series,
                                      std::span<const MoneyBar> bars, const Words& w);

/// Granted by quartier, themes by kinds of funders, and years, from their tables.
[[nodiscard]] std::string quartier_chart(const ReportTable& territory, const Words& w);
[[nodiscard]] std::string theme_chart(const ReportTable& theme_kind, const Words& w);
[[nodiscard]] std::string year_chart(const ReportTable& years, const Words& w);

}  // namespace carreau::report
