// SPDX-License-Identifier: Apache-2.0
/// The set that gains most, after paying for the edges it cuts: an exact minimum cut.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// An edge between two nodes, and what it costs to take only one of them; not negative.
struct CutEdge {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::int64_t cost = 0;
};

/// For each node 1 where it belongs to the set X that maximises
/// Σ gain(X) − Σ cost(edges with one end in X), 0 elsewhere. Of several such sets the smallest: it
/// lies in all of them. Integers, hence exact; at most one edge between two nodes.
/// Nodes that their neighbours cannot change are decided first. The others form small connected
/// groups, each solved by max-flow (Boykov and Kolmogorov, 2004).
[[nodiscard]] std::vector<std::uint8_t> best_set(std::span<const std::int64_t> gain,
                                                 std::span<const CutEdge> edges);

}  // namespace carreau
