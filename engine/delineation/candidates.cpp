// SPDX-License-Identifier: Apache-2.0
#include "delineation/candidates.hpp"

#include "base/parallel.hpp"
#include "delineation/minimum_cut.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace carreau {

namespace {

/// Shares and weights in millionths, people in tenths: the cut is then exact in integers.
constexpr double kUnit = 1e6;

bool may_enter(const DelineationInput& input, std::size_t i) {
  const Persons people = input.cells.people()[i];
  return !people.is_zero() && people >= Persons::whole(input.options.minimum_cell_population);
}

std::vector<CutEdge> edges_of(const DelineationInput& input, std::span<const std::uint32_t> keys) {
  std::vector<CutEdge> edges;
  const auto side = static_cast<std::int64_t>(std::llround(kUnit * input.options.compactness));
  const auto corner = static_cast<std::int64_t>(
      std::llround(kUnit * input.options.compactness / std::numbers::sqrt2));
  for (std::uint32_t i = 0; i < input.cells.size(); ++i) {
    if (!may_enter(input, i)) continue;
    for (const Offset& offset : kNeighbours) {
      const CellIndex near = input.cells.lattice().neighbour(input.cells.positions()[i], offset);
      if (near.is_none() || near.position() < i || !may_enter(input, near.position())) continue;
      if (keys[near.position()] != keys[i]) continue;
      const std::int64_t people =
          std::min(input.cells.people()[i], input.cells.people()[near.position()]).tenths();
      const bool is_corner = offset.row != 0 && offset.column != 0;
      edges.push_back(
          {i, static_cast<std::uint32_t>(near.position()), people * (is_corner ? corner : side)});
    }
  }
  return edges;
}

std::vector<std::uint8_t> compact_cells(const DelineationInput& input,
                                        std::span<const double> tested_share,
                                        std::span<const std::uint32_t> keys) {
  std::vector<std::int64_t> gain(input.cells.size());
  for (std::size_t i = 0; i < gain.size(); ++i) {
    if (!may_enter(input, i)) continue;
    const double excess = tested_share[i] - input.options.compact_share.fraction();
    gain[i] = input.cells.people()[i].tenths() * std::llround(kUnit * excess);
  }
  return best_set(gain, edges_of(input, keys));
}

}  // namespace

std::vector<std::uint8_t> candidate_cells(const DelineationInput& input,
                                          std::span<const double> tested_share,
                                          std::span<const std::uint32_t> keys) {
  if (input.options.method == ZoneMethod::compact) return compact_cells(input, tested_share, keys);
  std::vector<std::uint8_t> candidates(input.cells.size());
  parallel_for(candidates.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const bool is_poor = tested_share[i] > input.options.cell_share.fraction();
      candidates[i] = is_poor && may_enter(input, i) ? 1 : 0;
    }
  });
  return candidates;
}

}  // namespace carreau
