// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/named_columns.hpp"

#include "inputs/programme/header_text.hpp"

#include <map>

namespace carreau::inputs {

std::optional<std::size_t> named_column(std::span<const std::string> columns,
                                        const ColumnNames& names) {
  std::map<std::string, std::size_t> first_of_key;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    first_of_key.try_emplace(header_text(columns[c]).key, c);
  }
  // Names are in order of preference.
  for (const std::string_view name : names) {
    if (const auto found = first_of_key.find(header_text(name).key); found != first_of_key.end()) {
      return found->second;
    }
  }
  return std::nullopt;
}

std::size_t required_column(const files::Table& table, const ColumnNames& names,
                            const Message& meaning) {
  if (const auto column = named_column(table.columns(), names)) return *column;
  // Throws with the columns that the table has.
  return table.require(names, meaning);
}

std::string text_of_column(const files::Table& table, const std::optional<std::size_t>& column) {
  return column ? std::string(table.field(*column)) : std::string();
}

}  // namespace carreau::inputs
