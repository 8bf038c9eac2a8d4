// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a delimited table: rows and numbers, or a typed error.
#include "files/csv_table.hpp"
#include "fuzz_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path = carreau::fuzz::written("input.csv", data, size);
  carreau::Findings findings;
  carreau::fuzz::read_or_refuse([&] {
    carreau::files::CsvTable table(
        path, [](const std::vector<std::string>& columns) { return columns.size() > 1; }, findings);
    while (table.next()) {
      for (std::size_t c = 0; c < table.columns().size(); ++c) {
        (void)table.field(c);
        try {
          (void)table.optional_number(c, findings);
        } catch (const carreau::DataError&) {  // text is no number
        }
      }
    }
  });
  return 0;
}
