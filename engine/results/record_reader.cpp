// SPDX-License-Identifier: Apache-2.0
#include "results/record_reader.hpp"

#include "base/error.hpp"

#include <charconv>
#include <string_view>
#include <system_error>

namespace carreau::results {

namespace {

/// Results are written with a decimal point and without separators of thousands, so nothing else is
/// accepted.
template <class Number>
std::optional<Number> whole_field(std::string_view field) {
  Number number{};
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  if (error != std::errc() || end != field.data() + field.size()) return std::nullopt;
  return number;
}

Message refusal(files::FieldType type, std::string_view field) {
  if (field.empty()) return {"result_field_empty"};
  switch (type) {
    case files::FieldType::text: return {"result_field_unknown", {{"found", field}}};
    case files::FieldType::integer: return {"result_field_not_whole", {{"found", field}}};
    case files::FieldType::real: return {"result_field_not_number", {{"found", field}}};
  }
  return {};
}

}  // namespace

std::size_t require_column(const files::Table& table, const std::string& name) {
  if (const auto place = table.find(name)) return *place;
  throw DataError({table.file(), {}, name}, Message{"result_column_missing", {{"column", name}}},
                  Message{"is_this_version"});
}

void refuse_field(const files::Table& table, std::size_t column, files::FieldType type) {
  throw DataError(table.place(column), refusal(type, table.field(column)), Message{"is_unchanged"});
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
