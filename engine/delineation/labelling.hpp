// SPDX-License-Identifier: Apache-2.0
/// Contiguous groups of chosen cells.
#pragma once

#include "base/index.hpp"
#include "grid/cell_table.hpp"
#include "grid/lattice.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// A contiguous group: its cells, and the uninhabited positions that join them, both ordered.
/// A view: what holds the cells must outlive it.
struct Cluster {
  std::span<const CellIndex> cells;
  std::span<const CellPosition> crossed;
};

/// Clusters as values and offsets, ordered by their smallest cell.
class Clusters {
 public:
  [[nodiscard]] std::size_t size() const { return cell_offset_.size() - 1; }
  [[nodiscard]] Cluster operator[](std::size_t cluster) const {
    return {part(cells_, cell_offset_, cluster), part(crossed_, crossed_offset_, cluster)};
  }
  /// Copies a cluster to the end; its smallest cell comes after those of all others.
  void append(const Cluster& cluster);

 private:
  friend class ClusterBuilder;
  template <class T>
  static std::span<const T> part(const std::vector<T>& values,
                                 const std::vector<std::uint32_t>& offset, std::size_t k) {
    return std::span(values).subspan(offset[k], offset[k + 1] - offset[k]);
  }

  std::vector<CellIndex> cells_;
  std::vector<std::uint32_t> cell_offset_{0};
  std::vector<CellPosition> crossed_;
  std::vector<std::uint32_t> crossed_offset_{0};
};

/// How cells are joined.
struct LabellingOptions {
  Contiguity contiguity = Contiguity::eight;
  std::int64_t cross_empty_cells = 0;  ///< uninhabited positions in a row that may be crossed
};

/// The connected groups of `chosen` cells, which are ordered and distinct, joining only cells of
/// equal key. `positions` and `keys` by cell, in the order of a cell table.
/// Linear in the cells chosen: one pass over them, then over their runs side by side in a row.
[[nodiscard]] Clusters label_clusters(std::span<const CellPosition> positions,
                                      const Lattice& lattice, std::span<const CellIndex> chosen,
                                      std::span<const std::uint32_t> keys,
                                      const LabellingOptions& options);

}  // namespace carreau
