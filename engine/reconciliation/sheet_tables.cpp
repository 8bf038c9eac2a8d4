// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/sheet_tables.hpp"

#include "base/decimal.hpp"
#include "base/text.hpp"
#include "reconciliation/line_names.hpp"
#include "reconciliation/sheet_header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace carreau {

namespace {

/// "A12:F20", as spreadsheets call an area.
std::string area_text(const SheetView& view, const SheetArea& area) {
  const auto corner = [&](std::size_t row, std::size_t column) {
    return fmt::format("{}{}", column_letters(static_cast<std::int64_t>(column) + 1),
                       view.sheet().rows[row].number);
  };
  return corner(area.top, area.left) + ":" + corner(area.bottom - 1, area.right - 1);
}

/// Makes the table of one area.
class TableMaker {
 public:
  TableMaker(const SheetView& view, const SheetArea& area, bool is_alone)
      : view_(view), area_(area), header_(find_header(view, area)) {
    table_.file = view.sheet().file;
    table_.sheet = view.sheet().name;
    table_.is_spreadsheet = view.sheet().is_spreadsheet;
    table_.caption = caption_of(view, area, header_);
    if (!is_alone) table_.area = area_text(view, area);
    headings_ = column_headings(view, area, header_);
  }

  SumTable make(Findings& findings) {
    note_header(findings);
    find_rows();
    find_notations();
    choose_columns();
    note_numbered_rows(findings);
    add_rows();
    find_unread();
    note_unread(findings);
    return std::move(table_);
  }

 private:
  [[nodiscard]] const ColumnHeading& heading(std::size_t column) const {
    return headings_[column - area_.left];
  }
  [[nodiscard]] std::int64_t row_number(std::size_t row) const {
    return view_.sheet().rows[row].number;
  }
  [[nodiscard]] Place place(std::size_t row) const { return {table_.title(), row_number(row), {}}; }

  void note_header(Findings& findings) const {
    if (header_.rows.size() > 1) {
      findings.notice("header_of_rows", {{"rows", header_.rows.size()}},
                      place(header_.rows.front()));
    }
    // Probably the row of column names is missing.
    if (header_.is_of_figures) findings.warn("header_of_figures", {}, place(header_.rows.front()));
  }

  /// The rows below the header, without blank ones and without headers that are printed again on
  /// the next page.
  void find_rows() {
    for (std::size_t r = header_.rows.back() + 1; r < area_.bottom; ++r) {
      const bool is_repeated =
          std::any_of(header_.rows.begin(), header_.rows.end(),
                      [&](std::size_t h) { return view_.is_same_row(area_, r, h); });
      if (!is_repeated && !view_.is_blank_row(area_, r)) rows_.push_back(r);
    }
  }

  /// The decimal mark of each column, by its own texts where they decide, else by all of the table.
  void find_notations() {
    std::vector<std::string_view> all;
    std::vector<std::vector<std::string_view>> texts(headings_.size());
    for (const std::size_t r : rows_) {
      for (std::size_t c = area_.left; c < area_.right; ++c) {
        if (!view_.cell(r, c).is_typed) texts[c - area_.left].push_back(view_.cell(r, c).text);
      }
    }
    for (const auto& column : texts) all.insert(all.end(), column.begin(), column.end());
    const AmountNotation usual = notation_of(all);
    for (const auto& column : texts) {
      const AmountNotation own = notation_of(column);
      notations_.push_back(own.mark == AmountNotation::Mark::either ? usual : own);
    }
  }

  /// How many cells of a column below the header are of one kind.
  [[nodiscard]] std::size_t count_below(std::size_t column, CellKind kind) const {
    return static_cast<std::size_t>(std::count_if(rows_.begin(), rows_.end(), [&](std::size_t r) {
      return kind == CellKind::number ? view_.is_figure(r, column)
                                      : view_.part(r, column) == SheetPart::word;
    }));
  }

