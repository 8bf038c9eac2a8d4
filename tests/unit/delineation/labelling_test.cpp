// SPDX-License-Identifier: Apache-2.0
/// Clusters of drawn marks; tests/property/labelling_test.cpp compares with a plain search.
#include "delineation/labelling.hpp"

#include "support/drawing.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::Drawing;
using testing::positions_of;
using testing::symbol_at;

/// Cells are '#' and 'o' (of two keys, chosen) and 'x' (not chosen); the answer is drawn with one
/// letter a cluster, capital where a position is only crossed.
Drawing clusters_of(const Drawing& map, const LabellingOptions& options) {
  const auto positions = positions_of(map, "#ox");
  std::vector<CellIndex> chosen;
  std::vector<std::uint32_t> keys;
  for (const CellPosition& p : positions) {
    if (symbol_at(map, p) != 'x') chosen.emplace_back(keys.size());
    keys.push_back(symbol_at(map, p) == 'o' ? 7 : 3);
  }
  Drawing drawing = map;
  for (std::string& line : drawing) line.assign(line.size(), '.');
  const auto put = [&](CellPosition p, char symbol) {
    drawing[map.size() - 1 - static_cast<std::size_t>(p.row)][static_cast<std::size_t>(p.column)] =
        symbol;
  };
  const Lattice lattice(positions);
  char name = 'a';
  const Clusters clusters = label_clusters(positions, lattice, chosen, keys, options);
  for (std::size_t k = 0; k < clusters.size(); ++k) {
    const Cluster cluster = clusters[k];
    for (const CellIndex c : cluster.cells) put(positions[c.position()], name);
    for (const CellPosition& p : cluster.crossed) put(p, static_cast<char>(name - 'a' + 'A'));
    ++name;
  }
  return drawing;
}

constexpr LabellingOptions kFour{Contiguity::four, 0};
constexpr LabellingOptions kEight{Contiguity::eight, 0};

TEST(LabelClusters, JoinsBySidesOrCorners) {
  const Drawing map = {"##..#",  //
                       "..#..",  //
                       "#..##"};
  EXPECT_EQ(clusters_of(map, kFour), (Drawing{"dd..e", "..c..", "a..bb"}));
  EXPECT_EQ(clusters_of(map, kEight), (Drawing{"bb..c", "..b..", "a..bb"}));
}

TEST(LabelClusters, KeysAndOtherCellsDivide) {
  EXPECT_EQ(clusters_of({"##oo#"}, kEight), (Drawing{"aabbc"}));
  EXPECT_EQ(clusters_of({"#x#"}, kEight), (Drawing{"a.b"}));
}

TEST(LabelClusters, AreOrderedByTheirSmallestCell) {
  // The spiral's smallest cell comes first although its largest is the last of all.
  const Drawing map = {"#####",  //
                       "#...#",  //
                       "#.#.#",  //
                       "#...#",  //
                       "#.###"};
  EXPECT_EQ(clusters_of(map, kFour), (Drawing{"aaaaa", "a...a", "a.b.a", "a...a", "a.aaa"}));
}

TEST(LabelClusters, LinksCrossEmptyPlacesOnly) {
  EXPECT_EQ(clusters_of({"#..#"}, {Contiguity::four, 1}), (Drawing{"a..b"}));
  EXPECT_EQ(clusters_of({"#..#"}, {Contiguity::four, 2}), (Drawing{"aAAa"}));
  EXPECT_EQ(clusters_of({"#.x.#"}, {Contiguity::four, 3}), (Drawing{"a...b"}));
  EXPECT_EQ(clusters_of({"#.o.#"}, {Contiguity::four, 3}), (Drawing{"a.b.c"}));
}

TEST(LabelClusters, AnEmptyPlaceBelongsToOneCluster) {
  const LabellingOptions one{Contiguity::four, 1};
  EXPECT_EQ(clusters_of({".#.", "#.#", ".#."}, one), (Drawing{".a.", "aAa", ".a."})) << "joined";
  EXPECT_EQ(clusters_of({".o.", "#.#", ".o."}, one), (Drawing{".a.", "bAc", ".a."}))
      << "of two keys: the first takes it, the others stay apart";
}

TEST(LabelClusters, LinksGoStraight) {
  const Drawing map = {"..#",  //
                       "...",  //
                       "#.."};
  EXPECT_EQ(clusters_of(map, {Contiguity::four, 3}), (Drawing{"..b", "...", "a.."}));
  EXPECT_EQ(clusters_of(map, {Contiguity::eight, 1}), (Drawing{"..a", ".A.", "a.."}));
}

TEST(LabelClusters, NothingMarkedGivesNothing) {
  EXPECT_EQ(clusters_of({"xx"}, kEight), (Drawing{".."}));
}

}  // namespace
}  // namespace carreau
