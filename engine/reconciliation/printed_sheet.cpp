// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/printed_sheet.hpp"

#include "reconciliation/line_names.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace carreau {

namespace {

SheetPart part_of(const SheetCell& cell) {
  if (cell.text.empty()) return SheetPart::empty;
  const SumCell read = cell.is_typed ? typed_figure(cell.text) : read_figure(cell.text);
  if (read.kind == CellKind::text) return SheetPart::word;
  if (read.kind == CellKind::unknown) return SheetPart::unknown;
  // "2 024" and "2024,00" are amounts; a year has no mark.
  const bool is_year =
      cell.text.size() == 4 && read.hundredths >= 190'000 && read.hundredths <= 210'000;
  return is_year ? SheetPart::year : SheetPart::figure;
}

/// Divides a sheet into the areas of its tables.
class AreaFinder {
 public:
  explicit AreaFinder(const SheetView& view) : view_(view) {}

  std::vector<SheetArea> find() {
    divide(view_.whole());
    return std::move(areas_);
  }

 private:
  /// Divides by columns, then by rows, and what that leaves by columns again. Each step inwards
  /// has fewer columns, which limits the depth.
  void divide(const SheetArea& whole) {
    const SheetArea area = view_.trimmed(whole);
    if (area.is_empty()) return;
    if (const auto gap = gap_between_tables(area)) {
      divide({area.top, area.bottom, area.left, *gap});
      divide({area.top, area.bottom, *gap, area.right});
      return;
    }
    for (const SheetArea& band : bands(area)) {
      if (band != area && gap_between_tables(band)) divide(band);
      else areas_.push_back(band);
    }
  }

  /// A blank column with a table on either side.
  [[nodiscard]] std::optional<std::size_t> gap_between_tables(const SheetArea& area) const {
    for (std::size_t c = area.left + 1; c + 1 < area.right; ++c) {
      if (!view_.is_blank_column(area, c)) continue;
      const SheetArea left = view_.trimmed({area.top, area.bottom, area.left, c});
      const SheetArea right = view_.trimmed({area.top, area.bottom, c, area.right});
      if (view_.figure_columns(left) > 0 && is_table_beside(left, right)) return c;
    }
    return std::nullopt;
  }

  /// Whether an area on the right has names of rows of its own. Columns of figures or remarks
  /// behind a blank column belong to the table before it, so the area must also have a total of its
  /// own, or rows where the left one has none.
  [[nodiscard]] bool is_table_beside(const SheetArea& left, const SheetArea& right) const {
    std::size_t named = 0;
    std::size_t with_figures = 0;
    bool is_apart = false;
    for (std::size_t r = right.top; r < right.bottom; ++r) {
      if (!view_.has_figures(right, r)) continue;
      ++with_figures;
      if (view_.part(r, right.left) != SheetPart::word) continue;
      ++named;
      is_apart = is_apart || r >= left.bottom || r < left.top || view_.is_blank_row(left, r) ||
                 total_rank(view_.cell(r, right.left).text);
    }
    return is_apart && 2 * named > with_figures;
  }

  /// The areas below each other.
  [[nodiscard]] std::vector<SheetArea> bands(const SheetArea& area) {
    std::vector<SheetArea> bands;
    behind_grand_total_ = behind_grand_total(area);
    std::size_t top = area.top;
    std::size_t behind_figures = area.top;  // the row behind the last one with figures
    std::optional<std::size_t> header;      // of the current band
    for (std::size_t r = area.top; r < area.bottom; ++r) {
      if (!view_.is_like_header(area, r)) {
        if (view_.has_figures(area, r)) behind_figures = r + 1;
        continue;
      }
      const bool is_next = behind_figures > top && begins_table(area, r) &&
                           !(header && continues_page(area, *header, behind_figures, r));
      if (is_next) {
        bands.push_back(view_.trimmed({top, behind_figures, area.left, area.right}));
        top = behind_figures;
      }
      if (is_next || !header) header = r;
    }
    bands.push_back(view_.trimmed({top, area.bottom, area.left, area.right}));
    return bands;
  }

  /// Whether a row is the header of the table above, printed again on the next page or in the next
  /// section, and not that of another table with the same columns.
  [[nodiscard]] bool continues_page(const SheetArea& area, std::size_t header,
                                    std::size_t behind_figures, std::size_t row) const {
    if (!view_.is_same_row(area, row, header)) return false;
    const auto last = total_rank(view_.cell(behind_figures - 1, area.left).text);
    // A sub-total ends a section only, and a grand total includes what is above.
    if (last == TotalRank::subtotal || row < behind_grand_total_) return true;
    if (last) return false;
    const std::string title = title_above(area, row, behind_figures);
    return title.empty() || is_section(title, {}) || title == title_above(area, header, area.top);
  }

  /// The row behind the last one that is named as a grand total; the first row where there is none.
  [[nodiscard]] std::size_t behind_grand_total(const SheetArea& area) const {
    for (std::size_t r = area.bottom; r > area.top; --r) {
      if (total_rank(view_.cell(r - 1, area.left).text) == TotalRank::grand_total) return r;
    }
    return area.top;
  }

