// SPDX-License-Identifier: Apache-2.0
#include "delineation/candidates.hpp"

#include "delineation/minimum_cut.hpp"
#include "delineation/smoothing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

namespace carreau {

namespace {

/// Shares and weights in millionths, people in tenths: the cut is then exact in integers.
constexpr double kUnit = 1e6;

std::vector<CutEdge> edges_of(const DelineationInput& input, std::span<const std::uint32_t> keys) {
  std::vector<CutEdge> edges;
  const auto side = static_cast<std::int64_t>(std::llround(kUnit * input.options.compactness));
  const auto corner = static_cast<std::int64_t>(
      std::llround(kUnit * input.options.compactness / std::numbers::sqrt2));
  for (std::uint32_t i = 0; i < input.cells.size(); ++i) {
    if (!may_enter(input, CellIndex(i))) continue;
    for (const Offset& offset : kNeighbours) {
      const CellIndex near = input.cells.lattice().neighbour(input.cells.positions()[i], offset);
      if (near.is_none() || near.position() < i || !may_enter(input, near)) continue;
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

}  // namespace

bool may_enter(const DelineationInput& input, CellIndex cell) {
  const Persons people = input.cells.people()[cell.position()];
  return !people.is_zero() && people >= Persons::whole(input.options.minimum_cell_population);
}

void mark_compact_candidates(const DelineationInput& input, std::span<CellTest> tests) {
  const std::vector<double> share = Smoothing(input).shares(input);
  std::vector<std::int64_t> gain(input.cells.size());
  for (std::size_t i = 0; i < gain.size(); ++i) {
    if (!may_enter(input, CellIndex(i))) continue;
    const double excess = share[i] - input.options.compact_share.fraction();
    gain[i] = input.cells.people()[i].tenths() * std::llround(kUnit * excess);
  }
  const std::vector<std::uint8_t> best = best_set(gain, edges_of(input, zone_keys(input, tests)));
  for (std::size_t i = 0; i < tests.size(); ++i) tests[i].is_candidate = best[i] != 0;
}

}  // namespace carreau
