// SPDX-License-Identifier: Apache-2.0
/// Every indicator has a title, and some a short one.
#include "results/indicator_titles.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace carreau::results {
namespace {

TEST(IndicatorTitles, AreThereForEveryIndicatorAndDiffer) {
  for (const Language language : {Language::french, Language::english}) {
    std::set<std::string> titles;
    for (const PortraitIndicator& indicator : indicators()) {
      const std::string title(indicator_title(indicator, language));
      EXPECT_FALSE(title.empty()) << indicator.column;
      EXPECT_TRUE(titles.insert(title).second) << title;
    }
  }
}

TEST(IndicatorTitles, AreNeverLongerWhereTheyAreShort) {
  for (const Language language : {Language::french, Language::english}) {
    for (const PortraitIndicator& indicator : indicators()) {
      const std::string_view title = short_indicator_title(indicator, language);
      EXPECT_FALSE(title.empty()) << indicator.column;
      EXPECT_LE(title.size(), indicator_title(indicator, language).size()) << indicator.column;
    }
  }
}

TEST(IndicatorTitles, OfOneColumn) {
  const PortraitIndicator& young = indicators()[indicator_at("ind_0_17")];
  EXPECT_EQ(indicator_title(young, Language::french), "Moins de 18 ans");
  EXPECT_EQ(short_indicator_title(young, Language::french), "< 18 ans");
  const PortraitIndicator& flats = indicators()[indicator_at("men_coll")];
  EXPECT_EQ(short_indicator_title(flats, Language::english), "In blocks of flats");
}

}  // namespace
}  // namespace carreau::results
