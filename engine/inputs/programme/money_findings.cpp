// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/money_findings.hpp"

#include "base/message.hpp"
#include "inputs/programme/action_words.hpp"
#include "inputs/programme/amount_columns.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

namespace {

Fixed in_euros(Euros amount) { return {static_cast<double>(amount.cents()) / 100.0, 2}; }

void report_unread(const ActionTable& table, Findings& findings) {
  const SheetRows& rows = table.rows;
  const AmountWords words = amount_words(table.mapping);
  const auto& included = table.columns.included;
  std::vector<std::string> others;
  for (const std::size_t column : table.columns.unused) {
    const std::string name = shown_column(rows.columns(), column);
    const bool is_included = std::find(included.begin(), included.end(), column) != included.end();
    const bool is_money = !is_included && may_be_money(rows.columns()[column], words) &&
                          holds_amounts(rows, column, table.mapping.money, true) &&
                          !holds_codes(rows, column);
    if (!is_money) {
      others.push_back(name);
      continue;
    }
    const bool in_thousands = amount_header(rows.columns()[column], words).in_thousands;
    const Euros sum = sum_of_column(rows, {column, in_thousands}, table.mapping.money);
    findings.warn("money_column_not_read", {{"column", name}, {"sum", in_euros(sum)}},
                  {rows.name(), {}, name});
  }
  if (!others.empty()) {
    findings.notice("columns_not_read", {{"columns", others}}, {rows.name(), {}, {}});
  }
}

void report_totals(const ActionTable& table, Findings& findings) {
  const SheetRows& rows = table.rows;
  for (const TotalColumn& total : table.columns.totals) {
    std::vector<AmountColumn> parts;
    for (const FunderAmounts& f : table.columns.funders) {
      if (f.funder.measure == total.measure) parts.push_back({f.column, f.funder.in_thousands});
    }
    const TotalCheck check =
        check_total(rows, {total.column, total.in_thousands}, parts, table.mapping.money);
    if (check.differing == 0) continue;
    const std::string& name = rows.columns()[total.column];
    findings.warn(
        "funder_total_differs",
        {{"column", name}, {"total", in_euros(check.total)}, {"sum", in_euros(check.sum)}},
        rows.place(check.first_row, name), static_cast<std::int64_t>(check.differing));
  }
}

/// "Montant accordé" beside "Accordé CAF": the amount of another funder, or a total that does not
/// add up? It counts, and the user decides.
void report_amounts_beside(const ActionTable& table, Findings& findings) {
  const ActionColumns& columns = table.columns;
  if (columns.find(ActionField::funder) != nullptr ||
      table.mapping.constants.contains(ActionField::funder)) {
    return;
  }
  for (const FieldColumn& field : columns.fields) {
    const bool is_beside =
        is_money(field.field) && field.how != Recognition::mapping &&
        std::any_of(columns.funders.begin(), columns.funders.end(), [&](const auto& f) {
          return !f.funder.funder.empty() &&
                 carreau::to_text(f.funder.measure) == to_text(field.field);
        });
    if (!is_beside) continue;
    const std::string& name = table.rows.columns()[field.column];
    findings.warn("amount_beside_funders", {{"column", name}}, {table.rows.name(), {}, name});
  }
}

/// The columns of funders at one stage, in the order of the sheet.
std::vector<const FunderAmounts*> funders_at(const ActionTable& table, Measure measure) {
  std::vector<const FunderAmounts*> columns;
  for (const FunderAmounts& f : table.columns.funders) {
    if (f.funder.measure == measure) columns.push_back(&f);
  }
  std::ranges::sort(columns, {}, [](const FunderAmounts* f) { return f->column; });
  return columns;
}

/// Whether a column is the sum of columns beside it in every row, and of amounts in two at least:
/// columns of zeros add up to anything.
bool is_sum_of(const ActionTable& table, const FunderAmounts& whole,
               std::span<const FunderAmounts* const> parts) {
  std::vector<AmountColumn> columns;
  for (const FunderAmounts* f : parts) columns.push_back({f->column, f->funder.in_thousands});
  const TotalCheck check = check_total(table.rows, {whole.column, whole.funder.in_thousands},
                                       columns, table.mapping.money);
  return check.amounts >= 2 && check.differing == 0;
}

/// "État", "P147", "DRAC": a funder whose column adds up the next ones counts twice.
void report_sums_of_funders(const ActionTable& table, Findings& findings) {
  for (const Measure measure : {Measure::requested, Measure::granted, Measure::paid}) {
    const auto columns = funders_at(table, measure);
    for (std::size_t whole = 0; whole < columns.size(); ++whole) {
      const auto after = std::span(columns).subspan(whole + 1);
      const auto before = std::span(columns).first(whole);
      for (std::size_t count = 2; count <= std::max(after.size(), before.size()); ++count) {
        const bool is_sum =
            (count <= after.size() && is_sum_of(table, *columns[whole], after.first(count))) ||
            (count <= before.size() && is_sum_of(table, *columns[whole], before.last(count)));
        if (!is_sum) continue;
        const std::string& name = table.rows.columns()[columns[whole]->column];
        findings.warn("funder_column_is_sum", {}, {table.rows.name(), {}, name});
        break;
      }
    }
  }
}

}  // namespace

void report_money(const ActionTable& table, Findings& findings) {
  report_unread(table, findings);
  report_totals(table, findings);
  report_amounts_beside(table, findings);
  report_sums_of_funders(table, findings);
}

}  // namespace carreau::inputs
