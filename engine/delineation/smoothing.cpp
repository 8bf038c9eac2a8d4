// SPDX-License-Identifier: Apache-2.0
#include "delineation/smoothing.hpp"

#include "base/parallel.hpp"

#include <cstddef>
#include <cstdint>

namespace carreau {

namespace {

struct KernelWeight {
  Offset offset;
  double weight = 0.0;
};

/// The neighbours nearer than the bandwidth, in a fixed order; the cell itself is not among them.
std::vector<KernelWeight> kernel(double bandwidth, double cell_size) {
  std::vector<KernelWeight> weights;
  const auto reach = static_cast<std::int32_t>(bandwidth / cell_size);
  for (std::int32_t row = -reach; row <= reach; ++row) {
    for (std::int32_t column = -reach; column <= reach; ++column) {
      const double squared = cell_size * cell_size * (row * row + column * column);
      const double rest = 1.0 - squared / (bandwidth * bandwidth);
      const bool is_itself = row == 0 && column == 0;
      if (!is_itself && rest > 0.0) weights.push_back({{row, column}, rest * rest});
    }
  }
  return weights;
}

/// Each cell's own share below its own threshold.
std::vector<double> own_shares(const DelineationInput& input, double raise) {
  std::vector<double> shares(input.cells.size());
  parallel_for(shares.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (input.cells.people()[i].is_zero()) continue;
      const CellIndex cell(i);
      const double threshold = threshold_of(input, cell).disposable * raise;
      shares[i] = input.income.share_below(cell, threshold).share;
    }
  });
  return shares;
}

double smoothed_share(const DelineationInput& input, std::span<const KernelWeight> weights,
                      std::span<const double> own, CellIndex cell, double raise) {
  const std::size_t i = cell.position();
  const double threshold = threshold_of(input, cell).disposable;
  double people = input.cells.people()[i].value();
  double below = people * own[i];
  for (const KernelWeight& k : weights) {
    const CellIndex near = input.lattice.neighbour(input.cells.positions()[i], k.offset);
    if (near.is_none()) continue;
    const double count = k.weight * input.cells.people()[near.position()].value();
    if (count <= 0.0) continue;
    const bool is_same = threshold_of(input, near).disposable == threshold;
    people += count;
    below += count * (is_same ? own[near.position()]
                              : input.income.share_below(near, threshold * raise).share);
  }
  return below / people;
}

}  // namespace

std::vector<double> tested_shares(const DelineationInput& input, double raise) {
  std::vector<double> own = own_shares(input, raise);
  if (input.options.smoothing == 0) return own;
  const auto weights = kernel(static_cast<double>(input.options.smoothing),
                              static_cast<double>(input.cells.grid().cell_size.count()));
  std::vector<double> smoothed(own.size());
  parallel_for(smoothed.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (input.cells.people()[i].is_zero()) continue;
      smoothed[i] = smoothed_share(input, weights, own, CellIndex(i), raise);
    }
  });
  return smoothed;
}

}  // namespace carreau
