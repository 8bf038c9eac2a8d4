// SPDX-License-Identifier: Apache-2.0
#include "geometry/dissolve.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace carreau {

namespace {

/// A corner of the lattice; ordered like cells, by row then column.
using Corner = CellPosition;

/// Directions in counter-clockwise order, so that +1 is a left turn.
enum Direction : std::uint8_t { kEast, kNorth, kWest, kSouth };
constexpr std::array<Corner, 4> kStep = {{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}};

/// A side of a cell on the outline, directed with the cell on its left.
struct OutlineEdge {
  Corner start;
  Direction direction = kEast;
  std::uint32_t cell = 0;
  bool used = false;
};

struct Ring {
  std::vector<Corner> corners;  ///< not closed
  std::uint32_t component = 0;
  std::int64_t double_area = 0;
};

Corner end_of(const OutlineEdge& edge) {
  const Corner step = kStep[edge.direction];
  return {edge.start.row + step.row, edge.start.column + step.column};
}

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// The cells across the four sides of a cell, by direction; kNone outside the set.
using Neighbours = std::array<std::uint32_t, 4>;

std::vector<Neighbours> neighbours_of(std::span<const CellPosition> cells) {
  std::vector<Neighbours> all(cells.size(), {kNone, kNone, kNone, kNone});
  const auto join = [&](std::uint32_t cell, Direction side, std::uint32_t other, Direction back) {
    all[cell][side] = other;
    all[other][back] = cell;
  };
  // Cells are ordered: the one to the east comes next, and the ones to the north follow each other
  // as their own southern neighbours do.
  std::uint32_t above = 0;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    const CellPosition east = {cells[i].row, cells[i].column + 1};
    const CellPosition north = {cells[i].row + 1, cells[i].column};
    if (i + 1 < cells.size() && cells[i + 1] == east) join(i, kEast, i + 1, kWest);
    while (above < cells.size() && cells[above] < north) ++above;
    if (above < cells.size() && cells[above] == north) join(i, kNorth, above, kSouth);
  }
  return all;
}

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

/// The label of each cell's side-connected component: the smallest cell in it.
std::vector<std::uint32_t> side_components(const std::vector<Neighbours>& neighbours) {
  std::vector<std::uint32_t> parent(neighbours.size());
  std::iota(parent.begin(), parent.end(), 0U);
  for (std::uint32_t i = 0; i < parent.size(); ++i) {
    // East and north are enough: each pair of neighbours is met once.
    for (const Direction side : {kEast, kNorth}) {
      const std::uint32_t j = neighbours[i][side];
      if (j == kNone) continue;
      const std::uint32_t a = root_of(parent, i);
      const std::uint32_t b = root_of(parent, j);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  for (std::uint32_t i = 0; i < parent.size(); ++i) parent[i] = root_of(parent, i);
  return parent;
}

/// Sides whose other side is outside the set, ordered by start corner, then direction.
std::vector<OutlineEdge> outline_edges(std::span<const CellPosition> cells,
                                       const std::vector<Neighbours>& neighbours) {
  std::vector<OutlineEdge> edges;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    const CellPosition c = cells[i];
    const std::array<OutlineEdge, 4> sides = {{{{c.row, c.column}, kEast, i},
                                               {{c.row, c.column + 1}, kNorth, i},
                                               {{c.row + 1, c.column + 1}, kWest, i},
                                               {{c.row + 1, c.column}, kSouth, i}}};
    // The side that runs to the east lies to the south of the cell, and so on.
    constexpr std::array<Direction, 4> kAcross = {kSouth, kEast, kNorth, kWest};
    for (std::size_t s = 0; s < 4; ++s) {
      // A side between two cells of the set cancels out.
      if (neighbours[i][kAcross[s]] == kNone) edges.push_back(sides[s]);
    }
  }
  std::sort(edges.begin(), edges.end(), [](const OutlineEdge& a, const OutlineEdge& b) {
    return a.start != b.start ? a.start < b.start : a.direction < b.direction;
  });
  return edges;
}

/// The edge that leaves the end of `edge` with the sharpest left turn: at a corner where two cells
/// meet diagonally this stays with the same cell. Every edge follows exactly one other.
std::size_t next_edge(const std::vector<OutlineEdge>& edges, const OutlineEdge& edge) {
  const Corner corner = end_of(edge);
  auto at = std::lower_bound(edges.begin(), edges.end(), corner,
                             [](const OutlineEdge& e, const Corner& c) { return e.start < c; });
  std::size_t best = edges.size();
  int best_turn = 4;
  for (; at != edges.end() && at->start == corner; ++at) {
    // Directions turn counter-clockwise, so differences modulo four are turns.
    const int turn = (edge.direction + 1 - at->direction + 4) % 4;  // 0 left, 1 straight, 2 right
    if (turn < best_turn) {
      best_turn = turn;
      best = static_cast<std::size_t>(at - edges.begin());
    }
  }
  return best;
}

/// Walks from edge `first` until the walk closes; returns every edge passed.
std::vector<std::uint32_t> trace(std::vector<OutlineEdge>& edges, std::size_t first) {
  std::vector<std::uint32_t> walk;
  std::size_t e = first;
  do {
    edges[e].used = true;
    walk.push_back(static_cast<std::uint32_t>(e));
    // Every edge is followed by one, so the walk closes at its beginning.
    e = next_edge(edges, edges[e]);
  } while (e != first);
  return walk;
}

std::int64_t double_area(const std::vector<Corner>& corners) {
  std::int64_t twice = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Corner a = corners[i];
    const Corner b = corners[(i + 1) % corners.size()];
    twice += std::int64_t{a.column} * b.row - std::int64_t{b.column} * a.row;
  }
  return twice;
}

