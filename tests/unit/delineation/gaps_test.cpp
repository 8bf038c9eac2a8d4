// SPDX-License-Identifier: Apache-2.0
/// Enclosed gaps of drawn footprints under both contiguities.
#include "delineation/gaps.hpp"

#include "support/drawing.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau {
namespace {

using testing::Drawing;
using testing::drawn;

/// The gaps drawn with one letter each.
Drawing gaps_of(const Drawing& map, Contiguity contiguity) {
  Drawing drawing = map;
  for (std::string& line : drawing) line.assign(line.size(), '.');
  char name = 'a';
  for (const auto& gap : enclosed_gaps(drawn(map), contiguity)) {
    for (const CellPosition& p : gap) {
      drawing.at(map.size() - 1 - static_cast<std::size_t>(p.row))
          .at(static_cast<std::size_t>(p.column)) = name;
    }
    ++name;
  }
  return drawing;
}

TEST(EnclosedGaps, ARingEnclosesItsMiddle) {
  const Drawing map = {"###",  //
                       "#.#",  //
                       "###"};
  const Drawing gap = {"...", ".a.", "..."};
  EXPECT_EQ(gaps_of(map, Contiguity::four), gap);
  EXPECT_EQ(gaps_of(map, Contiguity::eight), gap);
}

TEST(EnclosedGaps, CornersEncloseWhereCornersTouch) {
  const Drawing map = {".#.",  //
                       "#.#",  //
                       ".#."};
  EXPECT_EQ(gaps_of(map, Contiguity::eight), (Drawing{"...", ".a.", "..."}));
  EXPECT_EQ(gaps_of(map, Contiguity::four), (Drawing{"...", "...", "..."}));
}

TEST(EnclosedGaps, GapsThatTouchAtACornerAreOneWherePathsSqueezeThrough) {
  const Drawing map = {"####",  //
                       "##.#",  //
                       "#.##",  //
                       "####"};
  EXPECT_EQ(gaps_of(map, Contiguity::eight), (Drawing{"....", "..b.", ".a..", "...."}));
  EXPECT_EQ(gaps_of(map, Contiguity::four), (Drawing{"....", "..a.", ".a..", "...."}));
}

TEST(EnclosedGaps, AnOpenBayIsNone) {
  EXPECT_EQ(gaps_of({"###", "#..", "###"}, Contiguity::eight), (Drawing{"...", "...", "..."}));
}

TEST(EnclosedGaps, AreOrderedByTheirSmallestPlace) {
  const Drawing map = {"#####",  //
                       "#.#.#",  //
                       "#####",  //
                       "#.#.#",  //
                       "#####"};
  EXPECT_EQ(gaps_of(map, Contiguity::eight),
            (Drawing{".....", ".c.d.", ".....", ".a.b.", "....."}));
}

TEST(EnclosedGaps, OfNothingAreNone) {
  EXPECT_TRUE(enclosed_gaps({}, Contiguity::eight).empty());
  EXPECT_TRUE(enclosed_gaps(drawn({"#"}), Contiguity::eight).empty());
}

}  // namespace
}  // namespace carreau
