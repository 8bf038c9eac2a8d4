// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a rule file: a rule that makes sense, or a typed error.
#include "base/error.hpp"
#include "inputs/rule_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <fstream>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  {
    std::ofstream file("input.toml", std::ios::binary);
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }
  try {
    (void)carreau::inputs::read_scenario("input.toml", 2019);
  } catch (const carreau::Error&) {  // refused, as it should be
  }
  return 0;
}
