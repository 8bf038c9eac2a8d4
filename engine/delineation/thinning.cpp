// SPDX-License-Identifier: Apache-2.0
#include "delineation/thinning.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <queue>
#include <utility>

namespace carreau {

namespace {

/// The cells of one group by their place in it.
class Thinner {
 public:
  Thinner(const CellTable& cells, Contiguity contiguity, std::int64_t minimum_density,
          std::span<const CellIndex> group)
      : cells_(cells),
        contiguity_(contiguity),
        group_(group),
        surplus_(group.size()),
        root_(group.size()),
        is_in_(group.size()),
        is_waiting_(group.size()),
        refused_(group.size()) {
    std::iota(root_.begin(), root_.end(), std::size_t{0});
    const std::int64_t side = cells.grid().cell_size.count();
    // Sums of this over a set of cells are negative exactly where is_dense() denies the set.
    const std::int64_t needed = minimum_density * 10 * side * side;
    for (std::size_t i = 0; i < group.size(); ++i) {
      surplus_[i] = cells.people()[group[i].position()].tenths() * 1'000'000 - needed;
    }
  }

  Thinning run() {
    std::vector<std::size_t> dense;
    for (std::size_t i = 0; i < group_.size(); ++i) {
      if (surplus_[i] >= 0) dense.push_back(i);
    }
    for (const std::size_t i : dense) join(i);
    while (!waiting_.empty()) {
      const std::size_t i = waiting_.top().place;
      waiting_.pop();
      is_waiting_[i] = 0;
      take_or_refuse(i);
    }
    return result();
  }

 private:
  /// A cell that touches a piece, in the order in which cells are asked.
  struct Waiting {
    Persons people;
    std::size_t place = 0;

    bool operator<(const Waiting& other) const {
      // The greatest is asked first: most people, and of equal ones the first in order.
      return people != other.people ? people < other.people : place > other.place;
    }
  };

  std::size_t root(std::size_t i) {
    while (root_[i] != i) i = root_[i] = root_[root_[i]];
    return i;
  }

  /// Calls `visit` with the place of each neighbour within the group.
  template <class Visit>
  void each_neighbour(std::size_t i, const Visit& visit) const {
    const CellPosition here = cells_.positions()[group_[i].position()];
    for (const Offset step : neighbour_offsets(contiguity_)) {
      const CellIndex near = cells_.lattice().neighbour(here, step);
      if (near.is_none()) continue;
      const auto found = std::lower_bound(group_.begin(), group_.end(), near);
      if (found == group_.end() || *found != near) continue;
      visit(static_cast<std::size_t>(found - group_.begin()));
    }
  }

  /// The pieces that a cell touches, each once.
  std::vector<std::size_t> touched_by(std::size_t i) {
    std::vector<std::size_t> touched;
    each_neighbour(i, [&](std::size_t near) {
      if (is_in_[near] != 0) touched.push_back(root(near));
    });
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    return touched;
  }

  void ask(std::size_t i) {
    // Cells that are dense by themselves join without being asked.
    if (is_in_[i] != 0 || is_waiting_[i] != 0 || surplus_[i] >= 0) return;
    is_waiting_[i] = 1;
    waiting_.push({cells_.people()[group_[i].position()], i});
  }

  /// A cell is refused by all the pieces that it touches together. What these can spare grows only
  /// where one of them joins another, and then the cell is asked again.
  void take_or_refuse(std::size_t i) {
    const std::vector<std::size_t> touched = touched_by(i);
    std::int64_t surplus = surplus_[i];
    for (const std::size_t piece : touched) surplus += surplus_[piece];
    if (surplus >= 0) return join(i);
    for (const std::size_t piece : touched) refused_[piece].push_back(i);
  }

