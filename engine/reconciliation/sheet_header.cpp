// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/sheet_header.hpp"

#include <algorithm>
#include <optional>

namespace carreau {

namespace {

/// Finds the header of one area.
class HeaderFinder {
 public:
  HeaderFinder(const SheetView& view, const SheetArea& area)
      : view_(view), area_(area), width_(view.figure_columns(area)) {}

  SheetHeader find() const {
    const auto first = first_header_row();
    if (!first) return {{first_filled_row()}, true};
    SheetHeader header{{*first}, false};
    for (std::size_t r = *first + 1; r < area_.bottom; ++r) {
      if (view_.is_blank_row(area_, r)) continue;
      if (!view_.is_like_header(area_, r)) break;
      if (continues(header, r)) header.rows.push_back(r);
      else if (is_title_line(header.rows.front(), r)) header.rows = {r};
      else break;
    }
    return header;
  }

 private:
  /// The first row of words above all figures. A row of words below figures is the header only
  /// where it names every column of figures: the figures above it are then in lines of a title.
  [[nodiscard]] std::optional<std::size_t> first_header_row() const {
    constexpr std::size_t kMostTitles = 5;
    std::size_t with_figures = 0;
    for (std::size_t r = area_.top; r < area_.bottom && with_figures <= kMostTitles; ++r) {
      if (!view_.is_like_header(area_, r)) {
        with_figures += view_.has_figures(area_, r) ? 1U : 0U;
        continue;
      }
      if (with_figures == 0 || names_every_column(r)) return r;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool names_every_column(std::size_t row) const {
    return width_ > 1 && view_.headings(area_, row) >= width_;
  }

  /// A table without a header begins with its first row behind the titles.
  [[nodiscard]] std::size_t first_filled_row() const {
    for (std::size_t r = area_.top; r < area_.bottom; ++r) {
      if (view_.has_figures(area_, r)) return r;
    }
    return area_.top;
  }

  [[nodiscard]] bool is_named(std::size_t row) const {
    return view_.part(row, area_.left) != SheetPart::empty;
  }

  /// Whether a row belongs to the header above it: it names no row in its first cell, or it stands
  /// below headings of merged cells, which leave gaps.
  [[nodiscard]] bool continues(const SheetHeader& header, std::size_t row) const {
    constexpr std::size_t kMostRows = 3;
    if (header.rows.size() == kMostRows) return false;
    if (!is_named(row)) return true;
    const bool is_any_named = std::any_of(header.rows.begin(), header.rows.end(),
                                          [&](std::size_t above) { return is_named(above); });
    return !is_any_named && view_.headings(area_, header.rows.back()) < view_.headings(area_, row);
  }

  /// Whether words in several cells are no header but lines of a title, such as a name and a date:
  /// the row below names most of the columns, and these words few.
  [[nodiscard]] bool is_title_line(std::size_t row, std::size_t below) const {
    return 2 * view_.headings(area_, row) < width_ && 2 * view_.headings(area_, below) >= width_;
  }

  const SheetView& view_;
  const SheetArea& area_;
  std::size_t width_;
};

}  // namespace

SheetHeader find_header(const SheetView& view, const SheetArea& area) {
  return HeaderFinder(view, area).find();
}

std::vector<ColumnHeading> column_headings(const SheetView& view, const SheetArea& area,
                                           const SheetHeader& header) {
  std::vector<ColumnHeading> headings;
  std::vector<std::string> above(header.rows.size());
  for (std::size_t c = area.left; c < area.right; ++c) {
    ColumnHeading& heading = headings.emplace_back();
    for (std::size_t k = 0; k < header.rows.size(); ++k) {
      const std::string& text = view.cell(header.rows[k], c).text;
      // The first column has names of rows, to which no heading extends, and the lowest row has a
      // heading for each column.
      const bool is_lowest = k + 1 == header.rows.size();
      if (!text.empty()) {
        above[k] = text;
        // What was merged below the heading to the left ends here.
        std::fill(above.begin() + static_cast<std::ptrdiff_t>(k) + 1, above.end(), std::string());
      } else if (is_lowest || c == area.left + 1) {
        above[k].clear();
      }
      // A vertically merged cell may repeat its text in each row.
      if (above[k].empty() || above[k] == heading.lowest) continue;
      heading.name += (heading.name.empty() ? "" : " ") + above[k];
      heading.lowest = above[k];
    }
  }
  return headings;
}

std::string caption_of(const SheetView& view, const SheetArea& area, const SheetHeader& header) {
  for (std::size_t r = header.rows.front(); r > area.top; --r) {
    if (view.is_title(area, r - 1)) return view.cell(r - 1, area.left).text;
  }
  return {};
}

}  // namespace carreau
