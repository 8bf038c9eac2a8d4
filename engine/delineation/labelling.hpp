// SPDX-License-Identifier: Apache-2.0
/// Contiguous groups of marked cells.
#pragma once

#include "base/index.hpp"
#include "grid/cell_table.hpp"
#include "grid/lattice.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// A contiguous group: its cells, and the uninhabited positions that join them, both ordered.
struct Cluster {
  std::vector<CellIndex> cells;
  std::vector<CellPosition> links;
};

/// How marked cells are joined.
struct LabellingOptions {
  Contiguity contiguity = Contiguity::eight;
  std::int64_t bridge_empty = 0;  ///< uninhabited positions in a row that may be crossed
};

/// The connected groups of cells with `marked[i] != 0`, joining only cells of equal key; ordered
/// by their smallest cell, so the result depends on the set alone.
[[nodiscard]] std::vector<Cluster> label_clusters(std::span<const CellPosition> positions,
                                                  const Lattice& lattice,
                                                  std::span<const std::uint8_t> marked,
                                                  std::span<const std::uint32_t> keys,
                                                  const LabellingOptions& options);

}  // namespace carreau
