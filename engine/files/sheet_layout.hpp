// SPDX-License-Identifier: Apache-2.0
/// Widths of columns and heights of rows of a sheet that is being written.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

namespace carreau::files {

/// Columns are as wide as their content within bounds, unless a width is given; rows as high as the
/// text that needs most lines. Excel finds heights on its own when it opens a file; LibreOffice
/// keeps those of the file, and texts would lie over one another. Lengths are in letters.
class SheetLayout {
 public:
  static constexpr double kWidest = 60.0;

  void add_columns(std::size_t count);
  /// The column has a content of this width, or is to have exactly this one.
  void widen(std::size_t column, double width);
  void fix(std::size_t column, double width);
  /// The row has a text that wraps within its column.
  void wrap(std::size_t row, std::size_t column, std::size_t length);

  [[nodiscard]] std::size_t columns() const { return widths_.size(); }
  [[nodiscard]] double width(std::size_t column) const;
  /// The height in points of each row of several lines.
  [[nodiscard]] std::map<std::size_t, double> heights() const;
  /// Whether all columns fit on A4 in landscape with type of 7 points.
  [[nodiscard]] bool fits_a_page() const;

 private:
  struct Text {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t length = 0;
  };
  std::vector<double> widths_;
  std::vector<double> fixed_;  ///< 0: as wide as the content
  std::vector<Text> texts_;
};

}  // namespace carreau::files
