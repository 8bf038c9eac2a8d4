// SPDX-License-Identifier: Apache-2.0
/// Any bytes as INSEE's grid: cells within their bounds, or a typed error.
#include "base/error.hpp"
#include "inputs/grid_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  {
    std::ofstream file("input.csv", std::ios::binary);
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }
  carreau::Findings findings;
  const std::vector<std::string> paths{"input.csv"};
  try {
    const auto cells =
        carreau::inputs::read_grid(paths, carreau::Headcount::present, findings).cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells.poor_households()[i] > cells.households()[i]) std::abort();
      if (cells.communes(carreau::CellIndex(i)).size() % 5 != 0) std::abort();
    }
  } catch (const carreau::Error&) {  // refused, as it should be
  }
  return 0;
}
