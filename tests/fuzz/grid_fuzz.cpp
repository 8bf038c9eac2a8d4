// SPDX-License-Identifier: Apache-2.0
/// Any bytes as INSEE's grid: cells within their bounds, or a typed error.
#include "fuzz_input.hpp"
#include "inputs/grid_reader.hpp"

#include <cstdlib>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path = carreau::fuzz::written("input.csv", data, size);
  carreau::Findings findings;
  const std::vector<std::string> paths{path};
  carreau::fuzz::read_or_refuse([&] {
    const auto cells =
        carreau::inputs::read_grid(paths, carreau::Headcount::present, findings).cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells.poor_households()[i] > cells.households()[i]) std::abort();
      if (cells.communes(carreau::CellIndex(i)).size() % 5 != 0) std::abort();
    }
  });
  return 0;
}
