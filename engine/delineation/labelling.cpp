// SPDX-License-Identifier: Apache-2.0
#include "delineation/labelling.hpp"

#include <algorithm>
#include <map>
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

/// Uninhabited positions that bridges have taken, each with a cell of the cluster it belongs to.
using Owners = std::map<CellPosition, CellIndex>;

/// Joins `from` to `to` over the positions between them, unless a cluster of another key holds one
/// of them: a position belongs to one cluster only. Clusters of the same key that cross are joined.
void cross(CellIndex from, CellIndex to, std::span<const CellPosition> crossed,
           std::span<const std::uint32_t> keys, Owners& owners, Partition& partition) {
  const auto join = [&](CellIndex other) {
    partition.join(static_cast<std::uint32_t>(from.position()),
                   static_cast<std::uint32_t>(other.position()));
  };
  for (const CellPosition& p : crossed) {
    const auto owner = owners.find(p);
    if (owner != owners.end() && keys[owner->second.position()] != keys[from.position()]) return;
  }
  join(to);
  for (const CellPosition& p : crossed) join(owners.try_emplace(p, from).first->second);
}

/// The clusters of a partition, by their smallest cell: roots are smallest members.
std::vector<Cluster> gather(std::span<const std::uint8_t> marked, const Owners& owners,
                            Partition& partition) {
  std::vector<Cluster> clusters;
  std::vector<std::uint32_t> number(marked.size());
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == 0) continue;
    const std::uint32_t root = partition.root(static_cast<std::uint32_t>(i));
    if (root == i) {
      number[i] = static_cast<std::uint32_t>(clusters.size());
      clusters.emplace_back();
    }
    clusters[number[root]].cells.emplace_back(i);
  }
  for (const auto& [position, owner] : owners) {
    const std::uint32_t root = partition.root(static_cast<std::uint32_t>(owner.position()));
    clusters[number[root]].links.push_back(position);
  }
  return clusters;
}

}  // namespace

std::vector<Cluster> label_clusters(std::span<const CellPosition> positions, const Lattice& lattice,
                                    std::span<const std::uint8_t> marked,
                                    std::span<const std::uint32_t> keys,
                                    const LabellingOptions& options) {
  Partition partition(positions.size());
  Owners owners;
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
      if (joins(i, far)) cross(CellIndex(i), far, crossed, keys, owners, partition);
    }
  }
  return gather(marked, owners, partition);
}

}  // namespace carreau
