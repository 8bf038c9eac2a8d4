// SPDX-License-Identifier: Apache-2.0
/// Any bytes as JSON: rows of as many fields as there are columns, or a typed error.
#include "base/error.hpp"
#include "files/json_table.hpp"

#include <cstddef>
#include <cstdint>
#include <fstream>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  {
    std::ofstream file("input.json", std::ios::binary);
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }
  try {
    carreau::files::JsonTable table("input.json");
    while (table.next()) {
      for (std::size_t c = 0; c < table.columns().size(); ++c) (void)table.field(c).size();
    }
  } catch (const carreau::Error&) {  // refused, as it should be
  }
  return 0;
}
