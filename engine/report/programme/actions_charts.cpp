// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_charts.hpp"

#include "report/markup.hpp"
#include "report/programme/tally_columns.hpp"
#include "report/table_markup.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <variant>

namespace carreau::report {

namespace {

namespace h = results::headings;

constexpr double kChartWidth = 760.0;
constexpr double kRow = 22.0;
constexpr double kBar = 14.0;
constexpr double kLeft = 290.0;
constexpr double kRight = 660.0;
constexpr std::size_t kLongestLabel = 40;
constexpr std::size_t kMostBars = 40;

/// A label that fits next to the bars.
std::string short_label(const std::string& label) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if ((static_cast<unsigned char>(label[i]) & 0xC0) == 0x80) continue;
    if (++characters == kLongestLabel) return label.substr(0, i) + "…";
  }
  return label;
}

std::optional<std::int64_t> cents(const files::FieldValue& value) {
  const auto* const held = std::get_if<std::int64_t>(&value);
  return held == nullptr ? std::nullopt : std::optional(*held);
}

/// An unknown amount has no bar.
std::int64_t sum_of(const MoneyBar& bar) {
  return std::accumulate(bar.parts.begin(), bar.parts.end(), std::int64_t{0},
                         [](std::int64_t sum, const auto& part) { return sum + part.value_or(0); });
}

bool has_unknown(const MoneyBar& bar) {
  return std::ranges::any_of(bar.parts, [](const auto& part) { return !part; });
}

/// A sum of nothing but zeros and unknown amounts is unknown, as in the tables; with unknown parts
/// beside known ones, it is the least that it can be.
std::string sum_text(const MoneyBar& bar, const Words& w) {
  const std::int64_t sum = sum_of(bar);
  const bool is_unknown = sum == 0 && has_unknown(bar);
  const std::string text = value_text(is_unknown ? files::FieldValue() : files::FieldValue(sum),
                                      files::ValueKind::euros, 0, w);
  if (sum == 0 || !has_unknown(bar)) return text;
  return w.text("report_actions_charts_at_least", {{"amount", text}});
}

std::string key_markup(std::span<const std::string> series, double top) {
  std::string svg;
  constexpr std::size_t kColumns = 3;
  for (std::size_t s = 0; s < series.size(); ++s) {
    const double x = 8.0 + 236.0 * static_cast<double>(s % kColumns);
    const double y = top + 18.0 * static_cast<double>(s / kColumns);
    svg += fmt::format(
        "<rect class=\"s{}\" x=\"{}\" y=\"{}\" width=\"12\" height=\"12\"/>"
        "<text x=\"{}\" y=\"{}\">{}</text>",
        s, length(x), length(y), length(x + 18.0), length(y + 10.0),
        escaped(short_label(series[s])));
  }
  return svg;
}

std::string bar_markup(const MoneyBar& bar, double y, double top,
                       std::span<const std::string> series, const Words& w) {
  std::string svg =
      fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>", length(kLeft - 8.0),
                  length(y + 4.0), escaped(short_label(bar.label)));
  double x = kLeft;
  for (std::size_t s = 0; s < bar.parts.size(); ++s) {
    const std::int64_t part = bar.parts[s].value_or(0);
    if (part <= 0) continue;
    const double width = (kRight - kLeft) * static_cast<double>(part) / top;
    svg += fmt::format(
        "<rect class=\"s{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">"
        "<title>{}{} : {}</title></rect>",
        s, length(x), length(y - kBar / 2.0), length(width), length(kBar), escaped(bar.label),
        series.size() > 1 ? ", " + escaped(series[s]) : std::string(),
        w.euros(static_cast<double>(part) / 100.0));
    x += width;
  }
  return svg + fmt::format("<text x=\"{}\" y=\"{}\">{}</text>", length(x + 6.0), length(y + 4.0),
                           sum_text(bar, w));
}

}  // namespace

