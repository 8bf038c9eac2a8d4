// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a scenario file: a record that is written and read back as it was, or a typed
/// error.
#include "base/error.hpp"
#include "inputs/scenario_reader.hpp"
#include "inputs/scenario_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  carreau::ScenarioRecord record;
  try {
    record = carreau::inputs::parse_scenario({reinterpret_cast<const char*>(data), size},
                                             "input.toml", "folder");
  } catch (const carreau::Error&) {  // refused, as it should be
    return 0;
  }
  const std::string text = carreau::inputs::scenario_text(record);
  if (carreau::inputs::parse_scenario(text, "again.toml", "") != record) std::abort();
  return 0;
}
