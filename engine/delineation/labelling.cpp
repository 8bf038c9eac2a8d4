// SPDX-License-Identifier: Apache-2.0
#include "delineation/labelling.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace carreau {

namespace {

/// Union-find whose root is the smallest member.
class Partition {
 public:
  explicit Partition(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t root(std::uint32_t i) {
    // Path halving: every second node is attached to its grandparent on the way.
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t i, std::uint32_t j) {
    i = root(i);
    j = root(j);
    // The smaller root wins, so the root of a cluster is its first run, whatever the order of
    // joins.
    parent_[std::max(i, j)] = std::min(i, j);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

/// Chosen cells of one key side by side in a row: `length` cells of the table from `cell` on.
/// Neighbours within a row are joined without any search.
struct Run {
  CellPosition start;
  std::uint32_t cell = 0;
  std::uint32_t length = 1;
  std::uint32_t key = 0;

  [[nodiscard]] std::int32_t last_column() const {
    return start.column + static_cast<std::int32_t>(length) - 1;
  }
};

std::vector<Run> find_runs(std::span<const CellPosition> positions,
                           std::span<const CellIndex> chosen, std::span<const std::uint32_t> keys) {
  std::vector<Run> runs;
  for (const CellIndex cell : chosen) {
    const std::size_t i = cell.position();
    const CellPosition p = positions[i];
    // Adjacent positions may be apart in the table where uninhabited ones are missing; both the
    // index and the column must follow.
    const bool goes_on = !runs.empty() && runs.back().cell + runs.back().length == i &&
                         runs.back().start.row == p.row &&
                         runs.back().last_column() + 1 == p.column && runs.back().key == keys[i];
    if (goes_on) ++runs.back().length;
    else runs.push_back({p, static_cast<std::uint32_t>(i), 1, keys[i]});
  }
  return runs;
}

/// Joins each run to those of the row below that it touches: `reach` is 1 where corners count.
void join_rows(std::span<const Run> runs, std::int32_t reach, Partition& partition) {
  std::uint32_t below = 0;
  for (std::uint32_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    // Runs that end to the left of this one cannot touch later ones of the row either.
    const auto is_passed = [&](const Run& other) {
      return other.start.row < run.start.row - 1 ||
             (other.start.row == run.start.row - 1 &&
              other.last_column() < run.start.column - reach);
    };
    // `below` only advances, so both rows are read once.
    while (below < i && is_passed(runs[below])) ++below;
    for (std::uint32_t k = below; k < i && runs[k].start.row == run.start.row - 1; ++k) {
      if (runs[k].start.column > run.last_column() + reach) break;
      // Cells of different keys, as of different units, never form one cluster.
      if (runs[k].key == run.key) partition.join(i, k);
    }
  }
}

/// The first cell of the table from `start` on in one direction, across 1 to `most` positions that
/// have none; `crossed` holds these.
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

/// Uninhabited positions that were crossed, each with a run of the cluster that it belongs to.
using Owners = std::map<CellPosition, std::uint32_t>;

/// Joins runs over the uninhabited positions between them.
class Crossings {
 public:
  Crossings(std::span<const CellPosition> positions, std::span<const Run> runs,
            Partition& partition)
      : positions_(positions), runs_(runs), partition_(partition) {}

  void find(const Lattice& lattice, const LabellingOptions& options) {
    std::vector<CellPosition> crossed;
    for (std::uint32_t r = 0; r < runs_.size(); ++r) {
      for (std::uint32_t k = 0; k < runs_[r].length; ++k) {
        const CellPosition start = positions_[runs_[r].cell + k];
        // All directions, so each pair is joined from both sides; the second time changes nothing.
        for (const Offset step : neighbour_offsets(options.contiguity)) {
          const CellIndex far =
              across_empty(lattice, start, step, options.cross_empty_cells, crossed);
          if (!far.is_none()) cross(r, run_of(far), crossed);
        }
      }
    }
  }
  [[nodiscard]] const Owners& owners() const { return owners_; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  /// Runs are ordered by their cells.
  [[nodiscard]] std::uint32_t run_of(CellIndex cell) const {
    const auto next =
        std::upper_bound(runs_.begin(), runs_.end(), cell.position(),
                         [](std::size_t at, const Run& run) { return at < run.cell; });
    // Before the first run there is nothing.
    if (next == runs_.begin()) return kNone;
    const Run& run = *(next - 1);
    const bool is_inside = cell.position() < std::size_t{run.cell} + run.length;
    return is_inside ? static_cast<std::uint32_t>(next - runs_.begin() - 1) : kNone;
  }

  /// Joins two runs and the positions between them. Nothing is joined where a cluster of another
  /// key holds one of the positions, since each belongs to one cluster only. Clusters of the same
  /// key whose crossings meet are joined too.
  void cross(std::uint32_t from, std::uint32_t to, std::span<const CellPosition> crossed) {
    if (to == kNone || runs_[to].key != runs_[from].key) return;
    for (const CellPosition& p : crossed) {
      const auto owner = owners_.find(p);
      if (owner != owners_.end() && runs_[owner->second].key != runs_[from].key) return;
    }
    partition_.join(from, to);
    for (const CellPosition& p : crossed) {
      partition_.join(from, owners_.try_emplace(p, from).first->second);
    }
  }

  std::span<const CellPosition> positions_;
  std::span<const Run> runs_;
  Partition& partition_;
  Owners owners_;
};

}  // namespace

/// Sorts the runs and the crossed positions of a partition by cluster. Roots are the smallest
/// members, so clusters come in the order of their smallest cell.
class ClusterBuilder {
 public:
  ClusterBuilder(std::span<const Run> runs, const Owners& owners, Partition& partition) {
    std::vector<std::uint32_t> number(runs.size());
    for (std::uint32_t r = 0; r < runs.size(); ++r) {
      // Roots come first among their members, so a new cluster is always met at its root.
      const std::uint32_t root = partition.root(r);
      if (root == r) {
        number[r] = static_cast<std::uint32_t>(result_.size());
        result_.cell_offset_.push_back(0);
      }
      number[r] = number[root];
      result_.cell_offset_[number[r] + 1] += runs[r].length;
    }
    // Offsets are made of counts, as for the cells.
    result_.crossed_offset_.assign(result_.cell_offset_.size(), 0);
    for (const auto& [position, run] : owners) ++result_.crossed_offset_[number[run] + 1];
    place(runs, owners, number);
  }
  Clusters take() { return std::move(result_); }

 private:
  void place(std::span<const Run> runs, const Owners& owners,
             std::span<const std::uint32_t> number) {
    for (auto* offset : {&result_.cell_offset_, &result_.crossed_offset_}) {
      std::partial_sum(offset->begin(), offset->end(), offset->begin());
    }
    result_.cells_.resize(result_.cell_offset_.back());
    result_.crossed_.resize(result_.crossed_offset_.back());
    // A copy of the offsets, advanced while cells are put in their place.
    std::vector<std::uint32_t> next(result_.cell_offset_);
    for (std::size_t r = 0; r < runs.size(); ++r) {
      for (std::uint32_t k = 0; k < runs[r].length; ++k) {
        result_.cells_[next[number[r]]++] = CellIndex(runs[r].cell + k);
      }
    }
    next = result_.crossed_offset_;
    for (const auto& [position, run] : owners) result_.crossed_[next[number[run]]++] = position;
  }

  Clusters result_;
};

void Clusters::append(const Cluster& cluster) {
  cells_.insert(cells_.end(), cluster.cells.begin(), cluster.cells.end());
  cell_offset_.push_back(static_cast<std::uint32_t>(cells_.size()));
  crossed_.insert(crossed_.end(), cluster.crossed.begin(), cluster.crossed.end());
  crossed_offset_.push_back(static_cast<std::uint32_t>(crossed_.size()));
}

Clusters label_clusters(std::span<const CellPosition> positions, const Lattice& lattice,
                        std::span<const CellIndex> chosen, std::span<const std::uint32_t> keys,
                        const LabellingOptions& options) {
  const std::vector<Run> runs = find_runs(positions, chosen, keys);
  Partition partition(runs.size());
  join_rows(runs, options.contiguity == Contiguity::eight ? 1 : 0, partition);
  // Without crossings the lattice is not needed.
  if (options.cross_empty_cells == 0) return ClusterBuilder(runs, {}, partition).take();
  Crossings crossings(positions, runs, partition);
  crossings.find(lattice, options);
  return ClusterBuilder(runs, crossings.owners(), partition).take();
}

}  // namespace carreau
