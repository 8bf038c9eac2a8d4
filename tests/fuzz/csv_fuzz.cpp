// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a delimited table: rows and numbers, or a typed error.
#include "base/error.hpp"
#include "files/csv_table.hpp"

#include <cstddef>
#include <cstdint>
#include <fstream>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  {
    std::ofstream file("input.csv", std::ios::binary);
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }
  carreau::Findings findings;
  try {
    carreau::files::CsvTable table(
        "input.csv", [](const std::vector<std::string>& columns) { return columns.size() > 1; },
        findings);
    while (table.next()) {
      for (std::size_t c = 0; c < table.columns().size(); ++c) {
        (void)table.field(c);
        try {
          (void)table.optional_number(c, findings);
        } catch (const carreau::DataError&) {  // text is no number
        }
      }
    }
  } catch (const carreau::Error&) {  // refused, as it should be
  }
  return 0;
}
