// SPDX-License-Identifier: Apache-2.0
/// Clusters and gaps of random marks against plain searches over sets.
#include "delineation/labelling.hpp"

#include "delineation/gaps.hpp"
#include "support/flood_fill.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <vector>

namespace carreau {
namespace {

using testing::Places;
using testing::reach;

/// Random cells with, for each, 0 (not chosen) or the key it is chosen with.
std::map<CellPosition, std::uint32_t> random_marks() {
  const auto side = *rc::gen::inRange(1, 14);
  const auto keys = *rc::gen::container<std::vector<int>>(static_cast<std::size_t>(side * side),
                                                          rc::gen::inRange(-1, 5));
  std::map<CellPosition, std::uint32_t> marks;
  for (std::int32_t i = 0; i < side * side; ++i) {
    const int key = keys[static_cast<std::size_t>(i)];
    if (key < 0) continue;
    marks[{i / side, i % side}] = static_cast<std::uint32_t>(key > 2 ? 1 : key);
  }
  return marks;
}

RC_GTEST_PROP(LabellingProperty, ClustersAreWhatASearchReaches, ()) {
  const auto marks = random_marks();
  const bool corners = *rc::gen::arbitrary<bool>();
  std::vector<CellPosition> positions;
  std::vector<CellIndex> chosen;
  std::vector<std::uint32_t> keys;
  std::map<std::uint32_t, Places> by_key;
  for (const auto& [p, key] : marks) {
    positions.push_back(p);
    if (key != 0) chosen.emplace_back(keys.size());
    keys.push_back(key);
    if (key != 0) by_key[key].insert(p);
  }
  const LabellingOptions options{corners ? Contiguity::eight : Contiguity::four, 0};
  const auto clusters = label_clusters(positions, Lattice(positions), chosen, keys, options);
  Places covered;
  for (std::size_t k = 0; k < clusters.size(); ++k) {
    Places found;
    for (const CellIndex c : clusters[k].cells) found.insert(positions[c.position()]);
    const CellPosition first = positions[clusters[k].cells.front().position()];
    RC_ASSERT(found == reach(first, by_key[marks.at(first)], corners));
    RC_ASSERT(first == *found.begin());
    if (k > 0) RC_ASSERT(clusters[k - 1].cells.front() < clusters[k].cells.front());
    for (const CellPosition& p : found) RC_ASSERT(covered.insert(p).second);
  }
  std::size_t expected = 0;
  for (const auto& [key, places] : by_key) expected += places.size();
  RC_ASSERT(covered.size() == expected);
}

RC_GTEST_PROP(GapsProperty, GapsAreWhatNoPathFromFarAwayReaches, ()) {
  const auto side = *rc::gen::inRange(1, 12);
  const auto taken = *rc::gen::container<std::vector<int>>(static_cast<std::size_t>(side * side),
                                                           rc::gen::inRange(0, 5));
  const bool corners_touch = *rc::gen::arbitrary<bool>();
  std::vector<CellPosition> footprint;
  Places free;
  for (std::int32_t row = -1; row <= side; ++row) {
    for (std::int32_t column = -1; column <= side; ++column) free.insert({row, column});
  }
  for (std::int32_t i = 0; i < side * side; ++i) {
    if (taken[static_cast<std::size_t>(i)] < 2) continue;
    footprint.push_back({i / side, i % side});
    free.erase({i / side, i % side});
  }
  for (const CellPosition& p : reach({-1, -1}, free, !corners_touch)) free.erase(p);
  const auto gaps = enclosed_gaps(footprint, corners_touch ? Contiguity::eight : Contiguity::four);
  Places found;
  for (const auto& gap : gaps) {
    const Places places(gap.begin(), gap.end());
    RC_ASSERT(places == reach(gap.front(), free, !corners_touch));
    found.insert(places.begin(), places.end());
  }
  RC_ASSERT(found == free);
}

}  // namespace
}  // namespace carreau
