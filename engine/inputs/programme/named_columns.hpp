// SPDX-License-Identifier: Apache-2.0
/// Finds the columns of small tables by their usual names.
#pragma once

#include "base/message.hpp"
#include "files/table.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// Names in plain words, in order of preference.
using ColumnNames = std::vector<std::string_view>;

/// The first column with one of the names.
[[nodiscard]] std::optional<std::size_t> named_column(std::span<const std::string> columns,
                                                      const ColumnNames& names);
/// The same, or throws a DataError that says what the column is for and which columns exist.
[[nodiscard]] std::size_t required_column(const files::Table& table, const ColumnNames& names,
                                          const Message& meaning);
/// The text of the field; empty where there is no column.
[[nodiscard]] std::string text_of_column(const files::Table& table,
                                         const std::optional<std::size_t>& column);

}  // namespace carreau::inputs
