// SPDX-License-Identifier: Apache-2.0
/// The cells of sheets in a form that tests compare.
#pragma once

#include "files/workbook/sheet.hpp"
#include "files/workbook/workbook_reader.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

namespace carreau::testing {

inline std::string to_text(files::CellType type) {
  switch (type) {
    case files::CellType::text: return "text";
    case files::CellType::number: return "number";
    case files::CellType::percentage: return "percentage";
    case files::CellType::date: return "date";
    case files::CellType::boolean: return "boolean";
    case files::CellType::error: return "error";
    case files::CellType::no_value: return "no_value";
  }
  return "";
}

/// "1,0 number 15.375" for each cell: row and column from 0.
inline std::vector<std::string> cells_of(const files::Sheet& sheet) {
  std::vector<std::string> cells;
  for (const files::Sheet::Cell& cell : sheet.cells()) {
    cells.push_back(
        fmt::format("{},{} {} {}", cell.row, cell.column, to_text(cell.type), sheet.text(cell)));
  }
  return cells;
}

inline files::Workbook read_workbook_file(const std::string& path) {
  const std::string extension = std::filesystem::path(path).extension().string().substr(1);
  return files::read_workbook(read_file(path), path, extension);
}

}  // namespace carreau::testing
