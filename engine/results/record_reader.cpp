// SPDX-License-Identifier: Apache-2.0
#include "results/record_reader.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>
#include <system_error>

namespace carreau::results {

namespace {

/// Results are written with a point and nothing between thousands, so that nothing else is read.
template <class Number>
std::optional<Number> whole_field(std::string_view field) {
  Number number{};
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  if (error != std::errc() || end != field.data() + field.size()) return std::nullopt;
  return number;
}

std::string_view meaning_of(files::FieldType type) {
  switch (type) {
    case files::FieldType::text: return "a text that this version knows";
    case files::FieldType::integer: return "a whole number";
    case files::FieldType::real: return "a number";
  }
  return {};
}

}  // namespace

std::size_t require_column(const files::Table& table, const std::string& name) {
  if (const auto place = table.find(name)) return *place;
  throw DataError({table.file(), {}, name},
                  fmt::format("expected a column \"{}\", found none", name),
                  "was the file written by this version?");
}

void refuse_field(const files::Table& table, std::size_t column, files::FieldType type) {
  const std::string_view field = table.field(column);
  throw DataError(table.place(column),
                  field.empty() ? fmt::format("expected {}, found nothing", meaning_of(type))
                                : fmt::format("expected {}, found \"{}\"", meaning_of(type), field),
                  "was the file written by this version, and not changed since?");
}

files::FieldValue field_value(const files::Table& table, std::size_t column,
                              files::FieldType type) {
  const std::string_view field = table.field(column);
  if (field.empty()) return {};
  if (type == files::FieldType::text) return std::string(field);
  if (type == files::FieldType::integer) {
    if (const auto whole = whole_field<std::int64_t>(field)) return *whole;
  } else if (const auto real = whole_field<double>(field)) {
    return *real;
  }
  refuse_field(table, column, type);
}

}  // namespace carreau::results
