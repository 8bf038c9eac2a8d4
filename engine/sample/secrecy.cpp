// SPDX-License-Identifier: Apache-2.0
#include "sample/secrecy.hpp"

#include <algorithm>
#include <numeric>

namespace carreau {

namespace {

/// A set of cells: one square, or several squares merged.
struct Node {
  std::vector<std::uint32_t> cells;
  double households = 0.0;
};

CellPosition square_of(CellPosition position, std::int32_t side) {
  return {position.row / side, position.column / side};
}

std::int32_t part_side(std::int32_t side) { return side == 5 ? 1 : side / 2; }

class Grouping {
 public:
  explicit Grouping(std::span<const SecrecyCell> cells) : cells_(cells), outcome_(cells.size()) {}

  std::vector<SecrecyOutcome> run(std::int32_t root_side) {
    Node root;
    root.cells.resize(cells_.size());
    std::iota(root.cells.begin(), root.cells.end(), 0U);
    for (const SecrecyCell& cell : cells_) root.households += cell.households;
    cut_naturally(root, root_side);
    return std::move(outcome_);
  }

 private:
  /// The inhabited squares of side `side` among the cells of a node, ordered by position.
  std::vector<Node> parts_of(const Node& node, std::int32_t side) const {
    std::vector<std::uint32_t> order = node.cells;
    const auto square = [&](std::uint32_t i) { return square_of(cells_[i].position, side); };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return square(a) < square(b); });
    std::vector<Node> parts;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i == 0 || square(order[i]) != square(order[i - 1])) parts.emplace_back();
      parts.back().cells.push_back(order[i]);
      parts.back().households += cells_[order[i]].households;
    }
    return parts;
  }

  void cut_naturally(const Node& node, std::int32_t side) {
    for (const std::uint32_t cell : node.cells) outcome_[cell].natural_side = side;
    if (side == 1) return finish(node);
    std::vector<Node> parts = parts_of(node, part_side(side));
    const bool all_large = std::all_of(parts.begin(), parts.end(), [](const Node& part) {
      return part.households >= kSecretBelow;
    });
    if (!all_large) return cut_with_groups(std::move(parts), part_side(side));
    for (const Node& part : parts) cut_naturally(part, part_side(side));
  }

  void cut_with_groups(std::vector<Node> parts, std::int32_t side) {
    const std::vector<Node> groups = put_together(std::move(parts), side);
    for (const Node& node : groups) {
      if (side == 1) {
        finish(node);
      } else {
        cut_with_groups(parts_of(node, part_side(side)), part_side(side));
      }
    }
  }

  /// Merges the parts below the limit into one, and adds the smallest other part where that is
  /// still too small.
  std::vector<Node> put_together(std::vector<Node> parts, std::int32_t side) {
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Node& a, const Node& b) { return a.households < b.households; });
    std::size_t small = 0;
    double sum = 0.0;
    for (; small < parts.size() && parts[small].households < kSecretBelow; ++small) {
      sum += parts[small].households;
    }
    if (small > 0 && sum < kSecretBelow && small < parts.size()) ++small;
    if (small < 2) return parts;
    Node joined = std::move(parts.front());
    for (std::size_t i = 1; i < small; ++i) {
      joined.cells.insert(joined.cells.end(), parts[i].cells.begin(), parts[i].cells.end());
      joined.households += parts[i].households;
    }
    if (side == 5) {
      for (const std::uint32_t cell : joined.cells) outcome_[cell].is_kilometre_imputed = true;
    }
    std::vector<Node> nodes(parts.begin() + static_cast<std::ptrdiff_t>(small), parts.end());
    nodes.push_back(std::move(joined));
    return nodes;
  }

  void finish(const Node& node) {
    for (const std::uint32_t cell : node.cells) {
      outcome_[cell].group = groups_;
      outcome_[cell].is_imputed = node.cells.size() > 1;
    }
    ++groups_;
  }

  std::span<const SecrecyCell> cells_;
  std::vector<SecrecyOutcome> outcome_;
  std::uint32_t groups_ = 0;
};

}  // namespace

std::vector<SecrecyOutcome> group_for_secrecy(std::span<const SecrecyCell> cells,
                                              std::int32_t root_side) {
  return Grouping(cells).run(root_side);
}

}  // namespace carreau
