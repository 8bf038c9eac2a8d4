// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/sheet.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <tuple>

namespace carreau::files {

void Sheet::add(std::uint32_t row, std::uint32_t column, CellType type, std::string_view text) {
  if (!is_cell(type, text)) return;
  cells_.push_back({row, column, type, static_cast<std::uint32_t>(text.size()), texts_.size()});
  texts_ += text;
}

void Sheet::add_copy(std::uint32_t row, std::uint32_t column) {
  Cell copy = cells_.back();
  copy.row = row;
  copy.column = column;
  cells_.push_back(copy);
}

void Sheet::finish() {
  const auto place = [](const Cell& cell) { return std::tuple(cell.row, cell.column); };
  // Nearly every file has its cells in order, so sorting is the exception.
  if (!std::ranges::is_sorted(cells_, {}, place)) std::ranges::stable_sort(cells_, {}, place);
  // From the end, so that the later of two cells at one place stays.
  const auto kept = std::unique(cells_.rbegin(), cells_.rend(),
                                [&](const Cell& a, const Cell& b) { return place(a) == place(b); });
  cells_.erase(cells_.begin(), kept.base());
  for (const Cell& cell : cells_) width_ = std::max<std::size_t>(width_, cell.column + 1U);
  join(hidden_rows_);
  join(hidden_columns_);
}

void Sheet::join(std::vector<Span>& spans) {
  std::ranges::sort(spans, {}, &Span::first);
  std::vector<Span> apart;
  for (const Span& span : spans) {
    if (!apart.empty() && span.first <= apart.back().last) {
      apart.back().last = std::max(apart.back().last, span.last);
    } else {
      apart.push_back(span);
    }
  }
  spans = std::move(apart);
}

bool Sheet::is_in(const std::vector<Span>& spans, std::uint32_t at) {
  const auto after = std::ranges::upper_bound(spans, at, {}, &Span::first);
  return after != spans.begin() && at <= std::prev(after)->last;
}

void WorkbookRoom::take(const Sheet& sheet, std::size_t cells, std::size_t text_of_each) {
  const auto fail = [&](const char* code, std::size_t most) {
    throw IoError(
        file_, Message{code, {{"sheet", sheet.name()}, {"most", static_cast<std::int64_t>(most)}}},
        Message{"save_again_or_refuse"});
  };
  // Cells first: so few of them cannot make the product overflow.
  cells_ += cells;
  if (cells_ > kMostCells) fail("too_many_cells", kMostCells);
  text_ += cells * text_of_each;
  if (text_ > kMostText) fail("too_much_text", kMostText);
}

bool Sheet::is_row_hidden(std::uint32_t row) const { return is_in(hidden_rows_, row); }
bool Sheet::is_column_hidden(std::uint32_t column) const { return is_in(hidden_columns_, column); }

}  // namespace carreau::files
