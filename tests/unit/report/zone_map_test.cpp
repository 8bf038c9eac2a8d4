// SPDX-License-Identifier: Apache-2.0
/// The map of a zone: inhabited cells shaded by density, imputed ones hatched, the outline above.
#include "report/zone_map.hpp"

#include "support/row_of_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using carreau::testing::row_of_cells;
using carreau::testing::stretches;
using ::testing::HasSubstr;
using ::testing::Not;

const Words kMapWords(Language::french);

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

/// The drawing without its key, which shows every shade once.
std::string drawing_of(const std::string& svg) {
  return svg.substr(0, svg.find("class=\"plate\""));
}

TEST(ZoneMap, ShadesInhabitedCellsByDensity) {
  // A cell is 4 ha: 9.75, 10, 25, 50 and 100 people per hectare, and nobody.
  const CellTable cells =
      row_of_cells({{39, 10}, {40, 10}, {100, 10}, {200, 10}, {400, 10}, {0, 0}});
  const CellShares shares(cells, stretches({{0, 1'200}}));
  const std::string drawing = drawing_of(zone_map(cells, shares, 0, "Carte", kMapWords));
  for (const char* const shade : {"shade0", "shade1", "shade2", "shade3", "shade4"}) {
    EXPECT_EQ(occurrences(drawing, shade), 1U) << shade;
  }
  EXPECT_THAT(drawing, Not(HasSubstr("class=\"imputed\"")));
}

TEST(ZoneMap, HatchesImputedCells) {
  const CellTable cells = row_of_cells({{40, 10, Imputation::imputed}, {40, 20}});
  const CellShares shares(cells, stretches({{0, 400}}));
  const std::string drawing = drawing_of(zone_map(cells, shares, 0, "Carte", kMapWords));
  EXPECT_EQ(occurrences(drawing, "class=\"imputed\""), 1U);
  EXPECT_EQ(occurrences(drawing, "class=\"outline\" d=\"M"), 1U);
}

TEST(ZoneMap, HasATextAlternativeAndAKey) {
  const CellTable cells = row_of_cells({{40, 10}});
  const CellShares shares(cells, stretches({{0, 200}}));
  const std::string french = zone_map(cells, shares, 0, "L'été", kMapWords);
  EXPECT_THAT(french, HasSubstr("<title id=\"map-t\">L&#39;été</title>"));
  EXPECT_THAT(french, HasSubstr("Habitants par hectare :"));
  EXPECT_THAT(french, HasSubstr(">&lt; 10</text>"));
  EXPECT_THAT(french, HasSubstr("imputé (moins de 11 ménages), sauf les habitants"));
  EXPECT_THAT(zone_map(cells, shares, 0, "Map", Words(Language::english)),
              HasSubstr("People per hectare:"));
}

TEST(ZoneMap, AZoneThatIsTooWideIsAnOutline) {
  const CellTable cells = row_of_cells({{40, 10}});
  const CellShares shares(cells, stretches({{0, 40'000}}));
  const std::string svg = zone_map(cells, shares, 0, "Carte", kMapWords);
  EXPECT_THAT(svg, HasSubstr("Zone trop étendue pour montrer ses carreaux."));
  EXPECT_THAT(svg, HasSubstr("class=\"outline\" d=\"M"));
  EXPECT_THAT(svg, Not(HasSubstr("shade")));
}

TEST(ZoneMap, AZoneWithoutAPolygonHasNone) {
  const CellTable cells = row_of_cells({{40, 10}});
  PolygonSet empty(Crs::epsg(3035));
  empty.begin_feature();
  EXPECT_EQ(zone_map(cells, CellShares(cells, empty), 0, "Carte", kMapWords), "");
}

}  // namespace
}  // namespace carreau::report
