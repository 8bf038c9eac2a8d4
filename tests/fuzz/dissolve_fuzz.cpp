// SPDX-License-Identifier: Apache-2.0
/// dissolve: the outline of any pattern of cells is GEOS's union of their squares, ring by ring, in
/// the form and order that is promised.
#include "geometry/dissolve.hpp"

#include "support/outline_checks.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <span>
#include <string>
#include <vector>

namespace {

/// Bits of the input, row after row, on a lattice as wide as the first byte says.
std::vector<carreau::CellPosition> cells_from(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kMostBytes = 64;
  std::vector<carreau::CellPosition> cells;
  if (bytes.empty()) return cells;
  const std::int32_t width = 1 + bytes.front() % 40;
  const auto bits = bytes.subspan(1, std::min(bytes.size() - 1, kMostBytes));
  for (std::size_t i = 0; i < bits.size() * 8; ++i) {
    if ((bits[i / 8] >> (i % 8) & 1) == 0) continue;
    const auto place = static_cast<std::int32_t>(i);
    cells.push_back({place / width, place % width});
  }
  return cells;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto cells = cells_from({data, size});
  if (cells.empty()) return 0;
  const std::string fault = carreau::testing::outline_fault(cells, 200);
  if (fault.empty()) return 0;
  std::cerr << fault << '\n';
  std::abort();
}
