// SPDX-License-Identifier: Apache-2.0
/// INSEE's identifiers: read, refused, written back.
#include "grid/cell_id.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

namespace carreau {
namespace {

TEST(CellId, ReadsNorthThenEast) {
  const auto id = CellId::parse("CRS3035RES200mN2346200E3842400");
  ASSERT_TRUE(id);
  EXPECT_EQ(id->grid.epsg, 3035);
  EXPECT_EQ(id->grid.cell_size, Metres::whole(200));
  EXPECT_EQ(id->position.row, 11'731);
  EXPECT_EQ(id->position.column, 19'212);
}

TEST(CellId, ReadsEveryGridOfTheOpenData) {
  for (const std::string_view text :
       {"CRS3035RES200mN2346200E3842400", "CRS3035RES1000mN2346000E3842000",
        "CRS5490RES200mN1624200E720400", "CRS2975RES200mN7637400E337200", "CRS3035RES200mN0E0",
        "CRS2973RES200mN1620000E700000"}) {
    const auto id = CellId::parse(text);
    ASSERT_TRUE(id) << text;
    EXPECT_EQ(id->text(), text);
    EXPECT_TRUE(is_supported(id->grid)) << text;
  }
}

TEST(CellId, ReadsTheShortFormOf2010) {
  const auto id = CellId::parse("LAEA200M_N14126E20779");
  ASSERT_TRUE(id);
  EXPECT_EQ(id->text(), "CRS3035RES200mN2825200E4155800")
      << "the lower-left corner, as in the other";
  for (const std::string_view text :
       {"LAEA200M_N14126", "LAEA200M_N14126E", "LAEA1K_N2825E4155", "LAEA200M_E20779N14126",
        "LAEA200M_N14126E20779x", "LAEA200M_N99999999999E20779"}) {
    EXPECT_FALSE(CellId::parse(text)) << text;
  }
}

TEST(CellId, ReadsTwoNamesOfThePlaneOfLaReunionAsOne) {
  const auto id = CellId::parse("CRS32740RES200mN7650000E340000");
  ASSERT_TRUE(id);
  EXPECT_EQ(id->text(), "CRS2975RES200mN7650000E340000");
}

/// The usual length is read at once; with a zero more in front of the number it is read digit by
/// digit, and must be the same cell or none.
TEST(CellId, OfTheUsualLengthIsWhatAnyOtherLengthIs) {
  std::mt19937 random(35);
  constexpr std::string_view kOthers = "0159NE.-/: mCRx";
  int cells = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string id = fmt::format("CRS3035RES200mN{:07}E{:07}", random() % 50'000 * 200,
                                 random() % 50'000 * 200 + (round % 7 == 0 ? 100 : 0));
    if (round % 2 == 0) id[random() % id.size()] = kOthers[random() % kOthers.size()];
    std::string longer = id;
    longer.insert(15, "0");
    const auto found = CellId::parse(id);
    ASSERT_EQ(found, CellId::parse(longer)) << id;
    cells += found ? 1 : 0;
  }
  EXPECT_GT(cells, 10'000);
}

TEST(CellId, RefusesWhatIsNoIdentifier) {
  for (const std::string_view text :
       {"", "CRS3035", "CRS3035RES200mN2346200", "CRS3035RES200mN2346200E",
        "CRS3035RES200mE3842400N2346200", "crs3035res200mn2346200e3842400",
        " CRS3035RES200mN2346200E3842400", "CRS3035RES200mN2346200E3842400 ",
        "CRS3035RES200mN2346200E3842400x", "CRS3035RES200mN-200E3842400",
        "CRS3035RES200mN+200E3842400", "CRS3035RES200mN 200E3842400", "CRS3035RES200mN2346200.0E0",
        "CRSRES200mN200E200", "CRS3035RES200N2346200E3842400", "CRS3035RES0mN0E0",
        "CRS3035RES-200mN0E0", "CRS99999999999999999999RES200mN0E0",
        "CRS3035RES200mN99999999999999999999E0"}) {
    EXPECT_FALSE(CellId::parse(text)) << '"' << text << '"';
  }
}

TEST(CellId, RefusesACornerOffTheLattice) {
  EXPECT_FALSE(CellId::parse("CRS3035RES200mN2346201E3842400"));
  EXPECT_FALSE(CellId::parse("CRS3035RES200mN2346200E3842300"));
  EXPECT_FALSE(CellId::parse("CRS3035RES1000mN2346200E3842000"));
}

TEST(CellId, RefusesACornerThatIsNoPlaceOnEarth) {
  EXPECT_TRUE(CellId::parse("CRS3035RES200mN100000000E100000000"));
  EXPECT_FALSE(CellId::parse("CRS3035RES200mN100000200E0"));
  EXPECT_FALSE(CellId::parse("CRS3035RES200mN0E100000200"));
}

TEST(CellId, RandomPositionsComeBack) {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::int32_t> place(0, 90'000);
  for (int i = 0; i < 2'000; ++i) {
    const CellId id{{i % 2 == 0 ? 3035 : 2975, Metres::whole(i % 3 == 0 ? 1'000 : 200)},
                    {place(random), place(random)}};
    ASSERT_EQ(CellId::parse(id.text()), id) << id.text();
  }
}

TEST(CellPosition, IsOrderedByRowThenColumn) {
  EXPECT_LT((CellPosition{1, 9}), (CellPosition{2, 0}));
  EXPECT_LT((CellPosition{1, 8}), (CellPosition{1, 9}));
}

TEST(GridSystem, OnlyTheGridsOfTheDataAreSupported) {
  EXPECT_FALSE(is_supported({2154, Metres::whole(200)}));
  EXPECT_FALSE(is_supported({3035, Metres::whole(100)}));
  EXPECT_TRUE(is_supported({5490, Metres::whole(1'000)}));
}

TEST(CellId, ReadsTheShortFormOfEurostat) {
  const auto id = CellId::parse("1kmN2689E4337");
  ASSERT_TRUE(id);
  EXPECT_EQ(id->text(), "CRS3035RES1000mN2689000E4337000");
  EXPECT_EQ(id, CellId::parse("CRS3035RES1000mN2689000E4337000"));
  for (const char* const text :
       {"1kmN2689", "1kmN2689E", "1kmN2689E4337x", "2kmN2689E4337", "1kmN100001E1", "1kmN-1E1"}) {
    EXPECT_FALSE(CellId::parse(text)) << text;
  }
}

}  // namespace
}  // namespace carreau
