// SPDX-License-Identifier: Apache-2.0
/// Communes, urban units and published incomes in the files that INSEE and others publish.
#include "inputs/territory_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::box;
using carreau::testing::geojson;
using carreau::testing::TempFolder;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kComposition =
    "CODGEO,LIBGEO,UU2020,LIBUU2020,DEP,REG,STATUT_2017\n"
    "01001,L'Abergement,01000,Communes rurales,01,84,H\n"
    "30007,Alès,30501,Alès,30,76,C\n"
    "30010,Anduze,30501,Alès,30,76,B\n"
    "75056,Paris,00851,Paris,75,11,C\n";

class Territories : public ::testing::Test {
 protected:
  const TerritoryParts& communes(const std::string& name, const std::string& text) {
    read_communes(folder_.write(name, text), parts_, findings_);
    return parts_;
  }
  const TerritoryParts& units(const std::string& name, const std::string& text) {
    read_urban_units(folder_.write(name, text), parts_, findings_);
    return parts_;
  }
  template <class Action>
  std::string error(const Action& action) {
    try {
      action();
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }
  void expect_composition() const {
    ASSERT_EQ(parts_.composition.size(), 4U);
    EXPECT_EQ(parts_.composition[0].commune, "01001");
    EXPECT_EQ(parts_.composition[0].unit, "") << "rural communes lie in no unit";
    EXPECT_EQ(parts_.composition[1].commune_name, "Alès");
    EXPECT_EQ(parts_.composition[1].unit, "30501");
    EXPECT_EQ(parts_.composition[3].unit, "00851");
    EXPECT_EQ(parts_.composition[3].unit_name, "Paris");
  }

  TempFolder folder_;
  TerritoryParts parts_;
  Findings findings_;
};

TEST_F(Territories, CompositionAsCsv) {
  (void)units("uu.csv", kComposition);
  expect_composition();
}

TEST_F(Territories, CompositionAsPublished) {
  // Five title lines, and in the workbook another sheet before the composition: only the column
  // names identify it.
  std::string text =
      "Unités urbaines 2020,,,,,,\n,,,,,,\nMise en ligne,,,,,,\nSource INSEE,,,,,,\n";
  (void)folder_.write("uu.csv", text + "Code,Libellé,Code UU,Libellé UU,,,\n" + kComposition);
  carreau::testing::convert(folder_ / "uu.csv", folder_ / "uu.xlsx",
                            {"-f", "XLSX", "-nln", "Composition_communale"});
  read_urban_units(folder_ / "uu.xlsx", parts_, findings_);
  expect_composition();
}

TEST_F(Territories, CompositionFoldsArrondissements) {
  (void)units("uu.csv", "CODGEO,UU2020\n75101,00851\n75102,00851\n13201,00759\n69381,00760\n");
  ASSERT_EQ(parts_.composition.size(), 3U);
  EXPECT_EQ(parts_.composition[0].commune, "75056");
  EXPECT_EQ(parts_.composition[1].commune, "13055");
  EXPECT_EQ(parts_.composition[2].commune, "69123");
}

TEST_F(Territories, ACommuneInTwoUnitsIsNamed) {
  EXPECT_THAT(error([&] { (void)units("uu.csv", kComposition + "30007,Alès,30502,x,30,76,C\n"); }),
              HasSubstr("uu.csv:6: CODGEO: commune 30007 is in two urban units, 30501 and 30502"));
}

TEST_F(Territories, TotalPopulationComesBeforeMunicipal) {
  (void)communes("c.csv",
                 "code,nom,population_municipale,population_totale\n30007,Alès,44000,45000\n");
  EXPECT_EQ(parts_.communes.at("30007").population, 45'000);
  EXPECT_EQ(parts_.communes.at("30007").name, "Alès");
  EXPECT_EQ(parts_.communes.at("30007").kind, PopulationKind::total);
  EXPECT_EQ(parts_.communes.at("30007").municipal, 44'000) << "both are kept";
}

TEST_F(Territories, LegalPopulationsAsPublished) {
  const std::string header = "CODREG;REG;CODDEP;CODARR;CODCAN;CODCOM;COM;PMUN;PCAP;PTOT\n";
  (void)communes("populations_legales.csv",
                 header +
                     "76;Occitanie;30;1;97;007;Alès;40802;1219;42021\n"
                     "02;Martinique;972;2;  ;209;Fort-de-France;78126;834;78960\n"
                     "04;La Réunion;974;2;01;01;Les Avirons;11440;210;11650\n"
                     "94;Corse;2A;1;10;203;Partinello;97;0;97\n"
                     "84;Auvergne-Rhône-Alpes;1;2;08;1;L'Abergement-Clémenciat;779;19;798\n"
                     "11;Île-de-France;75;1;  ;101;Paris 1er Arrondissement;15917;138;16055\n"
                     "11;Île-de-France;75;1;  ;102;Paris 2e Arrondissement;21595;140;21735\n");
  const auto expect = [&](const char* code, const char* name, int total, int municipal) {
    ASSERT_TRUE(parts_.communes.contains(code)) << code;
    const CommuneFacts& facts = parts_.communes.at(code);
    EXPECT_EQ(facts.name, name);
    EXPECT_EQ(facts.population, total);
    EXPECT_EQ(facts.kind, PopulationKind::total);
    EXPECT_EQ(facts.municipal, municipal);
  };
  expect("30007", "Alès", 42'021, 40'802);
  expect("97209", "Fort-de-France", 78'960, 78'126);
  expect("97401", "Les Avirons", 11'650, 11'440);
  expect("2A203", "Partinello", 97, 97);
  expect("01001", "L'Abergement-Clémenciat", 798, 779);
  expect("75056", "", 37'790, 37'512);
  EXPECT_EQ(parts_.communes.size(), 6U);
}

TEST_F(Territories, ACodeInTwoColumnsIsChecked) {
  const std::string header = "CODDEP;CODCOM;COM;PMUN\n";
  EXPECT_THAT(error([&] { (void)communes("p.csv", header + "30;;Alès;1\n"); }),
              HasSubstr("p.csv:2: CODCOM"));
  EXPECT_THAT(error([&] { (void)communes("p.csv", header + "972;31A;Alès;1\n"); }),
              HasSubstr("972 31A"));
}

TEST_F(Territories, TablesOfTwoKindsOfPopulationCompleteEachOther) {
  const std::string total = "CODDEP;CODCOM;COM;PMUN;PTOT\n30;007;Alès;40802;42021\n";
  const std::string municipal =
      "code,nom,population_municipale\n30007,Alès,40802\n30010,Anduze,3400\n";
  for (const bool total_first : {true, false}) {
    parts_ = {};
    (void)communes("a.csv", total_first ? total : municipal);
    (void)communes("b.csv", total_first ? municipal : total);
    EXPECT_EQ(parts_.communes.at("30007").population, 42'021);
    EXPECT_EQ(parts_.communes.at("30007").municipal, 40'802);
    EXPECT_EQ(parts_.communes.at("30010").population, 3'400);
    EXPECT_EQ(parts_.communes.at("30010").kind, PopulationKind::municipal);
  }
  EXPECT_FALSE(findings_.has("two_populations"));
}

TEST_F(Territories, TheKindOfPopulationIsKnownByItsName) {
  (void)communes("c.csv", "CODGEO;PMUN19\n30007;44 000\n");
  EXPECT_EQ(parts_.communes.at("30007").population, 44'000);
  EXPECT_EQ(parts_.communes.at("30007").kind, PopulationKind::municipal);
  (void)communes("c.csv", "insee,population\n1001,12\n");
  EXPECT_EQ(parts_.communes.at("01001").population, 12) << "the zero a spreadsheet dropped";
  EXPECT_EQ(parts_.communes.at("01001").kind, PopulationKind::unknown);
  EXPECT_EQ(parts_.communes.at("01001").municipal, std::nullopt);
}

TEST_F(Territories, ArrondissementsStandInForTheirCommuneOnlyWithoutItsRow) {
  (void)communes("c.csv", "code,population\n69381,100\n69382,250\n75056,2100000\n75101,16000\n");
  EXPECT_EQ(parts_.communes.at("69123").population, 350);
  EXPECT_EQ(parts_.communes.at("75056").population, 2'100'000);
  EXPECT_FALSE(parts_.communes.contains("75101"));
}

TEST_F(Territories, FormerCommunesArePassedOver) {
  (void)communes("c.csv",
                 "code,nom,type,population\n01015,Arboys,commune-actuelle,600\n"
                 "01015,Arbignieu,commune-deleguee,400\n01340,Saint-Bois,commune-associee,200\n");
  EXPECT_EQ(parts_.communes.size(), 1U);
  EXPECT_EQ(parts_.communes.at("01015").population, 600);
}

TEST_F(Territories, TwoPopulationsOfACommuneAreFound) {
  (void)communes("c.csv", "code,population\n30007,44000\n30007,43000\n");
  EXPECT_EQ(parts_.communes.at("30007").population, 43'000);
  EXPECT_TRUE(findings_.has("two_populations"));
}

TEST_F(Territories, CommuneBoundariesWithPopulationsAndATableBesideThem) {
  const std::string text =
      geojson({{R"("code":"30007","nom":"Alès","population":44000)", box(4.05, 44.10, 4.15, 44.15)},
               {R"("code":"30010","nom":"Anduze")", box(3.95, 44.03, 4.02, 44.08)}},
              0);
  (void)communes("c.geojson", text);
  (void)communes("p.csv", "code,population_totale\n30010,3400\n");
  ASSERT_TRUE(parts_.commune_boundaries.has_value());
  EXPECT_THAT(parts_.commune_boundaries->codes, ElementsAre("30007", "30010"));
  EXPECT_EQ(parts_.commune_boundaries->polygons.size(), 2U);
  EXPECT_EQ(parts_.communes.at("30007").population, 44'000);
  EXPECT_EQ(parts_.communes.at("30010").population, 3'400);
  EXPECT_EQ(parts_.communes.at("30010").name, "Anduze") << "the table gives no name";
}

TEST_F(Territories, ACodeThatIsNoneIsNamed) {
  EXPECT_THAT(error([&] { (void)communes("c.csv", "code,population\n30007,1\n3O010,1\n"); }),
              AllOf(HasSubstr("c.csv:3: code"), HasSubstr("found \"3O010\"")));
  EXPECT_THAT(error([&] { (void)communes("c.csv", "code,population\n2A004,1\n30007,1.5\n"); }),
              HasSubstr("c.csv:3: population: expected a whole number of people"));
}

TEST_F(Territories, UnitBoundariesKeepTheirCrsPopulationAndMedians) {
  const std::string properties =
      R"("code_uu":"30501","nom_uu":"Alès","population":104000,"DISP_MED":19500.5)";
  (void)folder_.write("uu.geojson", geojson({{properties, box(4.0, 44.0, 4.2, 44.2)}}, 0));
  carreau::testing::convert(folder_ / "uu.geojson", folder_ / "uu.gpkg",
                            {"-f", "GPKG", "-t_srs", "EPSG:2154"});
  read_urban_units(folder_ / "uu.gpkg", parts_, findings_);
  ASSERT_TRUE(parts_.unit_boundaries.has_value());
  const Unit& unit = parts_.unit_boundaries->units.at(0);
  EXPECT_EQ(parts_.unit_boundaries->polygons.crs().epsg_code(), 2154);
  EXPECT_EQ(unit.code, "30501");
  EXPECT_EQ(unit.name, "Alès");
  EXPECT_EQ(unit.population, 104'000);
  ASSERT_TRUE(unit.median.has_value());
  EXPECT_EQ(unit.median->income, IncomeConcept::disposable);
  EXPECT_EQ(unit.median->median, Euros::from_cents(1'950'050));
}

TEST_F(Territories, AUnitBoundaryThatCrossesItselfIsRefused) {
  const std::string text = geojson(
      {{R"("code_uu":"30501")", {{4.0, 44.0}, {4.2, 44.2}, {4.2, 44.0}, {4.0, 44.2}, {4.0, 44.0}}}},
      0);
  EXPECT_THAT(error([&] { (void)units("uu.geojson", text); }),
              AllOf(HasSubstr("uu.geojson:1: geometry"), HasSubstr("Self-intersection"),
                    HasSubstr("-makevalid")));
}

TEST_F(Territories, EachFaultOfUnitsIsToldWithItsPlace) {
  const auto square = box(4.06, 44.11, 4.09, 44.14);
  const std::vector<std::pair<double, double>> bow_tie = {
      {4.0, 44.0}, {4.1, 44.1}, {4.1, 44.0}, {4.0, 44.1}, {4.0, 44.0}};
  testing::expect_faults(
      {{"CODGEO,UU2020\n", "units.csv", {"no_composition", "is_download_complete"}},
       {"CODGEO,UU2020\n30007,30501\n30007,\n",
        "units.csv:3: CODGEO",
        {"commune_in_two_units", "no_unit", "keep_one_row"}}},
      [&](const std::string& text) { (void)units("units.csv", text); });
  testing::expect_faults(
      {{geojson({{R"("code_uu":"","population":12)", square}}, 0),
        "units.geojson:1: code_uu",
        {"unit_without_code", "give_or_leave_out"}},
       {geojson({{R"("code_uu":"a")", bow_tie}, {R"("code_uu":"b")", bow_tie}}, 0),
        "units.geojson:1: geometry",
        {"polygons_invalid", "geometry_fault_at", "geometry_crosses_itself", "repair_polygon"}}},
      [&](const std::string& text) { (void)units("units.geojson", text); });
}

}  // namespace
}  // namespace carreau::inputs