  /// Whether the column contains figures, apart from a few texts.
  [[nodiscard]] bool has_figures(std::size_t column) const {
    const std::size_t numbers = count_below(column, CellKind::number);
    return numbers > 0 && numbers >= count_below(column, CellKind::text);
  }

  /// Columns before the first column of figures name the rows; so does a column of codes among
  /// them, whose digits are no quantity, and a first column that does not say what its figures are.
  void choose_columns() {
    bool is_leading = true;
    for (std::size_t c = area_.left; c < area_.right; ++c) {
      const std::string& name = heading(c).name;
      const bool is_name =
          is_identifier(name) || !has_figures(c) || (c == area_.left && !is_of_money(c));
      if (is_leading && is_name) {
        names_.push_back(c);
        continue;
      }
      is_leading = false;
      if (!has_figures(c)) continue;
      figures_.push_back(c);
      table_.columns.push_back({name, static_cast<std::int64_t>(c) + 1, heading(c).lowest});
    }
    if (names_.empty()) name_by_words();
  }

  /// Whether a first column has amounts, and not names of rows such as numbers and "Total".
  [[nodiscard]] bool is_of_money(std::size_t column) const {
    const auto unit = stated_unit(heading(column).name);
    return unit && unit->kind == FigureKind::money && count_below(column, CellKind::text) == 0;
  }

  /// Figures stand in the first column, so a column behind them names the rows.
  void name_by_words() {
    for (std::size_t c = area_.left; c < area_.right; ++c) {
      const bool is_of_words =
          count_below(c, CellKind::number) == 0 && count_below(c, CellKind::text) > 0;
      if (is_of_words && names_.empty()) names_.push_back(c);
    }
  }

  /// Reports that the first column contains only numbers: they may have been meant as figures.
  void note_numbered_rows(Findings& findings) const {
    // Names beside the numbers, or a column of codes: no doubt.
    if (names_.size() != 1 || is_identifier(heading(names_[0]).name) || figures_.empty()) return;
    const bool is_numbered = std::all_of(rows_.begin(), rows_.end(), [&](std::size_t r) {
      return view_.cell(r, names_[0]).text.empty() || view_.is_figure(r, names_[0]);
    });
    if (!is_numbered) return;
    findings.notice("rows_named_by_numbers", {{"column", heading(names_[0]).name}},
                    {table_.title(), {}, {}});
  }

  /// The texts that name a row; codes are left out where there are words.
  [[nodiscard]] std::string name_of(std::size_t row) const {
    std::vector<std::string> names;
    std::string code;
    for (const std::size_t c : names_) {
      const std::string& text = view_.cell(row, c).text;
      if (text.empty()) continue;
      if (names_.size() > 1 && is_identifier(heading(c).name)) code = text;
      // Merged cells may repeat their text.
      else if (names.empty() || names.back() != text) names.push_back(text);
    }
    return names.empty() ? code : join(names, " ");
  }

  [[nodiscard]] SumCell figure(std::size_t row, std::size_t column) const {
    const SheetCell& cell = view_.cell(row, column);
    if (cell.is_typed) return typed_figure(cell.text);
    SumCell read = read_figure(cell.text, notations_[column - area_.left]);
    read.is_kept_as_text = table_.is_spreadsheet && read.is_number();
    return read;
  }

  /// A row without any figure is the heading of a section or a note.
  void add_rows() {
    bool is_first_of_section = false;
    for (const std::size_t r : rows_) {
      const bool is_heading = view_.is_title(area_, r) ||
                              std::all_of(figures_.begin(), figures_.end(), [&](std::size_t c) {
                                return view_.part(r, c) == SheetPart::empty;
                              });
      if (is_heading) {
        is_first_of_section = true;
        continue;
      }
      table_.rows.push_back({name_of(r), row_number(r), view_.sheet().rows[r].is_hidden,
                             std::exchange(is_first_of_section, false)});
      for (const std::size_t c : figures_) table_.cells.push_back(figure(r, c));
    }
  }

