// SPDX-License-Identifier: Apache-2.0
#include "results/record_json.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

namespace carreau::results {

namespace {

nlohmann::ordered_json value_json(const files::FieldValue& value) {
  if (const auto* const text = std::get_if<std::string>(&value)) return *text;
  if (const auto* const whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* const real = std::get_if<double>(&value)) return *real;
  return nullptr;
}

}  // namespace

nlohmann::ordered_json row_json(const std::vector<files::FieldSpec>& fields,
                                const files::Row& row) {
  // Put behind each other, since no two fields of a table have the same name: the object would
  // compare each new name with all others, and copy its members when it grows.
  using Object = nlohmann::ordered_json::object_t;
  nlohmann::ordered_json json = Object();
  auto& members = static_cast<Object::Container&>(json.get_ref<Object&>());
  members.reserve(fields.size());
  for (std::size_t f = 0; f < fields.size(); ++f) {
    members.emplace_back(fields[f].name, value_json(row[f]));
  }
  return json;
}

nlohmann::ordered_json rows_json(const std::vector<files::FieldSpec>& fields,
                                 const std::vector<files::Row>& rows) {
  auto list = nlohmann::ordered_json::array();
  for (const files::Row& row : rows) list.push_back(row_json(fields, row));
  return list;
}

}  // namespace carreau::results
