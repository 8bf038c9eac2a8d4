// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_charts.hpp"

#include "report/markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace carreau::report {

namespace {

constexpr double kChartWidth = 300.0;
constexpr double kRow = 13.0;
constexpr double kLeft = 118.0;   ///< position of the axis, to the right of the labels
constexpr double kRight = 240.0;  ///< leaves room for a value in bold, in any font

/// A chart under construction; the page styles its classes.
class Drawing {
 public:
  Drawing(const ChartText& text, double height) {
    add("<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-t {}-d\">",
        length(kChartWidth), length(height), text.id, text.id);
    add("<title id=\"{}-t\">{}</title><desc id=\"{}-d\">{}</desc>", text.id, escaped(text.title),
        text.id, escaped(text.description));
  }
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(svg_), format, std::forward<Values>(values)...);
  }
  void label(double y, const std::string& text, bool is_strong = false) {
    add("<text x=\"{}\" y=\"{}\" text-anchor=\"end\"{}>{}</text>", length(kLeft - 5.0),
        length(y + 3.2), is_strong ? " class=\"strong\"" : "", escaped(text));
  }
  void value(double y, const std::string& text, bool is_strong = false) {
    add("<text x=\"{}\" y=\"{}\"{}>{}</text>", length(kRight + 5.0), length(y + 3.2),
        is_strong ? " class=\"strong\"" : "", escaped(text));
  }
  void line(const char* kind, double x1, double y1, double x2, double y2) {
    add("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", kind, length(x1),
        length(y1), length(x2), length(y2));
  }
  void whisker(double y, double low, double high) {
    if (high - low < 0.5) return;
    line("whisker", low, y, high, y);
    line("whisker", low, y - 2.0, low, y + 2.0);
    line("whisker", high, y - 2.0, high, y + 2.0);
  }
  void diamond(double x, double y) {
    add("<path class=\"commune\" d=\"M{} {}l3.4 3.4l-3.4 3.4l-3.4 -3.4z\"/>", length(x),
        length(y - 3.4));
  }
  void tick(double x, double y) { line("grid", x, y - 5.0, x, y + 5.0); }
  [[nodiscard]] std::string end() {
    svg_ += "</svg>\n";
    return std::move(svg_);
  }

 private:
  std::string svg_;
};

/// Adds the key of the marks below the rows.
void add_key(Drawing& drawing, double y, const Words& w) {
  drawing.add("<rect class=\"zone\" x=\"{}\" y=\"{}\" width=\"10\" height=\"6\"/>", length(kLeft),
              length(y - 3.0));
  drawing.add("<text x=\"{}\" y=\"{}\">{}</text>", length(kLeft + 14.0), length(y + 3.2),
              w("report_portrait_charts_zone"));
  drawing.diamond(kLeft + 48.0, y);
  drawing.add("<text x=\"{}\" y=\"{}\">{}</text>", length(kLeft + 54.0), length(y + 3.2),
              w("report_portrait_charts_commune"));
  drawing.tick(kLeft + 108.0, y);
  drawing.add("<text x=\"{}\" y=\"{}\">{}</text>", length(kLeft + 113.0), length(y + 3.2),
              w("report_portrait_charts_grid_given"));
}

double top_of(std::span<const BarRow> rows) {
  double top = 0.1;
  for (const BarRow& row : rows) {
    if (row.zone) top = std::max(top, row.zone->high);
    top = std::max({top, row.commune.value_or(0.0), row.grid.value_or(0.0)});
  }
  return std::min(std::ceil(top * 10.0 - 1e-9) / 10.0, 1.0);
}

}  // namespace

std::string bar_chart(const ChartText& text, std::span<const BarRow> rows, const Words& w) {
  const double height = kRow * (static_cast<double>(rows.size()) + 1.0) + 4.0;
  Drawing drawing(text, height);
  const double top = top_of(rows);
  const auto x = [&](double share) { return kLeft + (kRight - kLeft) * share / top; };
  drawing.line("axis", kLeft, 1.0, kLeft, height - kRow - 3.0);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double y = kRow * (static_cast<double>(r) + 0.5) + 1.0;
    drawing.label(y, rows[r].label);
    if (rows[r].zone) {
      drawing.add("<rect class=\"zone\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"8\"/>",
                  length(kLeft), length(y - 4.0), length(x(rows[r].zone->value) - kLeft));
      drawing.value(y, w.percent(rows[r].zone->value, 1));
    }
    if (rows[r].grid) drawing.tick(x(*rows[r].grid), y);
    if (rows[r].commune) drawing.diamond(x(*rows[r].commune), y);
    if (rows[r].zone) drawing.whisker(y, x(rows[r].zone->low), x(rows[r].zone->high));
  }
  add_key(drawing, height - 0.5 * kRow, w);
  return drawing.end();
}

std::string point_chart(const ChartText& text, std::span<const PointRow> rows, const Words& w) {
  const double height = kRow * static_cast<double>(rows.size()) + 4.0;
  Drawing drawing(text, height);
  double low = rows.front().median.low;
  double high = rows.front().median.high;
  for (const PointRow& row : rows) {
    low = std::min(low, row.median.low);
    high = std::max(high, row.median.high);
  }
  const double margin = 0.04 * high;
  const auto x = [&](double income) {
    return kLeft + (kRight - kLeft) * (income - low + margin) / (high - low + 2.0 * margin);
  };
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const PointRow& row = rows[r];
    const double y = kRow * (static_cast<double>(r) + 0.5) + 1.0;
    drawing.line("guide", kLeft, y, kRight, y);
    drawing.label(y, row.label, row.is_zone);
    drawing.whisker(y, x(row.median.low), x(row.median.high));
    drawing.add("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"3.6\"/>",
                row.is_zone ? "zone" : "beside", length(x(row.median.value)), length(y));
    drawing.value(y, w.euros(row.median.value), row.is_zone);
  }
  return drawing.end();
}

}  // namespace carreau::report
