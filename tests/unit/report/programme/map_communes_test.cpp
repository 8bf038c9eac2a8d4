// SPDX-License-Identifier: Apache-2.0
/// Communes beneath the quartiers of a map.
#include "report/programme/map_communes.hpp"

#include "report/programme/actions_map.hpp"
#include "report/programme/actions_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

void add_square_of(PolygonSet& set, double x, double y, double side) {
  set.begin_feature();
  set.begin_polygon();
  set.add_ring(
      std::vector<Point>{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}});
}

TEST(MapCommunes, AreThoseInTheWindowWithTheirNames) {
  const carreau::testing::SmallProgramme small;
  PolygonSet communes(Crs::epsg(2154));
  add_square_of(communes, 784'000.0, 6'334'000.0, 3'000.0);
  add_square_of(communes, 900'000.0, 6'334'000.0, 3'000.0);
  const std::vector<std::string> names = {"Alès <centre>", "Loin"};
  ActionsView view = small.view();
  view.communes = &communes;
  view.commune_names = names;
  const Words w(Language::french);
  const std::string svg = actions_map(view, table_of(actions_tables(view, w), "per_head"), w).svg;
  EXPECT_THAT(svg, AllOf(HasSubstr("<g class=\"communes\">"),
                         HasSubstr(">Alès &lt;centre&gt;</text>"), Not(HasSubstr("Loin"))));
}

TEST(MapCommunes, NamesWithoutRoomWaitForAZoom) {
  const carreau::testing::SmallProgramme small;
  PolygonSet communes(Crs::epsg(2154));
  add_square_of(communes, 785'000.0, 6'335'000.0, 50.0);
  add_square_of(communes, 785'100.0, 6'335'100.0, 1'000.0);
  const std::vector<std::string> names = {"Saint-Julien-les-Rosiers", "Alès"};
  ActionsView view = small.view();
  view.communes = &communes;
  view.commune_names = names;
  const MapSheet sheet({{784'000.0, 6'334'000.0}, {787'000.0, 6'337'000.0}}, 0.0, 600.0, 600.0);
  const std::string svg = communes_markup(view, Crs::epsg(2154), sheet);
  EXPECT_THAT(svg, HasSubstr("data-room=\"10\" display=\"none\">Saint-Julien-les-Rosiers</text>"));
  EXPECT_THAT(svg, HasSubstr("data-room=\"200\">Alès</text>"));
}

TEST(MapCommunes, AreLeftOutWhereNoFileGivesThem) {
  const carreau::testing::SmallProgramme small;
  const MapSheet sheet({{0.0, 0.0}, {1.0, 1.0}}, 0.0, 10.0, 10.0);
  EXPECT_THAT(communes_markup(small.view(), Crs::epsg(2154), sheet), IsEmpty());
}

}  // namespace
}  // namespace carreau::report
