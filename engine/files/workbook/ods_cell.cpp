// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/ods_cell.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace carreau::files {

namespace {

/// How failed formulas are shown, in English and French.
constexpr std::array<std::string_view, 12> kErrors{"#REF!",  "#N/A",  "#VALUE!",  "#DIV/0!",
                                                   "#NAME?", "#NUM!", "#NULL!",   "#VALEUR!",
                                                   "#NOM?",  "#NUL!", "#NOMBRE!", "#ERREUR!"};

bool is_error_text(std::string_view text) {
  return text.starts_with("Err:") || std::ranges::find(kErrors, text) != kErrors.end();
}

std::optional<double> number_of_value(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "14:30:00" for "PT14H30M00S" or "PT14H30M00.000S".
std::optional<std::string> time_of_value(std::string_view text) {
  if (!text.starts_with("PT")) return std::nullopt;
  std::array<int, 3> parts{};
  constexpr std::string_view kLetters = "HMS";
  const char* at = text.data() + 2;
  const char* const last = text.data() + text.size();
  while (at != last) {
    int number = 0;
    auto [end, error] = std::from_chars(at, last, number);
    if (error != std::errc{} || end == last) return std::nullopt;
    // Fractions of a second are not shown.
    if (*end == '.' || *end == ',') end = std::find(end, last, 'S');
    const std::size_t letter = end == last ? std::string_view::npos : kLetters.find(*end);
    if (letter == std::string_view::npos) return std::nullopt;
    parts[letter] = number;
    at = end + 1;
  }
  return fmt::format("{:02}:{:02}:{:02}", parts[0], parts[1], parts[2]);
}

/// The attribute that holds the value of a type.
std::string_view value_attribute(std::string_view type) {
  if (type == "date") return "date-value";
  if (type == "time") return "time-value";
  if (type == "boolean") return "boolean-value";
  return type == "string" ? "string-value" : "value";
}

}  // namespace

void OdsCell::begin(const XmlAttributes& attributes) {
  *this = OdsCell();
  type_ = attributes.get(XmlSpace::office, "value-type").value_or("");
  value_ = attributes.get(XmlSpace::office, value_attribute(type_)).value_or("");
  has_formula_ = attributes.get(XmlSpace::table, "formula").has_value();
  is_error_ = attributes.get(XmlSpace::calc, "value-type") == "error";
  const auto count = [&](std::string_view name) {
    return std::max(attributes.number(XmlSpace::table, name).value_or(1), 1U);
  };
  repeated_ = count("number-columns-repeated");
  spanned_columns_ = count("number-columns-spanned");
  spanned_rows_ = count("number-rows-spanned");
}

void OdsCell::start(const XmlName& name, const XmlAttributes& attributes) {
  ++depth_;
  // Paragraphs of comments and drawings are deeper.
  if (depth_ == 1) is_in_paragraph_ = name.is(XmlSpace::text, "p");
  if (depth_ == 1 && is_in_paragraph_) {
    if (has_paragraph_) shown_ += '\n';
    has_paragraph_ = true;
  }
  if (!is_in_paragraph_ || name.space != XmlSpace::text) return;
  if (name.local == "s") {
    // No cell holds more characters than this.
    constexpr std::uint32_t kMostSpaces = 32'767;
    const std::uint32_t count = attributes.number(XmlSpace::text, "c").value_or(1);
    shown_.append(std::min(count, kMostSpaces), ' ');
  }
  if (name.local == "tab") shown_ += ' ';
  if (name.local == "line-break") shown_ += '\n';
}

void OdsCell::end(const XmlName&) {
  if (depth_ == 1) is_in_paragraph_ = false;
  --depth_;
}

void OdsCell::characters(std::string_view text) {
  if (!is_in_paragraph_) return;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    // White space of the XML is one space at most; others are elements of their own.
    if (!is_space) shown_ += c;
    else if (!shown_.empty() && shown_.back() != ' ' && shown_.back() != '\n') shown_ += ' ';
  }
}

CellText OdsCell::text() const {
  if (is_error_ || (has_formula_ && is_error_text(shown_))) return {CellType::error, shown_};
  if (has_formula_ && type_.empty() && !has_paragraph_) return {CellType::no_value, {}};
  return typed_text();
}

CellText OdsCell::typed_text() const {
  if (type_ == "float" || type_ == "currency" || type_ == "percentage") {
    const auto number = number_of_value(value_);
    const auto style = type_ == "percentage" ? NumberStyle::percentage : NumberStyle::plain;
    if (number) return styled_number(*number, style, DateEpoch::year_1900);
  }
  if (type_ == "date") {
    if (auto date = iso_date_text(value_)) return {CellType::date, *std::move(date)};
  }
  if (type_ == "time") {
    if (auto time = time_of_value(value_)) return {CellType::text, *std::move(time)};
  }
  if (type_ == "boolean") return {CellType::boolean, value_ == "true" ? "true" : "false"};
  // What is shown; programs that show nothing give the text as a value.
  return {CellType::text, has_paragraph_ ? shown_ : value_};
}

}  // namespace carreau::files
