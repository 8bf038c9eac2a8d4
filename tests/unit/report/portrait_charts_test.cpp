// SPDX-License-Identifier: Apache-2.0
#include "report/portrait_charts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Words kChartWords(Language::french);

TEST(BarChart, HasATextAlternativeAndItsValues) {
  const std::vector<BarRow> rows = {{"<1>", Interval{0.25, 0.2, 0.3}, 0.5, std::nullopt}};
  const std::string svg = bar_chart({"ages", "Âges & co", "Une barre."}, rows, kChartWords);
  EXPECT_THAT(svg, HasSubstr("role=\"img\" aria-labelledby=\"ages-t ages-d\""));
  EXPECT_THAT(svg, HasSubstr("<title id=\"ages-t\">Âges &amp; co</title>"));
  EXPECT_THAT(svg, HasSubstr("25,0\u00A0%"));
  EXPECT_THAT(svg, HasSubstr("&lt;1&gt;"));
  // The axis ends at 50 %, from 118 to 240: the bar is half of it.
  EXPECT_THAT(svg, HasSubstr("width=\"61\""));
}

TEST(BarChart, UnknownIsLeftOutNotDrawnAsZero) {
  const std::vector<BarRow> rows = {{"a", std::nullopt, 0.1, 0.1}};
  const std::string svg = bar_chart({"x", "t", "d"}, rows, kChartWords);
  EXPECT_THAT(svg, Not(HasSubstr("0,0")));
  EXPECT_THAT(svg, Not(HasSubstr("height=\"8\"")));
}

TEST(PointChart, APublishedMedianHasNoWhisker) {
  const std::vector<PointRow> rows = {{"zone", {10'000, 9'000, 11'000}, true},
                                      {"nation", {20'000, 20'000, 20'000}}};
  const std::string svg = point_chart({"i", "t", "d"}, rows, kChartWords);
  std::size_t whiskers = 0;
  for (std::size_t at = 0; (at = svg.find("whisker", at)) != std::string::npos; ++at) ++whiskers;
  EXPECT_EQ(whiskers, 3U);  // the zone's line and its two ends
}

}  // namespace
}  // namespace carreau::report
