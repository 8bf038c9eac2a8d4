// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a rule file: a rule that makes sense, or a typed error.
#include "fuzz_input.hpp"
#include "inputs/rule_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path = carreau::fuzz::written("input.toml", data, size);
  carreau::fuzz::read_or_refuse([&] { (void)carreau::inputs::read_scenario(path, 2019); });
  return 0;
}
