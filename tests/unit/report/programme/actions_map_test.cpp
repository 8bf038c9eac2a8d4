// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_map.hpp"

#include "report/programme/actions_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::SmallProgramme;

ActionsMap map_of(const SmallProgramme& small, Language language = Language::french) {
  const Words w(language);
  return actions_map(small.view(), table_of(territory_tables(small.view(), w), "per_head"), w);
}

TEST(ActionsMap, MeasuresSayTheFiguresAndShadeThoseOfTheQuartiers) {
  const ActionsMap map = map_of(SmallProgramme(), Language::english);
  ASSERT_EQ(map.measures.size(), 6U);
  const MapMeasure& granted = map.measures[0];
  EXPECT_EQ(granted.title, "Granted");
  EXPECT_THAT(granted.texts, ElementsAre("€1,050.50", "€750.00", "€300.00", "€0.00", "n/a"));
  EXPECT_THAT(granted.shades, ElementsAre(4U, 2U, 0U, std::nullopt, std::nullopt));
  const MapMeasure& per_person = map.measures[3];
  EXPECT_EQ(per_person.title, "Granted per inhabitant");
  EXPECT_THAT(per_person.texts, ElementsAre("€1.05", "€0.25", "n/a", "n/a", "n/a"));
  EXPECT_THAT(per_person.shades, ElementsAre(4U, 0U, std::nullopt, std::nullopt, std::nullopt));
  EXPECT_EQ(map.measures[4].title, "Granted per poor household");
}

TEST(ActionsMap, ClassesHaveRoundBounds) {
  const auto ranges = [](const MapMeasure& measure) {
    std::vector<std::string> list;
    for (const MapMeasure::Class& one : measure.classes) list.push_back(one.range);
    return list;
  };
  const ActionsMap english = map_of(SmallProgramme(), Language::english);
  EXPECT_THAT(ranges(english.measures[0]),
              ElementsAre("below €750", "€750 – €1,000", "€1,000 and more"));
  EXPECT_THAT(ranges(english.measures[3]), ElementsAre("below €1.00", "€1.00 and more"));
  EXPECT_THAT(ranges(map_of(SmallProgramme()).measures[3]),
              ElementsAre("moins de 1,00\u00A0€", "1,00\u00A0€ et plus"));
  EXPECT_FALSE(english.measures[0].has_unknown);
  EXPECT_TRUE(english.measures[3].has_unknown);
}

TEST(ActionsMap, EqualFiguresAreOfOneClass) {
  const ActionsMap map = map_of(SmallProgramme());
  const MapMeasure& requested = map.measures[1];
  EXPECT_THAT(requested.shades, ElementsAre(2U, 2U, std::nullopt, std::nullopt, std::nullopt));
  ASSERT_EQ(requested.classes.size(), 1U);
  EXPECT_EQ(requested.classes[0].range, "1\u202F500,00\u00A0€");
}

TEST(ActionsMap, ShowsQuartiersWithTheirAmountAndDashesThoseThatLeft) {
  const std::string french = map_of(SmallProgramme()).svg;
  EXPECT_THAT(french, HasSubstr(">Carte des quartiers</title>"));
  EXPECT_THAT(french, HasSubstr("les quartiers sortis en tirets"));
  EXPECT_THAT(french, HasSubstr("<g class=\"zone c4\" data-target=\"0\">"
                                "<title>Tamaris : 1\u202F050,50\u00A0€</title>"));
  EXPECT_THAT(french, HasSubstr("<g class=\"zone c0 former\" data-target=\"2\">"));
  const std::string english = map_of(SmallProgramme(), Language::english).svg;
  EXPECT_THAT(english, HasSubstr(">Map of the quartiers</title>"));
  EXPECT_THAT(english, HasSubstr("Quartiers shaded by the chosen measure"));
}

TEST(ActionsMap, ActionsAtOnePlaceShareAPointAndThoseFarAwayAreCounted) {
  SmallProgramme small;
  small.programme.actions[0].place = Point{785'200.0, 6'335'200.0};
  small.programme.actions[1].place = Point{785'200.0, 6'335'200.0};
  small.programme.actions[2].place = Point{786'200.0, 6'335'200.0};
  small.programme.actions[3].place = Point{700'000.0, 6'335'200.0};
  const ActionsMap map = map_of(small);
  EXPECT_THAT(map.points, ElementsAre(ElementsAre(0U, 1U), ElementsAre(2U)));
  EXPECT_EQ(map.off_map, 1U);
  EXPECT_THAT(map.svg, HasSubstr("<title>2 actions au même lieu</title>"));
  EXPECT_THAT(map.svg, HasSubstr("<title>Forum</title>"));
  EXPECT_THAT(map_of(small, Language::english).svg, HasSubstr("<title>2 actions here</title>"));
}

TEST(ActionsMap, WithoutOutlinesNothingIsDrawnAndTheFiguresStay) {
  SmallProgramme small;
  small.programme.actions[0].place = Point{785'200.0, 6'335'200.0};
  small.zoning.polygons = PolygonSet();
  small.older.polygons = PolygonSet();
  const ActionsMap map = map_of(small);
  EXPECT_THAT(map.svg, IsEmpty());
  EXPECT_THAT(map.points, IsEmpty());
  EXPECT_EQ(map.undrawn, 3U);
  EXPECT_EQ(map.off_map, 1U);
  EXPECT_EQ(map.measures[0].texts[1], "750,00\u00A0€");
  EXPECT_EQ(map.measures[0].shades[1], std::nullopt);
}

TEST(ActionsMap, AQuartierOfAnUnknownAmountHasNoShade) {
  SmallProgramme small;
  for (FundingLine& line : small.programme.lines) line.amounts.granted.reset();
  small.compute();
  const ActionsMap map = map_of(small);
  EXPECT_THAT(map.svg, HasSubstr("<g class=\"zone cu\" data-target=\"0\"><title>Tamaris : n.d."));
  EXPECT_THAT(map.svg, Not(HasSubstr("Tamaris : 0")));
}

}  // namespace
}  // namespace carreau::report
