// SPDX-License-Identifier: Apache-2.0
#include "results/reconciliation_rows.hpp"

#include "base/decimal.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

namespace carreau::results {

namespace {

namespace h = headings;

/// The place as a reader finds it: the row and column of the file, not the indices of the parsed
/// table, which leaves out rows and columns that only give names.
PlaceRecord place_record(const SumTable& table, std::optional<std::size_t> row,
                         std::optional<std::size_t> column) {
  PlaceRecord place;
  place.table = table.title();
  if (row) {
    place.row = table.rows[*row].file_row;
    place.row_name = table.rows[*row].name;
  }
  if (column) {
    place.column = table.columns[*column].position;
    place.column_name = table.columns[*column].name;
  }
  return place;
}

/// Figures are compared in whole hundredths, without rounding; only the output divides them.
double amount(std::int64_t hundredths) { return decimal_value(hundredths, 2); }

ReconciliationRecord total_record(const CheckedTable& checked, const TotalCheck& check) {
  ReconciliationRecord record;
  record.check = check_of(check.axis);
  record.status = check.status;
  record.place = place_record(checked.table, check.row, check.column);
  record.unit = unit_code(check.unit);
  record.stated = amount(check.stated);
  record.against = amount(check.parts.sum);
  record.difference = amount(check.difference());
  record.parts = check.parts.known;
  record.unread = check.parts.unread.size();
  // Several causes may explain a difference; all are listed, none is preferred.
  for (const Slip& slip : check.slips) {
    record.causes.push_back(slip_code(checked, check.axis, slip));
  }
  return record;
}

ReconciliationRecord unread_record(const SumTable& table, const UnreadLine& line) {
  ReconciliationRecord record;
  record.check =
      line.is_column ? ReconciliationCheck::unread_column : ReconciliationCheck::unread_row;
  record.status = CheckStatus::not_read;
  record.place.table = table.title();
  (line.is_column ? record.place.column : record.place.row) = line.position;
  (line.is_column ? record.place.column_name : record.place.row_name) = line.name;
  record.against = amount(line.hundredths);
  record.parts = line.figures;
  return record;
}

/// The row stands at the first figure; the second is given in the columns named `other_…`.
ReconciliationRecord compared_record(const Reconciliation& all, const FigureComparison& compared) {
  const TableFigure& first = compared.first;
  const TableFigure& second = compared.second;
  const CheckedTable& table = all.tables[first.table];
  ReconciliationRecord record;
  record.check = check_of(compared.meaning);
  record.status = compared.status;
  record.place = place_record(table.table, first.row, first.column);
  record.unit = unit_code(first.unit);
  record.stated = amount(first.hundredths);
  record.against = amount(second.hundredths);
  record.difference = amount(first.hundredths - second.hundredths);
  record.unread = first.unread + second.unread;
  // Slips between two tables concern figures, never a line, so the axis plays no part.
  for (const Slip& slip : compared.slips) {
    record.causes.push_back(slip_code(table, Axis::rows, slip));
  }
  record.other = place_record(all.tables[second.table].table, second.row, second.column);
  return record;
}

std::vector<Column<ReconciliationRecord>> place_columns() {
  using R = ReconciliationRecord;
  using P = PlaceRecord;
  using enum ColumnUnit;
  static constexpr Heading kTable{"table", none, "tableau", "table"};
  static constexpr Heading kRow{"row", none, "ligne", "row"};
  static constexpr Heading kRowName{"row_name", none, "nom de la ligne", "name of the row"};
  static constexpr Heading kColumn{"column", none, "colonne", "column"};
  static constexpr Heading kColumnName{"column_name", none, "nom de la colonne",
                                       "name of the column"};
  // Every check has a table, so this column is never null.
  return list_of<R>(text_column<kPath<&R::place, &P::table>, Empty::text>(kTable),
                    integer_column<kPath<&R::place, &P::row>>(kRow),
                    text_column<kPath<&R::place, &P::row_name>>(kRowName),
                    integer_column<kPath<&R::place, &P::column>>(kColumn),
                    text_column<kPath<&R::place, &P::column_name>>(kColumnName));
}

std::vector<Column<ReconciliationRecord>> other_place_columns() {
  // Without a second table, its name is null rather than an empty text.
  using R = ReconciliationRecord;
  using P = PlaceRecord;
  using enum ColumnUnit;
  static constexpr Heading kTable{"other_table", none, "autre tableau", "other table"};
  static constexpr Heading kRow{"other_row", none, "ligne de l'autre", "row of the other"};
  static constexpr Heading kRowName{"other_row_name", none, "nom de la ligne de l'autre",
                                    "name of the row of the other"};
  static constexpr Heading kColumn{"other_column", none, "colonne de l'autre",
                                   "column of the other"};
  static constexpr Heading kColumnName{"other_column_name", none, "nom de la colonne de l'autre",
                                       "name of the column of the other"};
  // A check of one table has no other place, so these columns are null there.
  return list_of<R>(text_column<kPath<&R::other, &P::table>>(kTable),
                    integer_column<kPath<&R::other, &P::row>>(kRow),
                    text_column<kPath<&R::other, &P::row_name>>(kRowName),
                    integer_column<kPath<&R::other, &P::column>>(kColumn),
                    text_column<kPath<&R::other, &P::column_name>>(kColumnName));
}

}  // namespace

std::size_t Reconciliation::differences() const {
  std::size_t count = between.count(CheckStatus::differs);
  for (const CheckedTable& table : tables) count += table.count(CheckStatus::differs);
  return count;
}

std::size_t Reconciliation::unread() const {
  std::size_t count = 0;
  for (const CheckedTable& table : tables) count += table.table.unread.size();
  return count;
}

std::string unit_code(const SumUnit& unit) {
  switch (unit.kind) {
    case FigureKind::money: return "eur";
    case FigureKind::share: return "percent";
    // Counts of different things are different units: the noun tells them apart.
    case FigureKind::count: return unit.noun.empty() ? "count" : unit.noun;
    case FigureKind::figures:
    case FigureKind::not_summed: return "";
  }
  return "";
}

/// The kind, and in parentheses what explains the difference: the factor, the line, or the cell
/// with the figure that would make both totals hold. This text is a code, the same in every
/// language.
std::string slip_code(const CheckedTable& checked, Axis axis, const Slip& slip) {
  // Only kinds that concern a line, a cell or a factor have more to say than their name.
  const std::string kind(to_text(slip.kind));
  if (slip.kind == SlipKind::scale) return fmt::format("{} ({})", kind, slip.factor);
  if (!slip.line) return kind;
  const SumTable& table = checked.table;
  if (slip.kind == SlipKind::cell) {
    return fmt::format("{} ({} / {}: {})", kind, table.rows[*slip.line].name,
                       table.columns[slip.column].name, decimal_text(slip.figure, 2));
  }
  return fmt::format(
      "{} ({})", kind,
      axis == Axis::rows ? table.rows[*slip.line].name : table.columns[*slip.line].name);
}

const ColumnTable<ReconciliationRecord>& reconciliation_columns() {
  using R = ReconciliationRecord;
  using enum ColumnUnit;
  static constexpr Heading kCheck{"check", none, "contrôle", "check"};
  static constexpr Heading kUnit{"unit", none, "unité", "unit"};
  // `varies`: the unit differs from row to row and stands in the column `unit`.
  static constexpr Heading kStated{"stated", varies, "écrit", "stated"};
  static constexpr Heading kAgainst{"against", varies, "à comparer à", "against"};
  static constexpr Heading kDifference{"difference", varies, "écart", "difference"};
  static constexpr Heading kParts{"parts", figures, "parties", "parts"};
  static constexpr Heading kUnread{"unread", figures, "non lus", "unread"};
  static constexpr Heading kCauses{"causes", none, "causes possibles", "likely causes"};
  static const ColumnTable<R> table(
      list_of<R>(text_column<&R::check>(kCheck), text_column<&R::status>(h::kStatus),
                 place_columns(), text_column<&R::unit>(kUnit), number_column<&R::stated>(kStated),
                 number_column<&R::against>(kAgainst), number_column<&R::difference>(kDifference),
                 integer_column<&R::parts>(kParts), integer_column<&R::unread>(kUnread),
                 list_column<&R::causes>(kCauses), other_place_columns()));
  return table;
}

/// Checks within each table come first, then comparisons between tables: the order of the report.
std::vector<ReconciliationRecord> reconciliation_records(const Reconciliation& reconciliation) {
  std::vector<ReconciliationRecord> records;
  for (const CheckedTable& checked : reconciliation.tables) {
    for (const TotalCheck& check : checked.checks) records.push_back(total_record(checked, check));
    for (const UnreadLine& line : checked.table.unread) {
      records.push_back(unread_record(checked.table, line));
    }
  }
  for (const FigureComparison& compared : reconciliation.between.compared) {
    records.push_back(compared_record(reconciliation, compared));
  }
  return records;
}

const std::vector<files::FieldSpec>& reconciliation_fields() {
  return reconciliation_columns().fields();
}

std::vector<files::Row> reconciliation_rows(const Reconciliation& reconciliation) {
  return reconciliation_columns().rows(reconciliation_records(reconciliation));
}

}  // namespace carreau::results
