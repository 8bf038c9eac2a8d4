// SPDX-License-Identifier: Apache-2.0
/// The share of people below S that a cell is tested on: its own, or that of its surroundings.
#pragma once

#include "delineation/cell_criteria.hpp"

#include <vector>

namespace carreau {

/// Mean over a cell and its neighbours, weighed by people and by INSEE's kernel for gridded data
/// (biweight, as in the package btb): (1 − (d/h)²)² at distance d below h = options.smoothing.
/// A median taken from few households is noisy, and INSEE places dwellings by parcel, often one
/// cell off: the neighbours say what the cell alone cannot. Everybody is held against the threshold
/// of the cell tested, times `raise`. With h = 0 it is the cell's own share. Uninhabited cells: 0.
[[nodiscard]] std::vector<double> tested_shares(const DelineationInput& input, double raise = 1.0);

}  // namespace carreau
