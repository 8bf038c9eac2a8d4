// SPDX-License-Identifier: Apache-2.0
#include "report/programme/tally_columns.hpp"

#include "base/text.hpp"
#include "report/programme/action_words.hpp"
#include "results/heading_list.hpp"

#include <algorithm>
#include <cassert>
#include <utility>
#include <variant>

namespace carreau::report {

namespace {

namespace h = results::headings;

bool is_empty(const files::FieldValue& value) {
  return std::holds_alternative<std::monostate>(value);
}

bool is_zero(const files::FieldValue& value) {
  const auto* const count = std::get_if<std::int64_t>(&value);
  return is_empty(value) || (count != nullptr && *count == 0);
}

/// Removes those of the columns of which every cell fulfils a condition.
void drop_columns(ReportTable& table, std::initializer_list<std::string_view> keys,
                  bool (*is_dropped)(const files::FieldValue&)) {
  for (const std::string_view key : keys) {
    const auto found = std::ranges::find(table.columns, key, &TableColumn::key);
    if (found == table.columns.end()) continue;
    const auto c = found - table.columns.begin();
    if (!std::ranges::all_of(table.rows, [&](const TableRow& row) {
          return is_dropped(row.cells[static_cast<std::size_t>(c)]);
        })) {
      continue;
    }
    table.columns.erase(found);
    for (TableRow& row : table.rows) row.cells.erase(row.cells.begin() + c);
  }
}

}  // namespace

files::FieldValue money(const LedgerAmounts& amounts, Measure measure) {
  return money(known_sum(amounts, measure));
}

files::FieldValue money(std::optional<Euros> amount) {
  return amount ? files::FieldValue(amount->cents()) : files::FieldValue();
}

files::FieldValue fraction(double part, double whole) {
  return whole == 0.0 ? files::FieldValue() : files::FieldValue(part / whole);
}

files::FieldValue fraction(const LedgerAmounts& part, const LedgerAmounts& whole, Measure measure) {
  const auto known = known_sum(part, measure);
  const auto m = static_cast<std::size_t>(measure);
  return known ? fraction(static_cast<double>(known->cents()), static_cast<double>(whole.cents[m]))
               : files::FieldValue();
}

files::FieldValue known_text(std::string text) {
  return text.empty() ? files::FieldValue() : files::FieldValue(std::move(text));
}

TableColumn text_column(std::string key, std::string_view title) {
  return {std::move(key), std::string(title), files::ValueKind::text};
}

TableColumn headed_column(const results::Heading& heading, const Words& w, files::ValueKind kind) {
  return {std::string(heading.name), capitalised(heading.title(w.language())), kind};
}

TableColumn titled_column(const results::Heading& heading, std::string_view title,
                          files::ValueKind kind) {
  return {std::string(heading.name), std::string(title), kind};
}

std::size_t column_of(const ReportTable& table, std::string_view key) {
  const auto found = std::ranges::find(table.columns, key, &TableColumn::key);
  assert(found != table.columns.end());
  return static_cast<std::size_t>(found - table.columns.begin());
}

void add_tally_columns(ReportTable& table, const Words& w) {
  using enum files::ValueKind;
  table.columns.push_back(headed_column(h::kActions, w, count));
  table.columns.push_back(
      titled_column(h::kRetained, w("report_tally_columns_granted_or_paid"), count));
  for (const Measure measure : kAllMeasures) {
    table.columns.push_back(
        {std::string(to_text(measure)), std::string(measure_label(measure, w)), euros});
  }
  constexpr std::array kUnknown = {"report_tally_columns_lines_without_requested_amount",
                                   "report_tally_columns_lines_without_granted_amount",
                                   "report_tally_columns_lines_without_paid_amount"};
  for (std::size_t m = 0; m < kMeasures; ++m) {
    table.columns.push_back(
        {"unknown_" + std::string(to_text(kAllMeasures[m])), std::string(w(kUnknown[m])), count});
  }
}

void add_tally(files::Row& row, const Tally& tally) {
  row.emplace_back(tally.actions);
  row.emplace_back(tally.retained);
  for (const Measure measure : kAllMeasures) row.push_back(money(tally.amounts, measure));
  for (const Measure measure : kAllMeasures) row.emplace_back(tally.unknown(measure));
}

void add_across_columns(ReportTable& table, const Words& w) {
  table.columns.push_back({"granted_transterritorial",
                           std::string(w("report_tally_columns_granted_transterritorial")),
                           files::ValueKind::euros});
  table.columns.push_back({"granted_unattributed",
                           std::string(w("report_tally_columns_granted_unattributed")),
                           files::ValueKind::euros});
}

void add_across(files::Row& row, const Tally& tally) {
  row.push_back(money(tally.transterritorial, Measure::granted));
  row.push_back(money(tally.unattributed, Measure::granted));
}

void add_granted_change(files::Row& row, const Tally& before, const Tally& now) {
  const auto old = known_sum(before.amounts, Measure::granted);
  const auto recent = known_sum(now.amounts, Measure::granted);
  const bool is_known = old && recent;
  row.push_back(is_known ? money(*recent - *old) : files::FieldValue());
  row.push_back(is_known ? fraction((*recent - *old).value(), old->value()) : files::FieldValue());
}

void drop_zero_columns(ReportTable& table, std::initializer_list<std::string_view> keys) {
  drop_columns(table, keys, is_zero);
}

void drop_empty_columns(ReportTable& table, std::initializer_list<std::string_view> keys) {
  drop_columns(table, keys, is_empty);
}

std::string reported_theme_label(const ActionsView& view, std::size_t theme, const Words& w) {
  return theme < view.themes.themes.size() ? theme_label(view.themes.themes[theme])
                                           : std::string(no_theme_label(w));
}

std::map<std::size_t, std::set<std::string>> theme_passages(const ActionsView& view) {
  std::map<std::size_t, std::set<std::string>> lists;
  for (std::size_t t = 0; t < view.programme.themes.size(); ++t) {
    const Theme& written = view.programme.themes[t];
    const std::size_t reported = view.themes.of[t].position();
    if (written.nomenclature.empty()) continue;
    if (written.nomenclature == view.themes.themes[reported].nomenclature) continue;
    lists[reported].insert(written.nomenclature);
  }
  return lists;
}

void drop_unknown_columns(ReportTable& table) {
  drop_zero_columns(table, {"unknown_requested", "unknown_granted", "unknown_paid"});
}

void add_target_columns(ReportTable& table, const Words& w) {
  table.columns.push_back(titled_column(h::kName, w("report_tally_columns_quartier")));
  table.columns.push_back(headed_column(h::kCode, w));
  table.columns.push_back(headed_column(h::kKind, w));
}

void add_target(files::Row& row, const ActionsView& view, std::size_t target, const Words& w) {
  const Target& t = view.attribution.targets[target];
  const QuartierFacts* const facts = facts_of(view, t);
  row.emplace_back(target_label(t, w));
  row.push_back(known_text(t.code));
  row.emplace_back(
      std::string(target_kind_label(t.kind, facts != nullptr && facts->has_entered, w)));
}

void add_target_total(files::Row& row, std::string_view label) {
  row.emplace_back(std::string(label));
  row.resize(row.size() + 2);
}

std::string distinct_note(const Words& w) {
  return std::string(w("report_tally_columns_note_of_actions"));
}

}  // namespace carreau::report