  /// Adds the figures of a line that was not read; nothing where it has none.
  template <class Cells>
  void add_unread(UnreadLine line, const Cells& cells) {
    for (const auto& [row, column] : cells) {
      if (!view_.is_figure(row, column)) continue;
      ++line.figures;
      line.hundredths += figure(row, column).hundredths;
    }
    if (line.figures > 0) table_.unread.push_back(std::move(line));
  }

  void find_unread() {
    using CellsOfLine = std::vector<std::pair<std::size_t, std::size_t>>;
    // Rows above the header, and a header of figures itself.
    const std::size_t end = header_.is_of_figures ? header_.rows.back() + 1 : header_.rows.front();
    for (std::size_t r = area_.top; r < end; ++r) {
      if (view_.is_title(area_, r)) continue;
      CellsOfLine cells;
      for (std::size_t c = area_.left; c < area_.right; ++c) cells.emplace_back(r, c);
      const std::string& name = view_.cell(r, area_.left).text;
      add_unread({false, view_.is_figure(r, area_.left) ? "" : name, row_number(r)}, cells);
    }
    for (std::size_t c = area_.left; c < area_.right; ++c) {
      // Where nothing could be read as a table, every figure is left.
      const bool is_read =
          !figures_.empty() && (std::binary_search(figures_.begin(), figures_.end(), c) ||
                                std::find(names_.begin(), names_.end(), c) != names_.end());
      const std::string& name = heading(c).name;
      // The digits of codes and years are no quantity, and nothing is lost with them.
      if (is_identifier(name) || (is_read && !hides_figures(c))) continue;
      CellsOfLine cells;
      for (const std::size_t r : rows_) cells.emplace_back(r, c);
      add_unread({true, name, static_cast<std::int64_t>(c) + 1}, cells);
    }
  }

  /// Whether a column that names the rows has some figures among its words, other than in the
  /// first, where they are numbers of rows.
  [[nodiscard]] bool hides_figures(std::size_t column) const {
    return column != area_.left && !has_figures(column) &&
           count_below(column, CellKind::number) > 0;
  }

  void note_unread(Findings& findings) const {
    for (const UnreadLine& line : table_.unread) {
      const DetailValue sum = line.hundredths % 100 == 0
                                  ? DetailValue(Count{line.hundredths / 100})
                                  : DetailValue(Fixed{decimal_value(line.hundredths, 2), 2});
      const Count figures{static_cast<std::int64_t>(line.figures)};
      if (line.is_column) {
        findings.warn("column_not_read",
                      {{"column", line.label()}, {"figures", figures}, {"sum", sum}},
                      {table_.title(), {}, {}});
      } else {
        findings.warn("row_not_read", {{"figures", figures}, {"sum", sum}},
                      {table_.title(), line.position, {}});
      }
    }
  }

  const SheetView& view_;
  SheetArea area_;
  SheetHeader header_;
  std::vector<ColumnHeading> headings_;
  std::vector<std::size_t> rows_;          ///< of the sheet, below the header
  std::vector<AmountNotation> notations_;  ///< how the figures of each column are written
  std::vector<std::size_t> names_;         ///< columns with names of rows
  std::vector<std::size_t> figures_;       ///< columns with figures
  SumTable table_;
};

}  // namespace

std::vector<SumTable> tables_on(const PrintedSheet& sheet, Findings& findings) {
  const SheetView view(sheet);
  std::vector<SumTable> tables;
  std::vector<SheetArea> areas = table_areas(view);
  // Notes and titles apart from the tables.
  std::erase_if(areas, [&](const SheetArea& area) {
    for (std::size_t r = area.top; r < area.bottom; ++r) {
      for (std::size_t c = area.left; c < area.right; ++c) {
        if (view.is_figure(r, c)) return false;
      }
    }
    return true;
  });
  for (const SheetArea& area : areas) {
    SumTable table = TableMaker(view, area, areas.size() == 1).make(findings);
    if (!table.columns.empty() || !table.unread.empty()) tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace carreau
