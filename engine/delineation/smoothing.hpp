// SPDX-License-Identifier: Apache-2.0
/// The share of people below S that a cell is tested on: its own, or that of its surroundings.
#pragma once

#include "delineation/cell_criteria.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Two shares a cell, from 0 to 1; 0 where nobody lives.
struct TestedShares {
  std::vector<double> own;     ///< the cell's own share
  std::vector<double> tested;  ///< what the cell is tested on
};

/// `tested`: mean over a cell and its neighbours, weighed by people and by INSEE's kernel for
/// gridded data (biweight, as in the package btb): (1 − (d/h)²)² at distance d below h =
/// options.smoothing. A median taken from few households is noisy, and INSEE places dwellings by
/// parcel, often one cell off: the neighbours say what the cell alone cannot. Everybody is held
/// against the threshold of the cell tested. With h = 0 it is the cell's own share.
[[nodiscard]] TestedShares tested_shares(const DelineationInput& input);
/// `tested` with every threshold times `raise`, for the cells that `wanted` marks; 0 for others.
[[nodiscard]] std::vector<double> raised_shares(const DelineationInput& input, double raise,
                                                std::span<const std::uint8_t> wanted);

}  // namespace carreau
