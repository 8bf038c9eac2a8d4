// SPDX-License-Identifier: Apache-2.0
#include "report/programme/spreadsheet_csv.hpp"

#include "base/decimal.hpp"
#include "files/cell_guard.hpp"
#include "files/delimited_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <variant>

namespace carreau::report {

namespace {

/// The number with as many decimals as its kind is shown with.
std::string number_field(double number, files::ValueKind kind, bool is_whole) {
  switch (kind) {
    case files::ValueKind::euros: return fmt::format("{:.2f}", number);
    case files::ValueKind::percent: return fmt::format("{:.1f}", number * 100.0);
    case files::ValueKind::decimal: return fmt::format("{:.2f}", number);
    default: return is_whole ? fmt::format("{:.0f}", number) : fmt::format("{}", number);
  }
}

class CsvText {
 public:
  explicit CsvText(Language language)
      : separator_(language == Language::french ? ';' : ','),
        has_comma_(language == Language::french),
        text_(files::kByteOrderMark) {}

  void add_field(const std::string& field, bool is_first) {
    if (!is_first) text_ += separator_;
    text_ += files::csv_quoted(field, std::string("\"\r\n") + separator_);
  }
  void end_row() { text_ += "\r\n"; }

  [[nodiscard]] std::string field(const files::FieldValue& value, files::ValueKind kind) const {
    if (const auto* const text = std::get_if<std::string>(&value)) return files::guarded(*text);
    if (std::holds_alternative<std::monostate>(value)) return {};
    const auto* const whole = std::get_if<std::int64_t>(&value);
    const bool is_cents = whole != nullptr && kind == files::ValueKind::euros;
    const double number =
        whole != nullptr ? decimal_value(*whole, is_cents ? 2 : 0) : std::get<double>(value);
    std::string text = number_field(number, kind, whole != nullptr);
    if (has_comma_) std::ranges::replace(text, '.', ',');
    return text;
  }

  std::string take() { return std::move(text_); }

 private:
  char separator_;
  bool has_comma_;
  std::string text_;
};

}  // namespace

std::string spreadsheet_csv(const ReportTable& table, Language language) {
  CsvText csv(language);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const bool is_percent = table.columns[c].kind == files::ValueKind::percent;
    csv.add_field(files::guarded(table.columns[c].title + (is_percent ? " (%)" : "")), c == 0);
  }
  csv.end_row();
  for (const TableRow& row : table.rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const files::ValueKind own = table.columns[c].kind;
      const bool is_other = row.kind && own != files::ValueKind::text;
      csv.add_field(csv.field(row.cells[c], is_other ? *row.kind : own), c == 0);
    }
    csv.end_row();
  }
  return csv.take();
}

}  // namespace carreau::report