std::string money_chart(const ChartText& text, std::span<const std::string> series,
                        std::span<const MoneyBar> bars, const Words& w) {
  double top = 1.0;
  for (const MoneyBar& bar : bars) top = std::max(top, static_cast<double>(sum_of(bar)));
  const double drawn = kRow * static_cast<double>(bars.size()) + 6.0;
  const bool has_key = series.size() > 1;
  const double height =
      drawn + (has_key ? 18.0 * static_cast<double>((series.size() + 2) / 3) : 0.0);
  std::string svg = fmt::format(
      "<svg class=\"bars\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-t {}-d\">"
      "<title id=\"{}-t\">{}</title><desc id=\"{}-d\">{}</desc>"
      "<line class=\"axis\" x1=\"{}\" y1=\"0\" x2=\"{}\" y2=\"{}\"/>",
      length(kChartWidth), length(height), text.id, text.id, text.id, escaped(text.title), text.id,
      escaped(text.description), length(kLeft), length(kLeft), length(drawn - 4.0));
  for (std::size_t b = 0; b < bars.size(); ++b) {
    svg += bar_markup(bars[b], kRow * (static_cast<double>(b) + 0.5) + 1.0, top, series, w);
  }
  if (has_key) svg += key_markup(series, drawn);
  return svg + "</svg>\n";
}

std::string quartier_chart(const ReportTable& territory, const Words& w) {
  const std::size_t name = column_of(territory, h::kName.name);
  const std::size_t granted = column_of(territory, h::kGranted.name);
  std::vector<MoneyBar> bars;
  for (const TableRow& row : territory.rows) {
    // An unknown amount has a row without a bar; only what is known to be nothing has none.
    if (row.is_total || cents(row.cells[granted]) == std::int64_t{0}) continue;
    bars.push_back({std::get<std::string>(row.cells[name]), {cents(row.cells[granted])}});
  }
  std::ranges::stable_sort(bars, std::greater(), sum_of);
  if (bars.size() > kMostBars) {
    MoneyBar rest{std::string(w("report_actions_charts_all_others")), {}};
    const std::span<const MoneyBar> others = std::span(bars).subspan(kMostBars);
    rest.parts = {
        std::accumulate(others.begin(), others.end(), std::int64_t{0},
                        [](std::int64_t sum, const MoneyBar& bar) { return sum + sum_of(bar); })};
    // An unknown part has no bar, but marks the sum as incomplete.
    if (std::ranges::any_of(others, has_unknown)) rest.parts.emplace_back();
    bars.resize(kMostBars);
    bars.push_back(std::move(rest));
  }
  const std::string series(w("report_actions_charts_granted"));
  return money_chart({"chart-quartiers", std::string(w("report_actions_charts_quartiers_title")),
                      std::string(w("report_actions_charts_quartiers_described"))},
                     std::span(&series, 1), bars, w);
}

std::string theme_chart(const ReportTable& theme_kind, const Words& w) {
  std::vector<std::string> series;
  std::vector<MoneyBar> bars;
  for (std::size_t c = 1; c + 1 < theme_kind.columns.size(); ++c) {
    bars.push_back({theme_kind.columns[c].title, {}});
  }
  for (const TableRow& row : theme_kind.rows) {
    if (row.is_total) continue;
    series.push_back(std::get<std::string>(row.cells[0]));
    for (std::size_t b = 0; b < bars.size(); ++b) {
      bars[b].parts.push_back(cents(row.cells[b + 1]));
    }
  }
  return money_chart({"chart-themes", std::string(w("report_actions_charts_themes_title")),
                      std::string(w("report_actions_charts_themes_described"))},
                     series, bars, w);
}

std::string year_chart(const ReportTable& years, const Words& w) {
  std::vector<MoneyBar> bars;
  std::vector<std::string> series;
  const std::array amounts = {column_of(years, h::kRequested.name),
                              column_of(years, h::kGranted.name), column_of(years, h::kPaid.name)};
  for (const std::size_t c : amounts) series.push_back(years.columns[c].title);
  for (const TableRow& row : years.rows) {
    if (row.is_total) continue;
    for (std::size_t s = 0; s < series.size(); ++s) {
      const std::string year =
          value_text(row.cells[column_of(years, h::kYear.name)], files::ValueKind::year, 0, w);
      MoneyBar bar{fmt::format("{} · {}", year, series[s]), {0, 0, 0}};
      bar.parts[s] = cents(row.cells[amounts[s]]);
      bars.push_back(std::move(bar));
    }
  }
  return money_chart({"chart-years", std::string(w("report_actions_charts_years_title")),
                      std::string(w("report_actions_charts_years_described"))},
                     series, bars, w);
}

}  // namespace carreau::report
