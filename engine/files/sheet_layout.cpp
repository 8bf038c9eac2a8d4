// SPDX-License-Identifier: Apache-2.0
#include "files/sheet_layout.hpp"

#include <algorithm>
#include <cmath>

namespace carreau::files {

namespace {

constexpr double kNarrowestColumn = 8.0;
constexpr double kLine = 15.0;      ///< points
constexpr double kHighest = 405.0;  ///< points; spreadsheets allow 409
/// Letters of 11 points that A4 in landscape holds at a scale of 65 %.
constexpr double kWidestPrint = 225.0;

}  // namespace

void SheetLayout::add_columns(std::size_t count) {
  widths_.resize(std::max(widths_.size(), count));
  fixed_.resize(widths_.size());
}

void SheetLayout::widen(std::size_t column, double width) {
  widths_[column] = std::max(widths_[column], width);
}

void SheetLayout::fix(std::size_t column, double width) {
  fixed_[column] = std::max(fixed_[column], width);
}

void SheetLayout::wrap(std::size_t row, std::size_t column, std::size_t length) {
  texts_.push_back({row, column, length});
}

double SheetLayout::width(std::size_t column) const {
  return fixed_[column] > 0.0 ? fixed_[column]
                              : std::clamp(widths_[column], kNarrowestColumn, kWidest);
}

std::map<std::size_t, double> SheetLayout::heights() const {
  std::map<std::size_t, double> heights;
  for (const Text& text : texts_) {
    // A line that breaks between words holds fewer letters than the column is wide.
    const double letters = std::max(width(text.column) - 3.0, 4.0);
    const double lines = std::ceil(static_cast<double>(text.length) / letters);
    if (lines <= 1.0) continue;
    double& height = heights[text.row];
    height = std::max(height, std::min(lines * kLine, kHighest));
  }
  return heights;
}

bool SheetLayout::fits_a_page() const {
  double sum = 0.0;
  for (std::size_t c = 0; c < columns(); ++c) sum += width(c);
  return sum <= kWidestPrint;
}

}  // namespace carreau::files
