// SPDX-License-Identifier: Apache-2.0
/// Assembling a territory from tables, compositions and boundaries, in each way that users have.
#include "territory/assembly.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/geos.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::HasSubstr;

/// A row of cells of 200 m from the origin of the plane of EPSG:3035's useful area: column i has
/// its centre at x0 + 100 + 200·i.
constexpr std::int32_t kRow = 14'000;
constexpr std::int32_t kColumn = 19'000;

CellTable row_of_cells(const std::vector<std::string>& communes,
                       const std::vector<int>& people = {}) {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  std::vector<CellRecord> records;
  for (std::size_t i = 0; i < communes.size(); ++i) {
    CellRecord r;
    r.position = {kRow, kColumn + static_cast<std::int32_t>(i)};
    r.people = Persons::whole(people.empty() ? 10 : people[i]);
    r.communes = communes[i];
    records.push_back(r);
  }
  (void)table.assign(records);
  return table;
}

/// The outline of the cells `first` to `last` of the row, in any CRS.
void add_stretch(PolygonSet& set, int first, int last) {
  PolygonSet ground(Crs::epsg(3035));
  const double x0 = (kColumn + first) * 200.0;
  const double x1 = (kColumn + last + 1) * 200.0;
  const double y0 = kRow * 200.0;
  ground.begin_feature();
  ground.begin_polygon();
  ground.add_ring(
      std::vector<Point>{{x0, y0}, {x1, y0}, {x1, y0 + 200.0}, {x0, y0 + 200.0}, {x0, y0}});
  set.add_feature(reproject(ground, set.crs(), 0.0), 0);
}

std::string unit_of(const AssembledTerritory& a, std::size_t cell) {
  const UnitIndex u = a.membership.unit[cell];
  return u.is_none() ? "-" : a.territory.unit(u).code;
}

std::string commune_of_cell(const AssembledTerritory& a, std::size_t cell) {
  const CommuneIndex c = a.membership.commune[cell];
  return c.is_none() ? "-" : a.territory.commune(c).code;
}

std::optional<std::int64_t> population(const AssembledTerritory& a, std::string_view unit) {
  return a.territory.unit(a.territory.find_unit(unit)).population;
}

TerritoryParts composition() {
  TerritoryParts parts;
  parts.communes = {{"59001", {"Alpha", 6'000}}, {"59002", {"", 3'901}}, {"59003", {"Gamma", 700}}};
  parts.composition = {
      {"59001", "A", "59U", "Ville"}, {"59002", "Beta", "59U", "Ville"}, {"59009", "Hors", "", ""}};
  return parts;
}

TEST(AssembleTerritory, SaysWhichInhabitedCommunesTheCompositionLeavesOut) {
  Findings findings;
  const auto a = assemble_territory(row_of_cells({"59001", "59003"}), composition(),
                                    UnitKind::urban_unit, findings);
  EXPECT_EQ(unit_of(a, 0), "59U");
  EXPECT_EQ(unit_of(a, 1), "-");
  ASSERT_TRUE(findings.has("commune_without_unit"));
  EXPECT_EQ(findings.list().back().details,
            (std::vector<Detail>{{"code", "59003"}, {"name", "Gamma"}}));
}

