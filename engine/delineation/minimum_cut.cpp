// SPDX-License-Identifier: Apache-2.0
#include "delineation/minimum_cut.hpp"

#include "base/cancellation.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>

#include <cstddef>
#include <limits>

namespace carreau {

namespace {

/// Whether a node is in the set, out of it, or not decided yet.
enum class Side : std::uint8_t { open, in, out };

struct Arc {
  std::uint32_t to = 0;
  std::int64_t cost = 0;
};

/// Edges by node: values and offsets.
class Adjacency {
 public:
  // Compressed rows: counts become offsets, then each edge is entered at both of its ends.
  Adjacency(std::size_t nodes, std::span<const CutEdge> edges) : offset_(nodes + 1) {
    for (const CutEdge& e : edges) {
      ++offset_[e.first + 1];
      ++offset_[e.second + 1];
    }
    for (std::size_t i = 0; i < nodes; ++i) offset_[i + 1] += offset_[i];
    arcs_.resize(edges.size() * 2);
    std::vector<std::size_t> next(offset_.begin(), offset_.end() - 1);
    for (const CutEdge& e : edges) {
      arcs_[next[e.first]++] = {e.second, e.cost};
      arcs_[next[e.second]++] = {e.first, e.cost};
    }
  }
  [[nodiscard]] std::span<const Arc> of(std::size_t node) const {
    return std::span(arcs_).subspan(offset_[node], offset_[node + 1] - offset_[node]);
  }

 private:
  std::vector<std::size_t> offset_;
  std::vector<Arc> arcs_;
};

/// Decides the plain nodes first. Most cells are far from the threshold and cost nothing; only the
/// small groups that remain need max-flow, whose cost grows much faster than their size.
class Solver {
 public:
  Solver(std::span<const std::int64_t> gain, std::span<const CutEdge> edges)
      : gain_(gain.begin(), gain.end()),
        sway_(gain.size()),
        side_(gain.size(), Side::open),
        adjacency_(gain.size(), edges) {
    for (const CutEdge& e : edges) {
      sway_[e.first] += e.cost;
      sway_[e.second] += e.cost;
    }
  }

  std::vector<std::uint8_t> solve() {
    // A decided node can decide its neighbours in turn, so this goes on until nothing changes.
    settle_plain_nodes();
    for (std::uint32_t i = 0; i < side_.size(); ++i) {
      if (side_[i] != Side::open) continue;
      // Groups may be large; a request to stop is noticed between them.
      check_cancelled();
      solve_group(group_of(i));
    }
    std::vector<std::uint8_t> chosen(side_.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = side_[i] == Side::in ? 1 : 0;
    return chosen;
  }

 private:
  /// Decides a node whose gain outweighs all that its open neighbours can add or cost. The edges to
  /// it then count in the gains of these neighbours.
  void settle_plain_nodes() {
    std::vector<std::uint32_t> queue(side_.size());
    for (std::uint32_t i = 0; i < queue.size(); ++i) queue[i] = i;
    while (!queue.empty()) {
      // The order does not matter: the result is the smallest best set, which is unique.
      const std::uint32_t i = queue.back();
      queue.pop_back();
      if (side_[i] != Side::open) continue;
      // A node that gains nothing stays out: the smallest of the best sets is asked for.
      if (gain_[i] + sway_[i] <= 0) side_[i] = Side::out;
      else if (gain_[i] - sway_[i] > 0) side_[i] = Side::in;
      else continue;
      for (const Arc& arc : adjacency_.of(i)) {
        if (side_[arc.to] != Side::open) continue;
        gain_[arc.to] += side_[i] == Side::in ? arc.cost : -arc.cost;
        sway_[arc.to] -= arc.cost;
        queue.push_back(arc.to);
      }
    }
  }

  /// The open nodes connected with this one, by breadth-first search. Each gets its place in the
  /// graph.
  std::vector<std::uint32_t> group_of(std::uint32_t start) {
    std::vector<std::uint32_t> group = {start};
    if (place_.empty()) place_.resize(side_.size(), kNowhere);
    place_[start] = 0;
    for (std::size_t k = 0; k < group.size(); ++k) {
      for (const Arc& arc : adjacency_.of(group[k])) {
        if (side_[arc.to] != Side::open || place_[arc.to] != kNowhere) continue;
        place_[arc.to] = static_cast<std::uint32_t>(group.size());
        group.push_back(arc.to);
      }
    }
    return group;
  }

  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  struct EdgeFlow {
    std::int64_t capacity = 0;
    std::int64_t residual = 0;
    Traits::edge_descriptor reverse;
  };
  struct NodeState {
    boost::default_color_type color = boost::white_color;
    long distance = 0;
    Traits::edge_descriptor predecessor;
  };
  using Graph =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, NodeState, EdgeFlow>;

  /// Two opposite arcs that know each other, as max-flow requires.
  static void add_arcs(Graph& graph, std::size_t from, std::size_t to, std::int64_t there,
                       std::int64_t back) {
    const auto forth = boost::add_edge(from, to, {there, 0, {}}, graph).first;
    const auto reverse = boost::add_edge(to, from, {back, 0, {}}, graph).first;
    graph[forth].reverse = reverse;
    graph[reverse].reverse = forth;
  }

  /// The construction of Picard and Ratliff: what a node gains comes from the source, what it loses
  /// goes to the sink, and the minimum cut between them is the set with the best balance.
  void solve_group(const std::vector<std::uint32_t>& group) {
    const std::size_t source = group.size();
    const std::size_t sink = source + 1;
    Graph graph(group.size() + 2);
    for (std::size_t k = 0; k < group.size(); ++k) {
      const std::int64_t gain = gain_[group[k]];
      if (gain > 0) add_arcs(graph, source, k, gain, 0);
      if (gain < 0) add_arcs(graph, k, sink, -gain, 0);
      for (const Arc& arc : adjacency_.of(group[k])) {
        // Each edge is met from both ends but added once.
        const bool is_first = side_[arc.to] == Side::open && place_[arc.to] > k;
        if (is_first && arc.cost > 0) add_arcs(graph, k, place_[arc.to], arc.cost, arc.cost);
      }
    }
    boost::boykov_kolmogorov_max_flow(
        graph, boost::get(&EdgeFlow::capacity, graph), boost::get(&EdgeFlow::residual, graph),
        boost::get(&EdgeFlow::reverse, graph), boost::get(&NodeState::predecessor, graph),
        boost::get(&NodeState::color, graph), boost::get(&NodeState::distance, graph),
        boost::get(boost::vertex_index, graph), source, sink);
    // The nodes that the source still reaches are the smallest of the best sets.
    const auto in = graph[source].color;
    for (std::size_t k = 0; k < group.size(); ++k) {
      side_[group[k]] = graph[k].color == in ? Side::in : Side::out;
    }
  }

  static constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::int64_t> gain_;  ///< with the edges to decided neighbours
  std::vector<std::int64_t> sway_;  ///< of the edges to open neighbours
  std::vector<Side> side_;
  Adjacency adjacency_;
  std::vector<std::uint32_t> place_;  ///< in its group
};

}  // namespace

std::vector<std::uint8_t> best_set(std::span<const std::int64_t> gain,
                                   std::span<const CutEdge> edges) {
  return Solver(gain, edges).solve();
}

}  // namespace carreau
