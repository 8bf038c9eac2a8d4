// SPDX-License-Identifier: Apache-2.0
#include "delineation/labelling.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

/// Union-find whose root is the smallest member.
class Partition {
 public:
  explicit Partition(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t i, std::uint32_t j) {
    i = root(i);
    j = root(j);
    parent_[std::max(i, j)] = std::min(i, j);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

struct Link {
  CellIndex from;
  CellPosition position;
};

/// The first inhabited cell met from `start` in one direction after 1 to `most` empty positions.
CellIndex across_empty(const Lattice& lattice, CellPosition start, Offset step, std::int64_t most,
                       std::vector<CellPosition>& crossed) {
  crossed.clear();
  CellPosition at = start;
  for (std::int64_t k = 0; k <= most; ++k) {
    at = {at.row + step.row, at.column + step.column};
    const CellIndex met = lattice.at(at);
    if (!met.is_none()) return crossed.empty() ? CellIndex::none() : met;
    crossed.push_back(at);
  }
  return CellIndex::none();
}

}  // namespace

std::vector<Cluster> label_clusters(std::span<const CellPosition> positions, const Lattice& lattice,
                                    std::span<const std::uint8_t> marked,
                                    std::span<const std::uint32_t> keys,
                                    const LabellingOptions& options) {
  Partition partition(positions.size());
  std::vector<Link> links;
  std::vector<CellPosition> crossed;
  const auto joins = [&](std::size_t i, CellIndex other) {
    return !other.is_none() && marked[other.position()] != 0 && keys[other.position()] == keys[i];
  };
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (marked[i] == 0) continue;
    for (const Offset step : neighbour_offsets(options.contiguity)) {
      const CellIndex next = lattice.neighbour(positions[i], step);
      if (joins(i, next)) {
        partition.join(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(next.position()));
      }
      if (options.bridge_empty == 0) continue;
      const CellIndex far =
          across_empty(lattice, positions[i], step, options.bridge_empty, crossed);
      if (!joins(i, far)) continue;
      partition.join(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(far.position()));
      for (const CellPosition& p : crossed) links.push_back({CellIndex(i), p});
    }
  }

  // Roots are smallest members, so clusters appear in the order of their smallest cell.
  std::vector<Cluster> clusters;
  std::vector<std::uint32_t> number(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (marked[i] == 0) continue;
    const std::uint32_t root = partition.root(static_cast<std::uint32_t>(i));
    if (root == i) {
      number[i] = static_cast<std::uint32_t>(clusters.size());
      clusters.emplace_back();
    }
    clusters[number[root]].cells.emplace_back(i);
  }
  for (const Link& link : links) {
    const std::uint32_t root = partition.root(static_cast<std::uint32_t>(link.from.position()));
    clusters[number[root]].links.push_back(link.position);
  }
  for (Cluster& cluster : clusters) {
    std::sort(cluster.links.begin(), cluster.links.end());
    cluster.links.erase(std::unique(cluster.links.begin(), cluster.links.end()),
                        cluster.links.end());
  }
  return clusters;
}

}  // namespace carreau