TEST(AssembleTerritory, SumsACompositionOverItsCommunes) {
  Findings findings;
  const auto a = assemble_territory(row_of_cells({"59001", "59002", "59003", "59009"}),
                                    composition(), UnitKind::urban_unit, findings);
  EXPECT_EQ(population(a, "59U"), 9'901);
  EXPECT_EQ(a.territory.unit(UnitIndex(0)).name, "Ville");
  EXPECT_EQ(unit_of(a, 0), "59U");
  EXPECT_EQ(unit_of(a, 1), "59U");
  EXPECT_EQ(unit_of(a, 2), "-");
  EXPECT_EQ(unit_of(a, 3), "-");
  EXPECT_EQ(commune_of_cell(a, 2), "59003") << "known to the table of communes alone";
  EXPECT_EQ(a.territory.commune(a.territory.find_commune("59001")).name, "Alpha");
  EXPECT_EQ(a.territory.commune(a.territory.find_commune("59002")).name, "Beta");
  ASSERT_EQ(findings.list().size(), 1U) << "59003 is in no row of the composition";
  EXPECT_EQ(findings.list().front().code, "commune_without_unit");
}

TEST(AssembleTerritory, SaysWhichCommuneOfAUnitHasNoPopulation) {
  TerritoryParts parts = composition();
  parts.communes.erase("59002");
  Findings findings;
  const auto a = assemble_territory(row_of_cells({"59001"}), parts, UnitKind::urban_unit, findings);
  EXPECT_EQ(population(a, "59U"), 6'000);
  EXPECT_TRUE(findings.has("commune_without_population"));
}

TEST(AssembleTerritory, AUnitWithoutPopulationIsAnError) {
  TerritoryParts parts = composition();
  parts.communes.clear();
  Findings findings;
  try {
    (void)assemble_territory(row_of_cells({"59001"}), parts, UnitKind::urban_unit, findings);
    FAIL() << "expected a DataError";
  } catch (const DataError& error) {
    EXPECT_THAT(error.what(), HasSubstr("59U (Ville)"));
    EXPECT_THAT(error.what(), HasSubstr("--communes"));
  }
}

TEST(AssembleTerritory, AUnitWithoutCellsNeedsNoPopulation) {
  TerritoryParts parts = composition();
  parts.composition.push_back({"33001", "Loin", "33U", "Loin"});
  Findings findings;
  EXPECT_NO_THROW(
      (void)assemble_territory(row_of_cells({"59001"}), parts, UnitKind::urban_unit, findings));
  EXPECT_FALSE(findings.has("commune_without_population"));
}

TEST(AssembleTerritory, SaysThatPopulationsAreMunicipal) {
  TerritoryParts parts = composition();
  const auto is_said = [&] {
    Findings findings;
    (void)assemble_territory(row_of_cells({"59001"}), parts, UnitKind::urban_unit, findings);
    return findings.has("municipal_population");
  };
  EXPECT_FALSE(is_said());
  parts.communes.at("59001").kind = PopulationKind::municipal;
  EXPECT_TRUE(is_said());
}

TEST(AssembleTerritory, CommunesAreTheUnitsOverseas) {
  TerritoryParts parts;
  parts.communes = {{"97209", {"Fort-de-France", 76'000}}, {"97213", {"Le Lamentin", 40'000}}};
  Findings findings;
  const auto a =
      assemble_territory(row_of_cells({"97213", "97209"}), parts, UnitKind::commune, findings);
  EXPECT_EQ(unit_of(a, 0), "97213");
  EXPECT_EQ(unit_of(a, 1), "97209");
  EXPECT_EQ(population(a, "97213"), 40'000);
  EXPECT_EQ(a.territory.unit(UnitIndex(0)).income_area, "972");
}

TEST(AssembleTerritory, ArrondissementsAreOneCommune) {
  TerritoryParts parts;
  parts.communes = {{"69123", {"Lyon", 520'000}}};
  Findings findings;
  const auto a =
      assemble_territory(row_of_cells({"69381", "69389"}), parts, UnitKind::commune, findings);
  EXPECT_EQ(commune_of_cell(a, 0), "69123");
  EXPECT_EQ(commune_of_cell(a, 1), "69123");
  EXPECT_TRUE(findings.list().empty());
}

/// Two units of two cells each as boundaries; `Ouest` has the given population.
TerritoryParts boundaries(int epsg, std::optional<std::int64_t> west_population) {
  TerritoryParts parts;
  UnitBoundaries units{
      {{"U-W", "Ouest", west_population, "U-W", {}}, {"U-E", "Est", 50'000, "U-E", {}}},
      PolygonSet(Crs::epsg(epsg))};
  add_stretch(units.polygons, 0, 1);
  add_stretch(units.polygons, 2, 3);
  parts.unit_boundaries = std::move(units);
  parts.communes = {
      {"59001", {"Alpha", 6'000}}, {"59002", {"Beta", 3'901}}, {"59003", {"Gamma", 700}}};
  return parts;
}

class UnitBoundariesIn : public ::testing::TestWithParam<int> {};

TEST_P(UnitBoundariesIn, PlaceCellsByTheirCentre) {
  Findings findings;
  const auto a = assemble_territory(row_of_cells({"59001", "59001", "59002", "59002", "59003"}),
                                    boundaries(GetParam(), 12'000), UnitKind::urban_unit, findings);
  EXPECT_EQ(unit_of(a, 0), "U-W");
  EXPECT_EQ(unit_of(a, 1), "U-W");
  EXPECT_EQ(unit_of(a, 2), "U-E");
  EXPECT_EQ(unit_of(a, 3), "U-E");
  EXPECT_EQ(unit_of(a, 4), "-");
  EXPECT_EQ(population(a, "U-W"), 12'000) << "a given population is not summed";
  EXPECT_EQ(commune_of_cell(a, 4), "59003");
}

INSTANTIATE_TEST_SUITE_P(Crs, UnitBoundariesIn, ::testing::Values(3035, 2154, 4326));

TEST(AssembleTerritory, SumsThePopulationOfBoundariesOverTheirMainCommunes) {
  Findings findings;
  // Commune 59002 has 10 people in the west and 90 in the east: it counts in the east alone,
  // whose population was given.
  const auto a =
      assemble_territory(row_of_cells({"59001", "59002", "59002", "59003"}, {10, 10, 90, 10}),
                         boundaries(3035, std::nullopt), UnitKind::urban_unit, findings);
  EXPECT_EQ(population(a, "U-W"), 6'000);
  EXPECT_EQ(population(a, "U-E"), 50'000);
  EXPECT_EQ(unit_of(a, 1), "U-W") << "the cell itself lies where its centre is";
}

TEST(AssembleTerritory, BoundariesWithoutAnyPopulationAreAnError) {
  TerritoryParts parts = boundaries(3035, std::nullopt);
  parts.communes.clear();
  Findings findings;
  EXPECT_THROW(
      (void)assemble_territory(row_of_cells({"59001"}), parts, UnitKind::urban_unit, findings),
      DataError);
}

/// Cells 0 and 1 in commune 59001, cell 2 in 59002.
CommuneBoundaries commune_boundaries() {
  CommuneBoundaries layer{{"59001", "59002"}, PolygonSet(Crs::epsg(2154))};
  add_stretch(layer.polygons, 0, 1);
  add_stretch(layer.polygons, 2, 2);
  return layer;
}

TEST(AssembleTerritory, BoundariesPlaceCellsOfAGridWithoutCodes) {
  TerritoryParts parts = composition();
  parts.commune_boundaries = commune_boundaries();
  Findings findings;
  const auto a =
      assemble_territory(row_of_cells({"", "", "", ""}), parts, UnitKind::urban_unit, findings);
  EXPECT_EQ(commune_of_cell(a, 0), "59001");
  EXPECT_EQ(commune_of_cell(a, 2), "59002");
  EXPECT_EQ(commune_of_cell(a, 3), "-");
  EXPECT_EQ(unit_of(a, 2), "59U");
  EXPECT_TRUE(findings.has("communes_by_centre"));
  EXPECT_TRUE(findings.has("cell_outside_communes"));
  EXPECT_FALSE(findings.has("cell_without_commune"));
}

TEST(AssembleTerritory, BoundariesPlaceOnlyTheCellsWhoseCodeIsEmpty) {
  TerritoryParts parts = composition();
  parts.commune_boundaries = commune_boundaries();
  Findings findings;
  const auto a = assemble_territory(row_of_cells({"59002", "", "59002"}), parts,
                                    UnitKind::urban_unit, findings);
  EXPECT_EQ(commune_of_cell(a, 0), "59002") << "its own code stands, though 59001 holds its centre";
  EXPECT_EQ(commune_of_cell(a, 1), "59001");
  EXPECT_FALSE(findings.has("communes_by_centre"));
}

TEST(AssembleTerritory, AUnitDrawnInPiecesCountsOnce) {
  TerritoryParts parts = boundaries(3035, 12'000);
  auto& units = parts.unit_boundaries->units;
  units[1].code = units[1].income_area = units[0].code;
  units[1].population = units[0].population;
  Findings findings;
  const auto cells = row_of_cells({"59001", "59001", "59001"});
  const auto a = assemble_territory(cells, parts, UnitKind::urban_unit, findings);
  ASSERT_EQ(a.territory.units().size(), 1U);
  EXPECT_EQ(unit_of(a, 0), "U-W");
  EXPECT_EQ(unit_of(a, 2), "U-W");
  EXPECT_EQ(population(a, "U-W"), 12'000);
  units[1].population = 1;
  EXPECT_THROW((void)assemble_territory(cells, parts, UnitKind::urban_unit, findings), DataError);
}

TEST(AssembleTerritory, AGridWithoutCodesNeedsBoundaries) {
  Findings findings;
  EXPECT_THROW((void)assemble_territory(row_of_cells({"", ""}), composition(), UnitKind::urban_unit,
                                        findings),
               DataError);
}

TEST(AssembleTerritory, UnitBoundariesAloneDoForAGridWithoutCodes) {
  Findings findings;
  const auto a = assemble_territory(row_of_cells({"", "", ""}), boundaries(3035, 12'000),
                                    UnitKind::urban_unit, findings);
  EXPECT_EQ(unit_of(a, 0), "U-W");
  EXPECT_EQ(unit_of(a, 2), "U-E");
  EXPECT_EQ(commune_of_cell(a, 0), "-");
}

TEST(Assembly, EachFaultOfUnitsHasItsCode) {
  using ::testing::ElementsAre;
  const CellTable cells = row_of_cells({"30001", "30001"});
  const auto codes_for = [&](const TerritoryParts& parts) {
    return testing::codes_thrown_by([&] {
      Findings findings;
      (void)assemble_territory(cells, parts, UnitKind::urban_unit, findings);
    });
  };
  TerritoryParts drawn;
  Unit unit;
  unit.code = "30901";
  unit.population = 12'000;
  Unit other = unit;
  other.population = 13'000;
  drawn.unit_boundaries = UnitBoundaries{{unit, other}, PolygonSet(Crs::epsg(3035))};
  add_stretch(drawn.unit_boundaries->polygons, 0, 0);
  add_stretch(drawn.unit_boundaries->polygons, 1, 1);
  EXPECT_THAT(codes_for(drawn), ElementsAre("unit_populations_differ", "give_whole_population"));
  TerritoryParts listed;
  listed.composition = {{"30001", "Amont", "30901", ""}};
  EXPECT_THAT(codes_for(listed),
              ElementsAre("unit_without_population", "no_name", "give_commune_populations"));
}

}  // namespace
}  // namespace carreau
