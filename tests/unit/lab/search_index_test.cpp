// SPDX-License-Identifier: Apache-2.0
/// The search box: a name is found though words are left out, coordinates are read in either order,
/// and a place off the grid is not offered.
#include "lab/search_index.hpp"

#include "lab/lab.hpp"
#include "support/studied_world.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace carreau::lab {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::request_of;
using testing::TempFolder;
using testing::World;

World with_names() {
  World world;
  world.files["communes.csv"] =
      "code,nom,population_totale\n"
      "30001,Villeneuve-d'Ascq,12000\n"
      "30002,Ascq-les-Mines,4000\n"
      "30003,Ailleurs,500\n";
  return world;
}

class SmallSearch : public ::testing::Test {
 protected:
  SmallSearch() : lab_(load_lab({request_of(with_names(), folder_), {}, {}, {}})), index_(lab_) {}

  std::vector<std::string> found(const std::string& text) {
    std::vector<std::string> codes;
    for (const FoundPlace& place : index_.search(*lab_.baseline(), text, 10)) {
      codes.push_back(place.kind == FoundKind::place ? place.label : place.code);
    }
    return codes;
  }
  Point middle() {
    const Box& all = lab_.places().all();
    return {(all.low.x + all.high.x) / 2.0, (all.low.y + all.high.y) / 2.0};
  }

  TempFolder folder_;
  Lab lab_;
  SearchIndex index_;
};

TEST_F(SmallSearch, WordsMayBeLeftOutButNotTurnedRound) {
  EXPECT_THAT(found("villeneuve ascq"), ElementsAre("30001", "30901-01"));
  EXPECT_THAT(found("vil asc"), ElementsAre("30001", "30901-01"));
  EXPECT_THAT(found("ascq"), ElementsAre("30002", "30001", "30901-01"))
      << "what begins so comes first";
  EXPECT_THAT(found("ascq villeneuve"), IsEmpty());
  EXPECT_THAT(found("villeneuve villeneuve"), IsEmpty());
}

TEST_F(SmallSearch, APlaceIsReadInTheOrderThatLiesOnTheGrid) {
  const auto [x, y] = middle();
  const std::vector<std::string> expected{fmt::format("{:.5f}, {:.5f}", y, x)};
  EXPECT_EQ(found(fmt::format("{:.5f}, {:.5f}", y, x)), expected);
  EXPECT_EQ(found(fmt::format("{:.5f} {:.5f}", x, y)), expected) << "longitude first";
  std::string with_commas = fmt::format("{:.5f} {:.5f}", y, x);
  std::ranges::replace(with_commas, '.', ',');
  EXPECT_EQ(found(with_commas), expected);
}

TEST_F(SmallSearch, APlaceOffTheGridIsNotOffered) {
  const auto [x, y] = middle();
  EXPECT_THAT(found(fmt::format("{:.5f} {:.5f}", y + 5.0, x)), IsEmpty());
  EXPECT_THAT(found("3.17 -50.69"), IsEmpty());
  EXPECT_THAT(found("200 200"), IsEmpty());
}

}  // namespace
}  // namespace carreau::lab
