// SPDX-License-Identifier: Apache-2.0
/// Weights of a crosswalk, by hand on a row of cells.
#include "zoning/crosswalk.hpp"

#include "support/row_of_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace carreau {
namespace {

using testing::row_of_cells;
using testing::RowCell;
using testing::stretches;

constexpr std::int64_t kMillion = 1'000'000;

/// Four cells of 100, 200, 300 and 400 people, half as many households; the third is imputed.
CellTable four_cells() {
  return row_of_cells({{100, 50}, {200, 100}, {300, 150, Imputation::imputed}, {400, 200}});
}

CrosswalkWeights weights_of(const CellTable& cells, const PolygonSet& from, const PolygonSet& to,
                            const std::vector<std::int32_t>& social = {}) {
  return crosswalk_weights({cells, social, CellShares(cells, from), CellShares(cells, to)});
}

/// The entry of a pair, or an empty one.
CrosswalkEntry at(const CrosswalkWeights& weights, std::uint32_t from, std::uint32_t to) {
  for (const CrosswalkEntry& entry : weights.entries) {
    if (entry.from == from && entry.to == to) return entry;
  }
  return {};
}

std::int64_t weight(const CrosswalkWeights& weights, std::uint32_t from, std::uint32_t to,
                    Base base) {
  return at(weights, from, to).of(base).weight;
}

TEST(CrosswalkWeights, FollowEachBase) {
  const CellTable cells = four_cells();
  const std::vector<std::int32_t> social = {80, 0, 300, 0};
  // One source over everything; targets over 1.5 and 1 cells.
  const auto w =
      weights_of(cells, stretches({{0, 800}}), stretches({{0, 300}, {400, 600}}), social);
  EXPECT_EQ(weight(w, 0, 0, Base::people), 200 * kMillion);
  EXPECT_EQ(weight(w, 0, 1, Base::people), 300 * kMillion);
  EXPECT_EQ(weight(w, 0, 2, Base::people), 500 * kMillion);
  EXPECT_EQ(weight(w, 0, 0, Base::households), 100 * kMillion);
  EXPECT_EQ(weight(w, 0, 0, Base::social_housing), 8 * kMillion);
  EXPECT_EQ(weight(w, 0, 1, Base::social_housing), 30 * kMillion);
  EXPECT_EQ(weight(w, 0, 0, Base::area), 300 * 200 * kMillion);
  EXPECT_EQ(weight(w, 0, 2, Base::area), 300 * 200 * kMillion);
  EXPECT_EQ(w.targets[0][1], 200 * kMillion);
}

TEST(CrosswalkWeights, TellWhatRestsOnImputedCells) {
  const auto w = weights_of(four_cells(), stretches({{0, 800}}), stretches({{200, 800}}));
  EXPECT_EQ(at(w, 0, 0).of(Base::people).imputed, 300 * kMillion);
  EXPECT_EQ(at(w, 0, 1).of(Base::people).imputed, 0);
}

TEST(CrosswalkWeights, TellWhatCutCellsLeaveOpen) {
  // Half of 200 people: all or nothing has a standard deviation of 100. Whole cells leave nothing.
  const auto w = weights_of(four_cells(), stretches({{0, 800}}), stretches({{0, 300}}));
  EXPECT_EQ(at(w, 0, 0).of(Base::people).cut, 100 * kMillion);
  const auto whole = weights_of(four_cells(), stretches({{0, 800}}), stretches({{0, 400}}));
  EXPECT_EQ(at(whole, 0, 0).of(Base::people).cut, 0);
}

TEST(CrosswalkWeights, OfOneZoningOnItselfAreWhole) {
  const PolygonSet zones = stretches({{0, 250}, {250, 330}, {330, 800}});
  const auto w = weights_of(four_cells(), zones, zones);
  EXPECT_EQ(w.entries.size(), 3U);
  for (std::uint32_t z = 0; z < 3; ++z) EXPECT_EQ(w.entries[z].to, z);
  EXPECT_EQ(weight(w, 1, 1, Base::people), 80 * kMillion);
}

TEST(CrosswalkWeights, BothCutTheSameCellByTheirOutlines) {
  // Two halves of a cell that do not touch have nothing in common.
  const auto w = weights_of(four_cells(), stretches({{0, 100}}), stretches({{100, 200}}));
  EXPECT_EQ(weight(w, 0, 0, Base::people), 0);
  EXPECT_EQ(weight(w, 0, 1, Base::people), 50 * kMillion);
  EXPECT_EQ(weight(w, 1, 0, Base::people), 50 * kMillion);  // held by no source
}

TEST(CrosswalkWeights, ALimitDrawnTwiceIsNoOverlap) {
  // The second target begins 40 cm before the source ends.
  const auto w =
      weights_of(four_cells(), stretches({{0, 200}}), stretches({{0, 200}, {199.6, 400}}));
  EXPECT_EQ(weight(w, 0, 0, Base::people), 100 * kMillion) << "nobody is lost";
  EXPECT_EQ(weight(w, 0, 1, Base::people), 0);
  EXPECT_EQ(weight(w, 0, 1, Base::area), 0);
  EXPECT_EQ(at(w, 0, 0).of(Base::people).cut, 0) << "it lies there wholly";
  const auto outside = weights_of(four_cells(), stretches({{0, 200}}), stretches({{199.6, 400}}));
  EXPECT_EQ(weight(outside, 0, 1, Base::people), 100 * kMillion);
  EXPECT_EQ(weight(outside, 0, 0, Base::people), 0);
  const auto overlap = weights_of(four_cells(), stretches({{0, 200}}), stretches({{199, 400}}));
  EXPECT_EQ(weight(overlap, 0, 0, Base::people), kMillion / 2) << "a metre is one";
}

TEST(CrosswalkWeights, ASmallTargetIsNoSliver) {
  const auto w = weights_of(four_cells(), stretches({{0, 800}}), stretches({{100, 100.4}}));
  EXPECT_EQ(weight(w, 0, 0, Base::people), kMillion / 5);
}

TEST(CrosswalkWeights, TargetsThatOverlapShareWhatTheyHaveInCommon) {
  const auto w = weights_of(four_cells(), stretches({{0, 200}}), stretches({{0, 200}, {0, 200}}));
  EXPECT_EQ(weight(w, 0, 0, Base::people), 50 * kMillion);
  EXPECT_EQ(weight(w, 0, 1, Base::people), 50 * kMillion);
  EXPECT_EQ(weight(w, 0, 2, Base::people), 0);
}

TEST(CrosswalkWeights, WithoutHouseholdsThereIsNoSuchBase) {
  const CellTable cells = row_of_cells({{100, 0}}, Headcount::absent);
  const auto w = weights_of(cells, stretches({{0, 200}}), stretches({{0, 200}}));
  EXPECT_TRUE(w.has_base(Base::people));
  EXPECT_FALSE(w.has_base(Base::households));
  EXPECT_FALSE(w.has_base(Base::social_housing));
}

TEST(Base, NamesGoBothWays) {
  for (const Base base : kBases) EXPECT_EQ(parse_base(to_text(base)), base);
  EXPECT_FALSE(parse_base("peuple"));
}

}  // namespace
}  // namespace carreau
