// SPDX-License-Identifier: Apache-2.0
#include "report/programme/import_summary.hpp"

#include "base/decimal.hpp"
#include "report/programme/action_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace carreau::report {

namespace {

using Json = nlohmann::ordered_json;

/// Enough rows to recognise what they are; the report lists all.
constexpr std::size_t kRowsShown = 10;

std::string amount_text(Euros amount, const Words& w) { return w.euros_exact(amount.value()); }

/// A sum of the column: euros, people, or numbers whose meaning is not known.
std::string sum_text(const inputs::ColumnAccount& column, Euros sum, const Words& w) {
  if (column.use.is_money() || column.use.is_noted) return amount_text(sum, w);
  return column.use.is_people ? w.count(sum.value()) : w.decimal(sum.value(), 2);
}

std::string column_text(const inputs::ColumnAccount& column, const Words& w) {
  std::vector<Detail> details{{"column", column.name},
                              {"use", column_use_label(column.use, w)},
                              {"sum", sum_text(column, column.sum, w)},
                              {"cells", w.count(static_cast<double>(column.cells))}};
  if (!column.use.is_read()) return w.text("report_import_column_not_read", std::move(details));
  details.push_back({"read", sum_text(column, column.read, w)});
  details.push_back({"refused", sum_text(column, column.refused, w)});
  details.push_back({"aside", sum_text(column, column.set_aside, w)});
  return w.text("report_import_column", std::move(details));
}

std::string total_text(const inputs::StatedTotal& total, const Words& w) {
  std::vector<Detail> details{{"text", total.text},
                              {"column", total.place.column},
                              {"stated", amount_text(total.stated, w)},
                              {"read", amount_text(total.read, w)}};
  if (!total.differs()) return w.text("report_import_total", std::move(details));
  details.push_back({"gap", amount_text(total.stated - total.read, w)});
  return w.text("report_import_total_differs", std::move(details));
}

std::string aside_text(const inputs::SetAsideRow& row, const Words& w) {
  return w.text("report_import_aside", {{"kind", row_kind_label(row.kind, w)},
                                        {"place", row.place.text(w.language())},
                                        {"text", row.text}});
}

std::string unknown_text(const UnknownGroup& group, const Words& w) {
  const std::string euros =
      group.euros ? amount_text(*group.euros, w) : std::string(w("report_import_without_amount"));
  return w.text("report_import_unknown", {{"column", group.column},
                                          {"written", group.written},
                                          {"rows", w.count(static_cast<double>(group.rows))},
                                          {"euros", euros}});
}

/// The first of the items in words, and the number of the others.
template <class Item, class Text>
std::string first_of(const std::vector<Item>& items, const Words& w, const Text& text_of) {
  std::string text;
  for (std::size_t i = 0; i < std::min(items.size(), kRowsShown); ++i) text += text_of(items[i], w);
  if (items.size() > kRowsShown) {
    text += w.text("report_import_more",
                   {{"count", w.count(static_cast<double>(items.size() - kRowsShown))}});
  }
  return text;
}

std::string table_text(const inputs::TableAccount& table, const Words& w) {
  const auto count = [&](std::size_t rows) { return w.count(static_cast<double>(rows)); };
  std::string text = w.text("report_import_table", {{"table", table.table},
                                                    {"rows", count(table.rows)},
                                                    {"actions", count(table.actions)},
                                                    {"joined", count(table.joined)},
                                                    {"aside", count(table.set_aside.size())},
                                                    {"refused", count(table.refused)}});
  for (const inputs::ColumnAccount& column : table.columns) text += column_text(column, w);
  text += first_of(table.totals, w, total_text);
  text += first_of(table.set_aside, w, aside_text);
  return text + first_of(unknown_groups(table), w, unknown_text);
}

Json euros_json(Euros amount) { return decimal_value(amount.cents(), 2); }

Json column_json(const inputs::ColumnAccount& column) {
  const auto& use = column.use;
  Json json{{"name", column.name},
            {"read_as", use.measure     ? Json(to_text(*use.measure))
                        : use.is_people ? Json("people")
                        : use.is_noted  ? Json("not_added")
                                        : Json()},
            {"funder", use.funder.empty() ? Json() : Json(use.funder)},
            {"cells", column.cells},
            {"sum", euros_json(column.sum)}};
  if (use.is_read()) {
    json["read"] = euros_json(column.read);
    json["refused"] = euros_json(column.refused);
    json["set_aside"] = euros_json(column.set_aside);
  }
  return json;
}

Json aside_json(const inputs::TableAccount& table) {
  Json list = Json::array();
  for (const inputs::SetAsideRow& row : table.set_aside) {
    Json amounts = Json::object();
    for (const inputs::ColumnAmount& one : row.amounts)
      amounts[one.column] = euros_json(one.amount);
    list.push_back({{"row", row.place.row.value_or(0)},
                    {"kind", to_text(row.kind)},
                    {"text", row.text},
                    {"amounts", std::move(amounts)}});
  }
  return list;
}

Json totals_json(const inputs::TableAccount& table) {
  Json list = Json::array();
  for (const inputs::StatedTotal& total : table.totals) {
    list.push_back({{"row", total.place.row.value_or(0)},
                    {"text", total.text},
                    {"column", total.place.column},
                    {"stated", euros_json(total.stated)},
                    {"read", euros_json(total.read)},
                    {"differs", total.differs()}});
  }
  return list;
}

Json unknown_json(const inputs::TableAccount& table) {
  Json list = Json::array();
  for (const inputs::UnknownValue& value : table.unknown) {
    list.push_back({{"row", value.place.row.value_or(0)},
                    {"column", value.place.column},
                    {"written", value.written},
                    {"euros", value.euros ? euros_json(*value.euros) : Json()}});
  }
  return list;
}

}  // namespace

