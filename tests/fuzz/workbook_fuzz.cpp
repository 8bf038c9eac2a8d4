// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a workbook: cells in order within a sheet, or a typed error.
#include "base/error.hpp"
#include "files/workbook/workbook_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <tuple>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const carreau::files::Workbook book = carreau::files::read_workbook(bytes, "input.xls", "xls");
    for (const carreau::files::Sheet& sheet : book.sheets) {
      const carreau::files::Sheet::Cell* last = nullptr;
      for (const carreau::files::Sheet::Cell& cell : sheet.cells()) {
        (void)sheet.text(cell);
        if (cell.column >= sheet.width()) std::abort();
        const bool is_behind = last == nullptr || std::tuple(last->row, last->column) <
                                                      std::tuple(cell.row, cell.column);
        if (!is_behind) std::abort();
        last = &cell;
      }
    }
  } catch (const carreau::Error&) {  // refused, as it should be
  }
  return 0;
}