  /// Adds a cell to the pieces that it touches, which become one.
  void join(std::size_t i) {
    const std::vector<std::size_t> touched = touched_by(i);
    is_in_[i] = 1;
    for (const std::size_t piece : touched) {
      // The smallest cell of a piece is its root.
      const std::size_t own = root(i);
      const std::size_t low = std::min(own, piece);
      const std::size_t high = std::max(own, piece);
      root_[high] = low;
      surplus_[low] += surplus_[high];
      if (touched.size() > 1) {
        for (const std::size_t other : std::exchange(refused_[piece], {})) ask(other);
      } else if (low != piece) {
        refused_[low] = std::move(refused_[piece]);
      }
    }
    each_neighbour(i, [&](std::size_t near) { ask(near); });
  }

  Thinning result() {
    Thinning thinning;
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> number(group_.size(), kNone);
    for (std::size_t i = 0; i < group_.size(); ++i) {
      if (is_in_[i] == 0) {
        thinning.left_out.push_back(group_[i]);
        continue;
      }
      std::size_t& piece = number[root(i)];
      if (piece == kNone) {
        piece = thinning.pieces.size();
        thinning.pieces.emplace_back();
      }
      thinning.pieces[piece].push_back(group_[i]);
    }
    return thinning;
  }

  const CellTable& cells_;
  Contiguity contiguity_;
  std::span<const CellIndex> group_;
  std::vector<std::int64_t> surplus_;  ///< of each cell, and of each piece at its root
  std::vector<std::size_t> root_;
  std::vector<std::uint8_t> is_in_;
  std::vector<std::uint8_t> is_waiting_;
  std::vector<std::vector<std::size_t>> refused_;  ///< by root: cells that it could not take in
  std::priority_queue<Waiting> waiting_;
};

/// A cluster that is kept, or a piece of one.
struct Part {
  std::vector<CellIndex> cells;
  std::vector<CellPosition> crossed;
};

}  // namespace

Thinning thin_out(const CellTable& cells, Contiguity contiguity, std::int64_t minimum_density,
                  std::span<const CellIndex> group) {
  return Thinner(cells, contiguity, minimum_density, group).run();
}

ThinnedClusters thinned(const DelineationInput& input, Clusters clusters) {
  ThinnedClusters result;
  if (input.rule.minimum_zone_density == 0) {
    result.clusters = std::move(clusters);
    return result;
  }
  std::vector<Part> parts;
  for (std::size_t k = 0; k < clusters.size(); ++k) {
    const Cluster c = clusters[k];
    if (is_dense(input, c.cells, c.cells.size() + c.crossed.size())) {
      parts.push_back({{c.cells.begin(), c.cells.end()}, {c.crossed.begin(), c.crossed.end()}});
      continue;
    }
    Thinning thinning =
        thin_out(input.cells, input.options.contiguity, input.rule.minimum_zone_density, c.cells);
    ThinnedClusters::Sparse sparse;
    sparse.left_out = std::move(thinning.left_out);
    for (std::vector<CellIndex>& piece : thinning.pieces) {
      sparse.pieces.push_back(piece.front());
      parts.push_back({std::move(piece), {}});
    }
    result.whole.append(c);
    result.sparse.push_back(std::move(sparse));
  }
  // Clusters are in the order of their smallest cells, which no two share.
  std::sort(parts.begin(), parts.end(),
            [](const Part& a, const Part& b) { return a.cells.front() < b.cells.front(); });
  for (const Part& part : parts) result.clusters.append({part.cells, part.crossed});
  return result;
}

SettledSparse settle_sparse(const ThinnedClusters& thinned,
                            const std::function<bool(CellIndex)>& is_held) {
  SettledSparse settled;
  for (std::size_t k = 0; k < thinned.sparse.size(); ++k) {
    const ThinnedClusters::Sparse& sparse = thinned.sparse[k];
    if (std::ranges::any_of(sparse.pieces, is_held)) {
      settled.left_out.insert(settled.left_out.end(), sparse.left_out.begin(),
                              sparse.left_out.end());
    } else {
      settled.whole.append(thinned.whole[k]);
    }
  }
  return settled;
}

}  // namespace carreau
