// SPDX-License-Identifier: Apache-2.0
#include "report/table_words.hpp"

#include "base/decimal.hpp"

namespace carreau::report {

namespace {

/// The words for a slip that concerns no particular line.
std::string_view plain_slip(SlipKind kind, Axis axis, const Words& w) {
  switch (kind) {
    case SlipKind::one_digit: return w("report_table_words_slip_of_digit");
    case SlipKind::swapped_digits: return w("report_table_words_slip_of_swapped_digits");
    case SlipKind::wrong_sign: return w("report_table_words_slip_of_sign");
    case SlipKind::totals_corrected: return w("report_table_words_slip_of_totals");
    case SlipKind::other_way:
      return axis == Axis::rows ? w("report_table_words_slip_holds_along_row")
                                : w("report_table_words_slip_holds_down_column");
    case SlipKind::total_itself: return w("report_table_words_slip_of_total");
    case SlipKind::text_left_out: return w("report_table_words_slip_of_text_left_out");
    case SlipKind::hidden_left_out: return w("report_table_words_slip_of_hidden_rows");
    case SlipKind::text_read: return w("report_table_words_slip_of_text");
    default: return "";
  }
}

}  // namespace

std::string quoted(const std::string& name, const Words& w) {
  return w.text("report_table_words_quoted", {{"name", name}});
}

std::string TableWords::figure(std::int64_t hundredths, const SumUnit& unit) const {
  const int decimals = hundredths % 100 == 0 ? 0 : 2;
  const std::string number = w_.decimal(decimal_value(hundredths, 2), decimals);
  if (unit.kind == FigureKind::money)
    return w_.text("report_table_words_euros", {{"number", number}});
  if (unit.kind == FigureKind::share)
    return w_.text("report_table_words_percent", {{"number", number}});
  return number;
}

std::string TableWords::line_name(Axis axis, std::size_t line) const {
  if (axis == Axis::rows) {
    const SumRow& row = table_.rows[line];
    return row.name.empty() ? w_.text("report_table_words_row", {{"row", row.file_row}})
                            : quoted(row.name, w_);
  }
  const SumColumn& column = table_.columns[line];
  return column.name.empty() ? w_.text("report_table_words_column", {{"position", column.position}})
                             : quoted(column.name, w_);
}

std::string TableWords::cell(std::size_t row, std::size_t column) const {
  const std::string names = line_name(Axis::rows, row) + " × " + line_name(Axis::columns, column);
  const std::int64_t file_row = table_.rows[row].file_row;
  if (!table_.is_spreadsheet)
    return w_.text("report_table_words_cell_of_row", {{"row", file_row}, {"names", names}});
  return w_.text("report_table_words_cell",
                 {{"column", column_letters(table_.columns[column].position)},
                  {"row", file_row},
                  {"names", names}});
}

std::string TableWords::place(const TableFigure& figure) const {
  if (figure.is_stated) return cell(*figure.row, *figure.column);
  if (!figure.row && !figure.column) return std::string(w_("report_table_words_sum_of_table"));
  return w_.text("report_table_words_sum_of_line",
                 {{"line", figure.row ? line_name(Axis::rows, *figure.row)
                                      : line_name(Axis::columns, *figure.column)}});
}

std::string TableWords::unread(Axis axis, std::size_t line, std::size_t cross) const {
  const SumCell& cell = axis == Axis::rows ? table_.at(line, cross) : table_.at(cross, line);
  if (cell.kind == CellKind::unknown) {
    return w_.text("report_table_words_empty", {{"line", line_name(axis, line)}});
  }
  return filled("{} ({})", quoted(cell.text, w_), line_name(axis, line));
}

std::string TableWords::line_slip(SlipKind kind, const std::string& line) const {
  switch (kind) {
    case SlipKind::counted_twice:
      return w_.text("report_table_words_slip_of_line_twice", {{"line", line}});
    case SlipKind::left_out:
      return w_.text("report_table_words_slip_of_line_left_out", {{"line", line}});
    case SlipKind::wrong_sign:
      return w_.text("report_table_words_slip_of_line_sign", {{"line", line}});
    default: return w_.text("report_table_words_slip_of_line_in_thousands", {{"line", line}});
  }
}

std::string TableWords::slip(const Slip& slip, const SumUnit& unit, Axis axis) const {
  if (slip.kind == SlipKind::cell) {
    return w_.text("report_table_words_slip_of_cell", {{"figure", figure(slip.figure, unit)},
                                                       {"cell", cell(*slip.line, slip.column)}});
  }
  if (slip.line) return line_slip(slip.kind, line_name(axis, *slip.line));
  if (slip.kind != SlipKind::scale) return std::string(plain_slip(slip.kind, axis, w_));
  if (slip.factor == 1000) {
    return std::string(w_("report_table_words_slip_of_thousands"));
  }
  return w_.text("report_table_words_slip_of_zeros", {{"factor", slip.factor}});
}

std::string TableWords::slips(const std::vector<Slip>& slips, const SumUnit& unit,
                              Axis axis) const {
  std::string text;
  for (const Slip& one : slips) text += "      → " + slip(one, unit, axis) + "\n";
  return text;
}

}  // namespace carreau::report
