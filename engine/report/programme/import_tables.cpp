// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_tables.hpp"
#include "report/programme/import_summary.hpp"
#include "report/programme/tally_columns.hpp"

#include <utility>

namespace carreau::report {

namespace {

using files::FieldValue;
using inputs::ColumnAccount;
using inputs::TableAccount;

ReportTable account_table(const char* key, std::string_view title, std::string_view sheet) {
  return {key, std::string(title), std::string(sheet), TableSection::method};
}

/// A row of the account: what it counts, then its figures.
void add_count(ReportTable& table, const TableAccount& account, std::string_view item,
               std::size_t rows) {
  table.rows.push_back(
      {{account.table, std::string(item), {}, static_cast<std::int64_t>(rows), {}, {}, {}, {}},
       false,
       {}});
}

void add_counts(ReportTable& table, const TableAccount& account, const Words& w) {
  add_count(table, account, w("report_import_rows"), account.rows);
  add_count(table, account, w("report_import_actions"), account.actions);
  add_count(table, account, w("report_import_joined"), account.joined);
  add_count(table, account, w("report_import_set_aside"), account.set_aside.size());
  add_count(table, account, w("report_import_refused"), account.refused);
  if (account.blank > 0) add_count(table, account, w("report_import_blank"), account.blank);
}

void add_column(ReportTable& table, const TableAccount& account, const ColumnAccount& column,
                const Words& w) {
  // People are whole numbers, euros are cents.
  const std::int64_t unit = column.use.is_people ? 100 : 1;
  const auto figure = [&](Euros sum) { return FieldValue(sum.cents() / unit); };
  const bool is_read = column.use.is_read();
  const auto part = [&](Euros sum) { return is_read ? figure(sum) : FieldValue(); };
  TableRow& row = table.rows.emplace_back();
  row.cells = {account.table,
               column.name,
               column_use_label(column.use, w),
               static_cast<std::int64_t>(column.cells),
               figure(column.sum),
               part(column.read),
               part(column.refused),
               part(column.set_aside)};
  if (column.use.is_people) row.kind = files::ValueKind::count;
}

void add_totals(ReportTable& table, const TableAccount& account, const Words& w) {
  for (const inputs::StatedTotal& total : account.totals) {
    const std::string_view item =
        total.differs() ? w("report_import_gap") : w("report_import_stated");
    table.rows.push_back({{account.table,
                           std::string(item),
                           total.text + " – " + total.place.text(w.language()),
                           {},
                           total.stated.cents(),
                           total.read.cents(),
                           {},
                           {}},
                          false,
                          {}});
  }
}

/// A row for each amount of a row that was set aside, with the column that holds it.
void add_set_aside(ReportTable& table, const inputs::SetAsideRow& row, const Words& w) {
  const auto add = [&](const Place& place, FieldValue euros) {
    table.rows.push_back({{place.text(w.language()), std::string(row_kind_label(row.kind, w)),
                           known_text(row.text), std::move(euros)},
                          false,
                          {}});
  };
  if (row.amounts.empty()) add(row.place, {});
  for (const inputs::ColumnAmount& one : row.amounts) {
    add({row.place.file, row.place.row, one.column}, one.amount.cents());
  }
}

void add_rows(ReportTable& table, const TableAccount& account, const Words& w) {
  for (const inputs::SetAsideRow& row : account.set_aside) add_set_aside(table, row, w);
  for (const inputs::UnknownValue& value : account.unknown) {
    table.rows.push_back({{value.place.text(w.language()), std::string(w("report_import_kept")),
                           known_text(value.written), money(value.euros)},
                          false,
                          {}});
  }
}

}  // namespace

ReportTable import_table(const ActionsView& view, const Words& w) {
  using enum files::ValueKind;
  ReportTable table = account_table("import", w("report_import_title"), w("report_import_sheet"));
  table.columns = {text_column("table", w("report_import_file")),
                   text_column("item", w("report_import_item")),
                   text_column("use", w("report_import_use")),
                   {"count", std::string(w("report_import_count")), count},
                   {"sum", std::string(w("report_import_sum")), euros},
                   {"read", std::string(w("report_import_read")), euros},
                   {"refused", std::string(w("report_import_refused_sum")), euros},
                   {"set_aside", std::string(w("report_import_aside_sum")), euros}};
  table.notes = {std::string(w("report_import_note"))};
  if (view.account == nullptr) return table;
  for (const TableAccount& account : view.account->tables) {
    add_counts(table, account, w);
    for (const ColumnAccount& column : account.columns) add_column(table, account, column, w);
    add_totals(table, account, w);
  }
  return table;
}

ReportTable import_row_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      account_table("import_rows", w("report_import_rows_title"), w("report_import_rows_sheet"));
  table.is_detail = true;
  table.columns = {text_column("place", w("report_import_place")),
                   text_column("kind", w("report_import_item")),
                   text_column("text", w("report_import_written")),
                   {"euros", std::string(w("report_import_euros")), files::ValueKind::euros}};
  if (view.account != nullptr) {
    for (const TableAccount& account : view.account->tables) add_rows(table, account, w);
  }
  if (table.rows.empty()) table.notes = {std::string(w("report_import_no_rows"))};
  return table;
}

}  // namespace carreau::report
