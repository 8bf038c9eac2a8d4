// SPDX-License-Identifier: Apache-2.0
#include "report/table_markup.hpp"

#include "base/decimal.hpp"
#include "report/template.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace carreau::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWide = 12;  ///< from this number of columns on, the type is smaller
constexpr std::size_t kVast = 17;  ///< from this number on, no sheet of paper is wide enough
/// Rows that a script shows at once.
constexpr std::size_t kRowsAtOnce = 100;
/// Rows shown of a detail table; with more, a page opens slowly.
constexpr std::size_t kMostRows = 2'000;

std::string number_text(double value, files::ValueKind kind, int digits, const Words& w) {
  switch (kind) {
    case files::ValueKind::euros: return w.euros(value, digits);
    case files::ValueKind::percent: return w.percent(value, 1);
    case files::ValueKind::year: return fmt::format("{:.0f}", value);
    case files::ValueKind::decimal:
    case files::ValueKind::plain: {
      std::string text = w.decimal(value, 2);
      // "12,50" is kept; "12,00" is shown as a count.
      return text.ends_with("00") ? w.count(value) : text;
    }
    default: return w.count(value);
  }
}

files::ValueKind kind_of(const ReportTable& table, const TableRow& row, std::size_t column) {
  const files::ValueKind own = table.columns[column].kind;
  return row.kind && own != files::ValueKind::text ? *row.kind : own;
}

/// The kind of a cell becomes its class on the page: a number, an unknown number, or none for a
/// text.
Json cell(const ReportTable& table, const TableRow& row, std::size_t column, int digits,
          const Words& w) {
  const files::FieldValue& value = row.cells[column];
  Json kind;
  if (table.columns[column].kind != files::ValueKind::text) {
    kind = std::holds_alternative<std::monostate>(value) ? "n u" : "n";
  }
  return {{"kind", kind}, {"text", value_text(value, kind_of(table, row, column), digits, w)}};
}

Json width_class(std::size_t columns) {
  if (columns >= kVast) return "wide vast";
  return columns >= kWide ? Json("wide") : Json();
}

/// Consecutive rows of the same look form a table body.
Json bodies(const ReportTable& table, const Words& w) {
  const int digits = euro_digits(table);
  Json list = Json::array();
  for (const TableRow& row : table.rows) {
    if (list.empty() || list.back()["is_total"] != row.is_total) {
      list.push_back({{"is_total", row.is_total}, {"rows", Json::array()}});
    }
    Json head = row.cells.empty() ? Json() : cell(table, row, 0, digits, w);
    Json cells = Json::array();
    for (std::size_t c = 1; c < row.cells.size(); ++c) {
      cells.push_back(cell(table, row, c, digits, w));
    }
    list.back()["rows"].push_back({{"head", std::move(head)}, {"cells", std::move(cells)}});
  }
  return list;
}

Json columns(const ReportTable& table) {
  Json list = Json::array();
  for (const TableColumn& column : table.columns) {
    list.push_back({{"is_number", column.kind != files::ValueKind::text}, {"title", column.title}});
  }
  return list;
}

}  // namespace

std::string value_text(const files::FieldValue& value, files::ValueKind kind, int digits,
                       const Words& w) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    const bool is_cents = kind == files::ValueKind::euros;
    return number_text(decimal_value(*whole, is_cents ? 2 : 0), kind, digits, w);
  }
  // A mean is shown with decimals.
  if (const auto* real = std::get_if<double>(&value)) return number_text(*real, kind, 2, w);
  return kind == files::ValueKind::text ? "" : std::string(w("report_table_markup_n_a"));
}

int euro_digits(const ReportTable& table) {
  for (const TableRow& row : table.rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const auto* const cents = std::get_if<std::int64_t>(&row.cells[c]);
      if (cents == nullptr || kind_of(table, row, c) != files::ValueKind::euros) continue;
      if (*cents % 100 != 0) return 2;
    }
  }
  return 0;
}

std::string table_markup(const ReportTable& table, const Words& w, Paging paging) {
  const bool is_elsewhere = table.is_detail && table.rows.size() > kMostRows;
  const bool has_rows = !is_elsewhere && !table.rows.empty();
  thread_local const Template page("table");  // reused for all tables
  return page.render(
      {{"id", table.key},
       {"title", table.title},
       {"is_detail", table.is_detail},
       {"row_count", w.text("report_table_markup_rows",
                            {{"rows", w.count(static_cast<double>(table.rows.size()))}})},
       {"is_elsewhere", is_elsewhere},
       {"elsewhere", w.text("report_table_markup_elsewhere", {{"table", table.key}})},
       {"has_rows", has_rows},
       {"is_paged", paging == Paging::by_script && table.rows.size() > kRowsAtOnce},
       {"width", width_class(table.columns.size())},
       {"columns", columns(table)},
       {"not_printed", has_rows && table.columns.size() >= kVast
                           ? Json(w("report_table_markup_not_printed"))
                           : Json()},
       {"bodies", has_rows ? bodies(table, w) : Json::array()},
       {"notes", table.notes}});
}

}  // namespace carreau::report
