// SPDX-License-Identifier: Apache-2.0
/// What is odd but usable: exit code 0 and a finding, counted, with its first place.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::testing {
namespace {

using Json = nlohmann::json;

/// The finding of that code, or null.
Json finding(const Json& summary, const std::string& code) {
  for (const Json& f : summary.at("findings")) {
    if (f.at("code") == code) return f;
  }
  return {};
}

struct OddWorld {
  const char* name;
  void (*spoil)(World& world, const TempFolder& folder);
  const char* code;
  int count;
  const char* place;
};
void PrintTo(const OddWorld& odd, std::ostream* out) { *out << odd.name; }

class OddInput : public ::testing::TestWithParam<OddWorld> {};

TEST_P(OddInput, IsUsedAndFound) {
  const TempFolder folder;
  World world;
  GetParam().spoil(world, folder);
  const Json summary = delineate_json(folder, world);
  const Json found = finding(summary, GetParam().code);
  ASSERT_FALSE(found.is_null()) << summary.at("findings").dump(1);
  EXPECT_EQ(found.at("count"), GetParam().count);
  EXPECT_EQ(found.at("place"), GetParam().place);
  EXPECT_FALSE(found.at("message").get<std::string>().empty());
  EXPECT_EQ(summary.at("perimeters"), 1) << "the perimeter is still found";
}

TEST(OddInput, AGoodWorldHasNoneOfThem) {
  const TempFolder folder;
  const Json summary = delineate_json(folder, World());
  for (const Json& f : summary.at("findings")) {
    EXPECT_TRUE(f.at("code") == "grid_layout" || f.at("code") == "vintage_assumed" ||
                f.at("code") == "area_not_recognised")
        << f.dump();
  }
  EXPECT_EQ(summary.at("people_in_perimeters"), 1300.0);
}

using W = World&;
using F = const TempFolder&;

void without_people(World& world) {
  for (const char* column : {"ind", "men", "men_pauv", "ind_snv"}) world.at(0, column) = "0";
}

void in_french_dress(World& world) {
  world.separator = ";";
  for (auto& row : world.rows) {
    for (std::string& field : row) std::replace(field.begin(), field.end(), '.', ',');
  }
}

const OddWorld kOdd[] = {
    {"ZeroHouseholds",
     [](W w, F) {
       w.at(0, "men") = "0";
       w.at(0, "men_pauv") = "0";
     },
     "no_households", 1, "grid.csv:2: men"},
    {"NoPeople", [](W w, F) { without_people(w); }, "no_people", 1, "grid.csv:2: ind"},
    {"TwoDecimals", [](W w, F) { w.at(1, "ind") = "50.55"; }, "rounded_to_tenths", 1,
     "grid.csv:3: ind"},
    {"NoImputationFlag", [](W w, F) { w.drop("i_est_200"); }, "no_imputation_flag", 1, "grid.csv"},
    {"EmptyCommune", [](W w, F) { w.at(0, "lcog_geo") = ""; }, "cell_without_commune", 1,
     "lcog_geo"},
    {"UnknownCommune", [](W w, F) { w.at(0, "lcog_geo") = "30999"; }, "unknown_commune", 1, ""},
    {"LostZero",
     [](W w, F) {
       w.at(0, "lcog_geo") = "1001";
       w.files["units.csv"] += "01001,Loin,01000,Rural\n";
     },
     "leading_zero", 1, "grid.csv:2: lcog_geo"},
    {"ByteOrderMark", [](W w, F) { w.columns.front() = "\xEF\xBB\xBF" + w.columns.front(); },
     "byte_order_mark", 1, "grid.csv:1"},
    {"DecimalComma", [](W w, F) { in_french_dress(w); }, "decimal_comma", 81, "grid.csv:2: ind"},
    {"Semicolons", [](W w, F) { in_french_dress(w); }, "separator", 1, "grid.csv:1"},
    {"Latin1",
     [](W w, F) {
       w.files["communes.csv"] = replaced(w.files["communes.csv"], "Amont", "\xC9vian");
     },
     "latin1", 1, "communes.csv"},
    {"NoFinalLineBreak", [](W w, F) { w.files["communes.csv"].pop_back(); }, "no_final_newline", 1,
     "communes.csv"},
    {"CommuneWithoutPopulation",
     [](W w, F) {
       w.files["communes.csv"] = replaced(w.files["communes.csv"], "30002,Aval,4000\n", "");
     },
     "commune_without_population", 1, ""},
    {"MunicipalPopulation",
     [](W w, F) {
       w.files["communes.csv"] = replaced(w.files["communes.csv"], "totale", "municipale");
     },
     "municipal_population", 1, ""},
    {"TwoPopulations", [](W w, F) { w.files["communes.csv"] += "30001,Amont,12001\n"; },
     "two_populations", 1, "communes.csv:5: population_totale"},
    {"ListedThatCrossesItself",
     [](W w, F) {
       w.files["listed.geojson"] = geojson(
           {{R"("code":"a")", {{4.0, 44.0}, {4.2, 44.2}, {4.2, 44.0}, {4.0, 44.2}, {4.0, 44.0}}}},
           0);
       w.arguments.more = {"--listed", "listed.geojson", "--repair"};
     },
     "polygon_repaired", 1, "listed.geojson:1: geometry"},
    {"ListedWithoutDerogation",
     [](W w, F) {
       w.files["listed.geojson"] = geojson({{R"("code":"a")", box(4.0, 44.0, 4.1, 44.1)}}, 0);
       w.arguments.more = {"--listed", "listed.geojson"};
       w.arguments.rule = "metropole-2014";
     },
     "derogation_unused", 1, ""},
    {"SecretIncomes",
     [](W w, F) {
       w.files["incomes.csv"] = "CODGEO;Q219\n30901;s\n";
       w.with_unit_boundaries("median_declared");
     },
     "no_published_income", 1, "incomes.csv: Q219"},
    {"IncomesOfOtherPlaces",
     [](W w, F) {
       w.files["incomes.csv"] = "CODGEO;Q219\n00851;24000\n";
       w.with_unit_boundaries("median_declared");
     },
     "no_matching_income", 1, ""},
    // 30001 stands for the present commune: Auzon was merged into Amont.
    {"FormerCommuneInTheGrid",
     [](W w, F) {
       for (const char* name : {"units.csv", "communes.csv"}) {
         w.files[name] = replaced(w.files[name], "30001", "01015");
       }
       for (std::size_t r = 0; r < w.rows.size(); ++r) {
         if (w.at(r, "lcog_geo") == "30001") w.at(r, "lcog_geo") = r == 39 ? "01340" : "01015";
       }
     },
     "commune_merged", 1, ""},
    {"FormerCommuneInThePopulations",
     [](W w, F) {
       for (const char* name : {"units.csv", "communes.csv"}) {
         w.files[name] = replaced(w.files[name], "30001", "01015");
       }
       for (std::size_t r = 0; r < w.rows.size(); ++r) {
         if (w.at(r, "lcog_geo") == "30001") w.at(r, "lcog_geo") = "01015";
       }
       w.files["communes.csv"] += "01340,Auzon,300\n";
     },
     "communes_folded", 1, ""},
    {"LaterPopulations",
     [](W w, F) {
       w.files["units.csv"] = replaced(w.files["units.csv"], "30001", "01015");
       w.files["units.csv"] += "01340,Auzon,30901,Amont-Aval\n";
       w.files["communes.csv"] = replaced(w.files["communes.csv"], "30001", "01015");
       for (std::size_t r = 0; r < w.rows.size(); ++r) {
         if (w.at(r, "lcog_geo") == "30001") w.at(r, "lcog_geo") = "01015";
       }
     },
     "population_of_merged", 1, ""},
    {"MergedAcrossUnits",
     [](W w, F) {
       w.files["units.csv"] = replaced(w.files["units.csv"], "30001", "01015");
       w.files["units.csv"] += "01340,Auzon,01000,Communes hors unité urbaine\n";
       w.files["communes.csv"] = replaced(w.files["communes.csv"], "30001", "01015");
       for (std::size_t r = 0; r < w.rows.size(); ++r) {
         if (w.at(r, "lcog_geo") == "30001") w.at(r, "lcog_geo") = "01015";
       }
     },
     "merged_across_units", 1, ""},
};
INSTANTIATE_TEST_SUITE_P(Each, OddInput, ::testing::ValuesIn(kOdd),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(OddInput, Latin1NamesComeOutAsTheyWere) {
  const TempFolder folder;
  World world;
  world.files["communes.csv"] = replaced(world.files["communes.csv"], "Amont", "\xC9vian");
  EXPECT_EQ(delineate_json(folder, world).at("zones").at(0).at("name"), "Évian 1");
}

TEST(OddInput, GeoPackageWithUndefinedCrsIsReadById) {
  const TempFolder folder;
  World world;
  convert_typed(folder.write("cells.csv", world.grid_csv()), folder / "cells.gpkg", {"-f", "GPKG"});
  convert(folder / "cells.gpkg", folder / "grid.gpkg",
          {"-f", "GPKG", "-dialect", "SQLite", "-sql",
           "SELECT *, MakePoint(0, 0) AS geom FROM cells", "-nlt", "POINT"});
  world.arguments.grids = {"grid.gpkg"};
  const Json summary = delineate_json(folder, world);
  EXPECT_EQ(finding(summary, "undefined_crs").at("count"), 1);
  EXPECT_EQ(summary.at("people_in_perimeters"), 1300.0);
}

TEST(OddInput, UnitsAsBoundariesGiveTheSamePerimeter) {
  const TempFolder folder;
  World world;
  world.files["units.geojson"] =
      geojson({{R"("code_uu":"30901","nom_uu":"Amont-Aval","population":16000)",
                box(3'842'000, 2'346'000, 3'844'400, 2'347'800)}},
              3035);
  world.arguments.urban_units = "units.geojson";
  const Json summary = delineate_json(folder, world);
  EXPECT_EQ(summary.at("zones").at(0).at("zone_id"), "30901-01");
  EXPECT_EQ(summary.at("people_in_perimeters"), 1300.0);
}

TEST(OddInput, UnitsInAnotherCrsGiveTheSamePerimeter) {
  const TempFolder folder;
  World world;
  (void)folder.write("u.geojson", geojson({{R"("code_uu":"30901","population":16000)",
                                            box(3'842'000, 2'346'000, 3'844'400, 2'347'800)}},
                                          3035));
  convert(folder / "u.geojson", folder / "units.gpkg", {"-f", "GPKG", "-t_srs", "EPSG:2154"});
  world.arguments.urban_units = "units.gpkg";
  EXPECT_EQ(delineate_json(folder, world).at("people_in_perimeters"), 1300.0);
}

TEST(OddInput, PublishedIncomesReplaceTheEstimate) {
  const TempFolder folder;
  World world;
  world.files["FILO2019_DEC_UU2020.csv"] = "CODGEO;Q219\n30901;18000\n";
  world.arguments.more = {"--urban-incomes", "FILO2019_DEC_UU2020.csv"};
  const Json unit = delineate_json(folder, world).at("urban_units").at(0);
  EXPECT_EQ(unit.at("local_median_source"), "published");
  EXPECT_EQ(unit.at("local_median_declared"), 18'000.0);
}

TEST(OddInput, IncomesOfCommunesAreMixed) {
  const TempFolder folder;
  World world;
  world.files["FILO2019_DISP_COM.csv"] =
      "CODGEO;NBPERS19;Q119;Q219;Q319\n30001;9000;9000;12000;16000\n30002;3000;9000;12000;16000\n";
  world.arguments.more = {"--urban-incomes", "FILO2019_DISP_COM.csv"};
  const Json summary = delineate_json(folder, world);
  EXPECT_EQ(summary.at("urban_units").at(0).at("local_median_source"), "communes_converted");
  EXPECT_EQ(finding(summary, "medians_of_communes").at("count"), 1);
}

}  // namespace
}  // namespace carreau::testing
