// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/money_findings.hpp"

#include "inputs/programme/action_words.hpp"
#include "inputs/programme/amount_columns.hpp"
#include "inputs/programme/header_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

Fixed in_euros(Euros amount) { return {amount.value(), 2}; }

namespace {

void report_unread(const ActionTable& table, Findings& findings) {
  const SheetRows& rows = table.rows;
  const AmountWords words = amount_words(table.mapping);
  const auto& included = table.columns.included;
  std::vector<std::string> others;
  for (const std::size_t column : table.columns.unused) {
    const std::string name = shown_column(rows.columns(), column);
    const HeaderText text = header_text(rows.columns()[column]);
    const bool is_included = std::find(included.begin(), included.end(), column) != included.end();
    const bool is_money = !is_included && may_be_money(text, words) &&
                          holds_amounts(rows, column, table.mapping.money, true) &&
                          !holds_codes(rows, column);
    if (!is_money) {
      others.push_back(name);
      continue;
    }
    const Euros sum = sum_of_column(rows, {column, text.in_thousands}, table.mapping.money);
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

/// The amounts of columns that stand beside each other. Sums over any of them come from those over
/// all before, because each column is compared with all that stand beside it.
class AdjoiningAmounts {
 public:
  AdjoiningAmounts(const ActionTable& table, std::span<const FunderAmounts* const> columns) {
    before_.emplace_back(table.rows.size());
    for (const FunderAmounts* const f : columns) {
      auto& amounts = amounts_.emplace_back();
      auto& sums = before_.emplace_back(before_.back());
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const AmountColumn column{f->column, f->funder.in_thousands};
        amounts.push_back(amount_in_cell(table.rows, row, column, table.mapping.money));
        sums[row] += amounts.back().value_or(Euros());
      }
    }
  }

  /// Whether a column has amounts in two rows at least: columns of zeros add up to anything.
  [[nodiscard]] bool has_amounts(std::size_t column) const {
    return std::ranges::count_if(amounts_[column], [](const std::optional<Euros>& amount) {
             return amount.value_or(Euros()) != Euros();
           }) >= 2;
  }
  /// Whether a column is the sum of `count` others in every row.
  [[nodiscard]] bool is_sum(std::size_t column, std::size_t first, std::size_t count) const {
    for (std::size_t row = 0; row < amounts_[column].size(); ++row) {
      const auto& stated = amounts_[column][row];
      if (stated && *stated != before_[first + count][row] - before_[first][row]) return false;
    }
    return true;
  }

 private:
  std::vector<std::vector<std::optional<Euros>>> amounts_;  ///< by column, then by row
  std::vector<std::vector<Euros>> before_;  ///< the sums over all columns before, by row
};

/// "État", "P147", "DRAC": a funder whose column adds up the next ones counts twice.
void report_sums_of_funders(const ActionTable& table, Findings& findings) {
  for (const Measure measure : {Measure::requested, Measure::granted, Measure::paid}) {
    const auto columns = funders_at(table, measure);
    const AdjoiningAmounts amounts(table, columns);
    for (std::size_t whole = 0; whole < columns.size(); ++whole) {
      if (!amounts.has_amounts(whole)) continue;
      const std::size_t after = columns.size() - whole - 1;
      for (std::size_t count = 2; count <= std::max(after, whole); ++count) {
        const bool is_sum = (count <= after && amounts.is_sum(whole, whole + 1, count)) ||
                            (count <= whole && amounts.is_sum(whole, whole - count, count));
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