/// Drops the corners where the outline goes straight on and starts the ring at its lowest corner.
void simplify(std::vector<Corner>& corners) {
  std::vector<Corner> turns;
  const std::size_t n = corners.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Corner before = corners[(i + n - 1) % n];
    const Corner after = corners[(i + 1) % n];
    // A corner stays where the direction changes from a row to a column.
    if (before.row != after.row && before.column != after.column) turns.push_back(corners[i]);
  }
  std::rotate(turns.begin(), std::min_element(turns.begin(), turns.end()), turns.end());
  corners = std::move(turns);
}

/// The first edge with the same start, which stands for the corner. At most two edges start at a
/// corner, and they follow each other.
std::uint32_t corner_of(const std::vector<OutlineEdge>& edges, std::uint32_t edge) {
  return edge > 0 && edges[edge - 1].start == edges[edge].start ? edge - 1 : edge;
}

/// Cuts a closed walk into simple rings wherever it passes a corner twice. `position` holds kNone
/// for each edge, before and afterwards.
void split_into_rings(const std::vector<OutlineEdge>& edges, const std::vector<std::uint32_t>& walk,
                      std::uint32_t component, std::vector<std::uint32_t>& position,
                      std::vector<Ring>& rings) {
  std::vector<std::uint32_t> open;
  for (std::size_t i = 0; i <= walk.size(); ++i) {
    const std::uint32_t corner = corner_of(edges, walk[i % walk.size()]);
    // A corner that was seen before closes a ring: all corners since then belong to it.
    if (position[corner] != kNone) {
      const std::size_t from = position[corner];
      Ring ring{{}, component, 0};
      for (const std::uint32_t seen : std::span(open).subspan(from)) {
        ring.corners.push_back(edges[seen].start);
        position[seen] = kNone;
      }
      open.resize(from);
      ring.double_area = double_area(ring.corners);
      simplify(ring.corners);
      rings.push_back(std::move(ring));
    }
    position[corner] = static_cast<std::uint32_t>(open.size());
    open.push_back(corner);
  }
  for (const std::uint32_t left : open) position[left] = kNone;
}

void emit(const Ring& ring, double size, PolygonSet& out) {
  std::vector<Point> points;
  points.reserve(ring.corners.size() + 1);
  // The only step from integers to coordinates: products of integers, hence exact.
  for (const Corner& c : ring.corners) points.push_back({c.column * size, c.row * size});
  points.push_back(points.front());
  out.add_ring(points);
}

/// The outline of a single cell, without any search: layers of cells have a million of them.
void add_square(CellPosition cell, double size, PolygonSet& out) {
  const Point low{cell.column * size, cell.row * size};
  const Point high{(cell.column + 1) * size, (cell.row + 1) * size};
  out.begin_feature();
  out.begin_polygon();
  out.add_ring(std::array<Point, 5>{low, {high.x, low.y}, high, {low.x, high.y}, low});
}

}  // namespace

void dissolve(std::span<const CellPosition> cells, Metres cell_size, PolygonSet& out) {
  const auto size = static_cast<double>(cell_size.count());
  if (cells.size() == 1) return add_square(cells.front(), size, out);
  const std::vector<Neighbours> neighbours = neighbours_of(cells);
  const std::vector<std::uint32_t> component = side_components(neighbours);
  std::vector<OutlineEdge> edges = outline_edges(cells, neighbours);

  // Every outline edge belongs to exactly one simple ring.
  std::vector<Ring> rings;
  std::vector<std::uint32_t> position(edges.size(), kNone);
  for (std::size_t e = 0; e < edges.size(); ++e) {
    if (edges[e].used) continue;
    const std::uint32_t label = component[edges[e].cell];
    split_into_rings(edges, trace(edges, e), label, position, rings);
  }

  // A side-connected component has one shell; its holes follow it.
  std::sort(rings.begin(), rings.end(),
            [](const Ring& a, const Ring& b) { return a.corners.front() < b.corners.front(); });
  out.begin_feature();
  for (const Ring& shell : rings) {
    // Counter-clockwise rings are shells, the others holes.
    if (shell.double_area < 0) continue;
    out.begin_polygon();
    emit(shell, size, out);
    // Quadratic in the rings of one zone, of which there are a few.
    for (const Ring& hole : rings) {
      if (hole.double_area < 0 && hole.component == shell.component) emit(hole, size, out);
    }
  }
}

}  // namespace carreau