std::vector<UnknownGroup> unknown_groups(const inputs::TableAccount& table) {
  std::vector<UnknownGroup> groups;
  std::map<std::pair<std::string, std::string>, std::size_t> by_text;
  for (const inputs::UnknownValue& value : table.unknown) {
    const auto [at, is_new] =
        by_text.try_emplace({value.place.column, value.written}, groups.size());
    if (is_new) groups.push_back({value.place.column, value.written, 0, {}});
    UnknownGroup& group = groups[at->second];
    ++group.rows;
    if (value.euros) group.euros = group.euros.value_or(Euros()) + *value.euros;
  }
  return groups;
}

std::string_view row_kind_label(inputs::RowKind kind, const Words& w) {
  switch (kind) {
    case inputs::RowKind::header: return w("report_import_kind_header");
    case inputs::RowKind::heading: return w("report_import_kind_heading");
    case inputs::RowKind::total: return w("report_import_kind_total");
    case inputs::RowKind::corrected: return w("report_import_kind_corrected");
    case inputs::RowKind::data:
    case inputs::RowKind::continued:
    case inputs::RowKind::note: break;
  }
  return w("report_import_kind_note");
}

std::string column_use_label(const inputs::NumberColumn& use, const Words& w) {
  if (use.is_people) return std::string(w("report_import_people"));
  if (use.is_noted) return std::string(w("report_import_not_added"));
  if (!use.measure) return std::string(w("report_import_not_read"));
  const std::string measure(measure_label(*use.measure, w));
  return use.funder.empty() ? measure : measure + ", " + use.funder;
}

std::string import_text(const inputs::ImportAccount& account, Language language) {
  const Words w(language);
  std::string text = std::string(w("report_import_title")) + "\n";
  for (const inputs::TableAccount& table : account.tables) text += table_text(table, w);
  return text;
}

nlohmann::ordered_json import_json(const inputs::ImportAccount& account) {
  Json tables = Json::array();
  for (const inputs::TableAccount& table : account.tables) {
    Json columns = Json::array();
    for (const inputs::ColumnAccount& column : table.columns)
      columns.push_back(column_json(column));
    tables.push_back({{"table", table.table},
                      {"rows", table.rows},
                      {"blank_rows", table.blank},
                      {"actions", table.actions},
                      {"joined", table.joined},
                      {"refused", table.refused},
                      {"set_aside", aside_json(table)},
                      {"columns", std::move(columns)},
                      {"totals", totals_json(table)},
                      {"unknown", unknown_json(table)}});
  }
  return {{"tables", std::move(tables)}};
}

}  // namespace carreau::report