  /// The nearest title above a row, down from `top`, with nothing but blank rows between.
  [[nodiscard]] std::string title_above(const SheetArea& area, std::size_t row,
                                        std::size_t top) const {
    for (std::size_t r = row; r > top; --r) {
      if (view_.is_title(area, r - 1)) return view_.cell(r - 1, area.left).text;
      if (!view_.is_blank_row(area, r - 1)) break;
    }
    return {};
  }

  /// Whether a row of words below figures names the columns of another table, and is not a row of
  /// remarks: a blank row or a title is above it, and figures come below it.
  [[nodiscard]] bool begins_table(const SheetArea& area, std::size_t row) const {
    const bool is_apart = view_.is_blank_row(area, row - 1) || view_.is_title(area, row - 1);
    if (!is_apart) return false;
    constexpr std::size_t kMostRowsAbove = 10;  // of headings and titles above the first figures
    std::size_t headings = view_.headings(area, row);
    const std::size_t end = std::min(area.bottom, row + kMostRowsAbove);
    for (std::size_t r = row + 1; r < end; ++r) {
      if (view_.is_title(area, r) || view_.is_blank_row(area, r)) continue;
      if (!view_.is_like_header(area, r)) {
        // Fewer headings than figures are a note in two cells.
        return 2 * headings >= view_.figure_columns({r, r + 1, area.left, area.right});
      }
      headings = std::max(headings, view_.headings(area, r));
    }
    return false;
  }

  const SheetView& view_;
  std::size_t behind_grand_total_ = 0;  ///< in the area that bands() divides
  std::vector<SheetArea> areas_;
};

}  // namespace

SheetView::SheetView(const PrintedSheet& sheet)
    : sheet_(sheet), columns_(sheet.rows.empty() ? 0 : sheet.rows.front().cells.size()) {
  parts_.reserve(rows() * columns_);
  for (const SheetRow& row : sheet.rows) {
    for (const SheetCell& cell : row.cells) parts_.push_back(part_of(cell));
  }
}

bool SheetView::is_blank_row(const SheetArea& area, std::size_t row) const {
  for (std::size_t c = area.left; c < area.right; ++c) {
    if (part(row, c) != SheetPart::empty) return false;
  }
  return true;
}

bool SheetView::is_blank_column(const SheetArea& area, std::size_t column) const {
  for (std::size_t r = area.top; r < area.bottom; ++r) {
    if (part(r, column) != SheetPart::empty) return false;
  }
  return true;
}

SheetArea SheetView::trimmed(SheetArea area) const {
  while (!area.is_empty() && is_blank_row(area, area.top)) ++area.top;
  while (!area.is_empty() && is_blank_row(area, area.bottom - 1)) --area.bottom;
  while (!area.is_empty() && is_blank_column(area, area.left)) ++area.left;
  while (!area.is_empty() && is_blank_column(area, area.right - 1)) --area.right;
  return area;
}

bool SheetView::has_figures(const SheetArea& area, std::size_t row) const {
  for (std::size_t c = area.left + 1; c < area.right; ++c) {
    if (is_figure(row, c) || part(row, c) == SheetPart::unknown) return true;
  }
  return false;
}

bool SheetView::is_like_header(const SheetArea& area, std::size_t row) const {
  if (headings(area, row) == 0) return false;
  for (std::size_t c = area.left + 1; c < area.right; ++c) {
    if (part(row, c) == SheetPart::figure || part(row, c) == SheetPart::unknown) return false;
  }
  return !is_title(area, row);
}

std::size_t SheetView::headings(const SheetArea& area, std::size_t row) const {
  std::size_t count = 0;
  for (std::size_t c = area.left + 1; c < area.right; ++c) {
    const bool is_heading = part(row, c) == SheetPart::word || part(row, c) == SheetPart::year;
    count += is_heading ? 1U : 0U;
  }
  return count;
}

std::size_t SheetView::figure_columns(const SheetArea& area) const {
  std::size_t count = 0;
  for (std::size_t c = area.left + 1; c < area.right; ++c) {
    bool has_figure = false;
    for (std::size_t r = area.top; r < area.bottom && !has_figure; ++r) {
      has_figure = is_figure(r, c);
    }
    count += has_figure ? 1 : 0;
  }
  return count;
}

bool SheetView::is_title(const SheetArea& area, std::size_t row) const {
  const SheetPart first = part(row, area.left);
  if (first != SheetPart::word && first != SheetPart::year) return false;
  for (std::size_t c = area.left + 1; c < area.right; ++c) {
    const std::string& text = cell(row, c).text;
    // A year that is repeated would be an amount.
    const bool is_repeated = first == SheetPart::word && text == cell(row, area.left).text;
    if (!text.empty() && !is_repeated) return false;
  }
  return true;
}

bool SheetView::is_same_row(const SheetArea& area, std::size_t row, std::size_t other) const {
  for (std::size_t c = area.left; c < area.right; ++c) {
    if (cell(row, c).text != cell(other, c).text) return false;
  }
  return true;
}

std::vector<SheetArea> table_areas(const SheetView& view) { return AreaFinder(view).find(); }

}  // namespace carreau
