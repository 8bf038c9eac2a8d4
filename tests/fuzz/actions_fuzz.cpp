// SPDX-License-Identifier: Apache-2.0
/// Any bytes as a table of funded actions in each format: every row is an action, refused or set
/// aside, or the file is refused by a typed error.
#include "fuzz_input.hpp"
#include "inputs/programme/action_reader.hpp"

#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace carreau;
  for (const char* const name : {"input.xlsx", "input.ods", "input.json", "input.csv"}) {
    const std::vector<std::string> paths{fuzz::written(name, data, size)};
    Findings findings;
    fuzz::read_or_refuse([&] {
      const inputs::ActionImport import = inputs::read_actions(paths, {}, findings);
      (void)import.refused_tables();
    });
  }
  return 0;
}
