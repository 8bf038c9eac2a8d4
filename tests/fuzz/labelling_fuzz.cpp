// SPDX-License-Identifier: Apache-2.0
/// Clusters and gaps of any pattern of cells, against plain searches from place to place.
#include "delineation/labelling.hpp"

#include "delineation/gaps.hpp"
#include "support/flood_fill.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <span>
#include <vector>

namespace {

using namespace carreau;
using testing::Places;
using testing::reach;

void check(bool is_kept) {
  if (!is_kept) std::abort();
}

/// Cells in order, each with 0 (not chosen) or the key that it is chosen with.
struct Marks {
  std::int32_t width = 1;
  bool corners = false;
  std::vector<CellPosition> positions;
  std::vector<std::uint32_t> keys;
};

/// The first byte says how wide the lattice is and how cells touch; each of the others is a place:
/// no cell, one that is not chosen, or one with one of two keys.
Marks marks_from(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kMostBytes = 1'024;
  Marks marks;
  marks.width = 1 + bytes.front() % 64;
  marks.corners = bytes.front() >= 128;
  const auto places = bytes.subspan(1, std::min(bytes.size() - 1, kMostBytes));
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] % 4 == 0) continue;
    const auto place = static_cast<std::int32_t>(i);
    marks.positions.push_back({place / marks.width, place % marks.width});
    marks.keys.push_back(places[i] % 4 - 1U);
  }
  return marks;
}

void check_clusters(const Marks& marks) {
  std::vector<CellIndex> chosen;
  std::map<std::uint32_t, Places> by_key;
  for (std::size_t i = 0; i < marks.keys.size(); ++i) {
    if (marks.keys[i] == 0) continue;
    chosen.emplace_back(i);
    by_key[marks.keys[i]].insert(marks.positions[i]);
  }
  const LabellingOptions options{marks.corners ? Contiguity::eight : Contiguity::four, 0};
  const auto clusters =
      label_clusters(marks.positions, Lattice(marks.positions), chosen, marks.keys, options);
  std::size_t covered = 0;
  for (std::size_t k = 0; k < clusters.size(); ++k) {
    const CellIndex first = clusters[k].cells.front();
    Places found;
    for (const CellIndex c : clusters[k].cells) found.insert(marks.positions[c.position()]);
    const Places& all = by_key[marks.keys[first.position()]];
    check(found == reach(marks.positions[first.position()], all, marks.corners));
    check(k == 0 || clusters[k - 1].cells.front() < first);
    covered += found.size();
  }
  check(covered == chosen.size());
}

void check_gaps(const Marks& marks) {
  Places free;
  for (std::int32_t row = -1; row <= marks.positions.back().row + 1; ++row) {
    for (std::int32_t column = -1; column <= marks.width; ++column) free.insert({row, column});
  }
  for (const CellPosition& p : marks.positions) free.erase(p);
  for (const CellPosition& p : reach({-1, -1}, free, !marks.corners)) free.erase(p);
  Places found;
  const auto contiguity = marks.corners ? Contiguity::eight : Contiguity::four;
  for (const Gap& gap : enclosed_gaps(marks.positions, contiguity)) {
    check(Places(gap.begin(), gap.end()) == reach(gap.front(), free, !marks.corners));
    found.insert(gap.begin(), gap.end());
  }
  check(found == free);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Marks marks = marks_from({data, size});
  if (marks.positions.empty()) return 0;
  check_clusters(marks);
  check_gaps(marks);
  return 0;
}
