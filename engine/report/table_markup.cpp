// SPDX-License-Identifier: Apache-2.0
#include "report/table_markup.hpp"

#include "base/decimal.hpp"
#include "report/markup.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <variant>

namespace carreau::report {

namespace {

constexpr std::size_t kWide = 12;         ///< columns from which the type is smaller
constexpr std::size_t kVast = 20;         ///< and smallest, in print
constexpr std::size_t kMostRows = 2'000;  ///< of a detail: beyond, a page takes long to open

std::string number_text(double value, files::ValueKind kind, int digits, const Words& w) {
  switch (kind) {
    case files::ValueKind::euros: return w.euros(value, digits);
    case files::ValueKind::percent: return w.percent(value, 1);
    case files::ValueKind::year: return fmt::format("{:.0f}", value);
    case files::ValueKind::decimal:
    case files::ValueKind::plain: {
      std::string text = w.decimal(value, 2);
      // "12,50" stays; "12,00" is a count.
      return text.ends_with("00") ? w.count(value) : text;
    }
    default: return w.count(value);
  }
}

files::ValueKind kind_of(const ReportTable& table, const TableRow& row, std::size_t column) {
  const files::ValueKind own = table.columns[column].kind;
  return row.kind && own != files::ValueKind::text ? *row.kind : own;
}

std::string cell(const ReportTable& table, const TableRow& row, std::size_t column, int digits,
                 const Words& w) {
  const files::ValueKind kind = kind_of(table, row, column);
  const files::FieldValue& value = row.cells[column];
  const bool is_text = table.columns[column].kind == files::ValueKind::text;
  std::string text = escaped(value_text(value, kind, digits, w));
  const bool is_unknown = std::holds_alternative<std::monostate>(value) && !is_text;
  const char* const kind_class = is_unknown ? " class=\"n u\"" : is_text ? "" : " class=\"n\"";
  if (column == 0) return fmt::format("<th scope=\"row\"{}>{}</th>", kind_class, text);
  return fmt::format("<td{}>{}</td>", kind_class, text);
}

const char* width_class(std::size_t columns) {
  if (columns >= kVast) return " class=\"wide vast\"";
  return columns >= kWide ? " class=\"wide\"" : "";
}

/// Rows of one look after the other as bodies.
std::string bodies(const ReportTable& table, const Words& w) {
  const int digits = euro_digits(table);
  std::string text;
  bool is_open = false;
  bool is_total = false;
  for (const TableRow& row : table.rows) {
    if (!is_open || row.is_total != is_total) {
      if (is_open) text += "</tbody>";
      is_total = row.is_total;
      is_open = true;
      text += is_total ? "<tbody class=\"total\">\n" : "<tbody>\n";
    }
    text += "<tr>";
    for (std::size_t c = 0; c < row.cells.size(); ++c) text += cell(table, row, c, digits, w);
    text += "</tr>\n";
  }
  return is_open ? text + "</tbody>" : text;
}

std::string head(const ReportTable& table) {
  std::string text = "<thead><tr>";
  for (const TableColumn& column : table.columns) {
    text += fmt::format("<th scope=\"col\"{}>{}</th>",
                        column.kind == files::ValueKind::text ? "" : " class=\"n\"",
                        escaped(column.title));
  }
  return text + "</tr></thead>\n";
}

}  // namespace

std::string value_text(const files::FieldValue& value, files::ValueKind kind, int digits,
                       const Words& w) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    const bool is_cents = kind == files::ValueKind::euros;
    return number_text(decimal_value(*whole, is_cents ? 2 : 0), kind, digits, w);
  }
  // A mean is never whole.
  if (const auto* real = std::get_if<double>(&value)) return number_text(*real, kind, 2, w);
  return kind == files::ValueKind::text ? "" : std::string(w("n.d.", "n/a"));
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

std::string table_markup(const ReportTable& table, const Words& w) {
  const std::string id = escaped(table.key);
  const std::string title = fmt::format("<h3 id=\"h-{}\">{}</h3>", id, escaped(table.title));
  std::string text = fmt::format("<section class=\"table\" id=\"{}\">\n", id);
  if (table.is_detail) {
    text += fmt::format("<details><summary>{} <span>{} {}</span></summary>\n", title,
                        w.count(static_cast<double>(table.rows.size())), w("lignes", "rows"));
  } else {
    text += title + "\n";
  }
  const bool is_too_long = table.is_detail && table.rows.size() > kMostRows;
  if (is_too_long) {
    text += fmt::format("<p class=\"note\">{} tables/{}.csv.</p>\n",
                        w("Ce tableau est trop long pour la page : il est dans le classeur et dans",
                          "This table is too long for the page: it is in the workbook and in"),
                        id);
  } else if (!table.rows.empty()) {
    text += fmt::format(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"h-{0}\">"
        "<table{1} aria-labelledby=\"h-{0}\">\n{2}{3}</table></div>\n",
        id, width_class(table.columns.size()), head(table), bodies(table, w));
  }
  for (const std::string& note : table.notes) {
    text += fmt::format("<p class=\"note\">{}</p>\n", escaped(note));
  }
  return text + (table.is_detail ? "</details></section>\n" : "</section>\n");
}

}  // namespace carreau::report
