// SPDX-License-Identifier: Apache-2.0
/// dissolve: any pattern of cells gives simple closed rings whose area is that of the cells.
#include "geometry/dissolve.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <span>
#include <vector>

namespace {

/// Bits of the input, row after row, on a lattice as wide as the first byte says.
std::vector<carreau::CellPosition> cells_from(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kMostBytes = 512;
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
  carreau::PolygonSet set;
  carreau::dissolve(cells, carreau::Metres::whole(200), set);
  if (carreau::area(set, 0) != static_cast<double>(cells.size()) * 40'000.0) std::abort();
  for (std::size_t r = 0; r < set.ring_count(); ++r) {
    const auto ring = set.ring(r);
    if (ring.size() < 5 || ring.front() != ring.back()) std::abort();
    const std::set<carreau::Point> corners(ring.begin(), ring.end());
    if (corners.size() != ring.size() - 1) std::abort();  // a ring that touches itself
  }
  return 0;
}
