// SPDX-License-Identifier: Apache-2.0
/// Commune codes: arrondissements folded, départements, shape of a code.
#include "territory/commune.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace carreau {
namespace {

TEST(CommuneOf, FoldsEveryArrondissement) {
  const auto folds = [](int first, int last, std::string_view commune) {
    for (int code = first; code <= last; ++code) {
      const std::string text = fmt::format("{:05}", code);
      EXPECT_EQ(commune_of(text), commune) << text;
      EXPECT_TRUE(is_arrondissement(text)) << text;
    }
  };
  folds(75'101, 75'120, "75056");
  folds(69'381, 69'389, "69123");
  folds(13'201, 13'216, "13055");
}

TEST(CommuneOf, LeavesEveryOtherCode) {
  int folded = 0;
  for (int code = 1'000; code <= 97'999; ++code) {
    const std::string text = fmt::format("{:05}", code);
    if (commune_of(text) != text) ++folded;
  }
  EXPECT_EQ(folded, 20 + 9 + 16);
  for (const std::string_view code :
       {"75056", "75100", "75121", "69123", "69380", "69390", "13200", "13217", "2A004", ""}) {
    EXPECT_EQ(commune_of(code), code);
    EXPECT_FALSE(is_arrondissement(code)) << code;
  }
}

TEST(DepartmentOf, TakesTwoCharactersOrThreeOverseas) {
  EXPECT_EQ(department_of("59350"), "59");
  EXPECT_EQ(department_of("01004"), "01");
  EXPECT_EQ(department_of("2A004"), "2A");
  EXPECT_EQ(department_of("97209"), "972");
  EXPECT_EQ(department_of("97411"), "974");
}

TEST(IsCommuneCode, KnowsTheShape) {
  for (const std::string_view code : {"59350", "01004", "2A004", "2B033", "97209"}) {
    EXPECT_TRUE(is_commune_code(code)) << code;
  }
  for (const std::string_view code : {"", "5935", "593500", "1004", "2C004", "A2004", "2a004",
                                      "59 50", "59A50", "5935é", "2A00x", "3A004"}) {
    EXPECT_FALSE(is_commune_code(code)) << code;
  }
}

}  // namespace
}  // namespace carreau
