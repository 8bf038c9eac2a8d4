// SPDX-License-Identifier: Apache-2.0
/// A rule that selects by density: zones that can be counted by hand, and unknown incomes in every
/// output.
#include "support/density_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

namespace carreau::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// Everything that is about incomes.
const Words kUnknown = {"people_low_income",
                        "share_low_income",
                        "median_disposable",
                        "median_declared",
                        "median_declared_low",
                        "threshold_declared",
                        "threshold_disposable",
                        "margin",
                        "p_criterion",
                        "p_member",
                        "households"};

TEST_F(Density, ClustersAreCountedByHand) {
  delineate_all();
  const Rows zones = rows("perimeters");
  ASSERT_EQ(zones.size(), 1U);
  // The ring of eight, and the cell of 400 within.
  EXPECT_EQ(zones[0].at("zone_id"), "Z-01");
  EXPECT_EQ(zones[0].at("people"), "16400");
  EXPECT_EQ(zones[0].at("cells"), "9");
  EXPECT_EQ(zones[0].at("area_m2"), "9000000");
  EXPECT_EQ(zones[0].at("density"), "1822");
  EXPECT_EQ(zones[0].at("territory_basis"), "everywhere");
  EXPECT_EQ(zones[0].at("urban_unit_name"), "partout");
  for (const std::string& column : kUnknown) EXPECT_EQ(zones[0].at(column), "") << column;
  const Rows near = rows("near_misses");
  ASSERT_EQ(near.size(), 2U) << "two pairs of 2,000: under 5,000, but not by half";
  EXPECT_EQ(near[0].at("failed_criterion"), "zone_population");
  EXPECT_EQ(near[0].at("people"), "4000");
  EXPECT_THAT(
      summary_,
      AllOf(StartsWith("Carreau "), HasSubstr("Degree of Urbanisation) · people of 2021"),
            HasSubstr("16,400 people"), HasSubstr(" of the grid)\n"),
            HasSubstr("Incomes are unknown"), Not(HasSubstr("below S")), Not(HasSubstr("median"))));
}

TEST_F(Density, CentresTouchBySidesAndFillTheirHoles) {
  delineate_all({"--set", "minimum_zone_population=16000"}, "urban-centres.toml");
  const Rows zones = rows("perimeters");
  ASSERT_EQ(zones.size(), 1U);
  EXPECT_EQ(zones[0].at("people"), "16400");
  std::map<std::string, std::string> reasons;
  for (const auto& cell : rows("cells")) reasons[cell.at("cell_id")] = cell.at("reason");
  EXPECT_EQ(reasons.at(cell_at(2, 2)), "filled_gap");
  EXPECT_EQ(reasons.at(cell_at(4, 5)), "zone_too_few_people");
  EXPECT_EQ(reasons.at(cell_at(2, 9)), "sparse_cell");
  delineate_all({"--set", "minimum_zone_population=16000", "--set", "fill_gaps=0"},
                "urban-centres.toml");
  EXPECT_EQ(rows("perimeters").at(0).at("people"), "16000");
}

TEST_F(Density, TheBoundIsExact) {
  delineate_all({"--set", "minimum_cell_density=400"});
  EXPECT_EQ(rows("perimeters").at(0).at("people"), "16400");
  delineate_all({"--set", "minimum_cell_density=401"});
  EXPECT_EQ(rows("perimeters").at(0).at("people"), "16000");
  delineate_all({"--set", "minimum_cell_density=2001"});
  EXPECT_TRUE(rows("perimeters").empty());
}

TEST_F(Density, CellsAndUnitsTellNoIncome) {
  delineate_all();
  const Rows cells = rows("cells");
  EXPECT_EQ(cells.size(), 65U);
  std::map<std::string, std::string> reasons;
  for (const auto& cell : cells) {
    reasons[cell.at("cell_id")] = cell.at("reason");
    for (const char* const column :
         {"share_below", "share_tested", "p_member", "households", "median_disposable",
          "median_declared", "threshold_disposable"}) {
      EXPECT_EQ(cell.at(column), "") << column;
    }
  }
  EXPECT_EQ(reasons.at(cell_at(1, 1)), "dense_cell");
  EXPECT_EQ(reasons.at(cell_at(0, 0)), "sparse_cell");
  EXPECT_EQ(reasons.at(cell_at(3, 10)), "uninhabited");
  EXPECT_EQ(reasons.at(cell_at(2, 9)), "zone_too_few_people");
  const Rows units = rows("urban_units");
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(units[0].at("urban"), "1");
  for (const char* const column :
       {"poverty_ratio", "national_weight", "local_weight", "national_median_declared",
        "local_median_declared", "local_median_source", "local_median_deviation",
        "threshold_declared", "threshold_disposable", "threshold_deviation"}) {
    EXPECT_EQ(units[0].at(column), "") << column;
  }
}

TEST_F(Density, TheProvenanceTellsTheSelectionAndNoFigureOfIncomes) {
  delineate_all();
  std::map<std::string, std::string> lines;
  for (const auto& line : rows("run")) lines[line.at("key")] = line.at("value");
  EXPECT_EQ(lines.at("selects"), "density");
  EXPECT_EQ(lines.at("urban_territory"), "everywhere");
  EXPECT_EQ(lines.at("minimum_cell_density"), "300");
  EXPECT_EQ(lines.at("year"), "2021");
  for (const char* const key :
       {"poverty_ratio", "national_declared", "bridge", "smoothing", "model",
        "minimum_unit_population", "p_member", "extension_share"}) {
    EXPECT_EQ(lines.count(key), 0U) << key;
  }
  EXPECT_THAT(lines.at("toml"), Not(HasSubstr("vintage_sha256")));
}

TEST_F(Density, TheSummaryAsJsonHasNulls) {
  const ProgramResult result = run("delineate", {"-o", "out.gpkg", "--json"});
  const nlohmann::json json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json.at("model"), "none");
  const auto& zone = json.at("zones").at(0);
  EXPECT_TRUE(zone.at("share_low_income").is_null());
  EXPECT_TRUE(zone.at("threshold_declared").is_null());
  EXPECT_TRUE(zone.at("p_member").is_null());
  EXPECT_EQ(zone.at("people"), 16'400.0);
}

TEST_F(Density, AZoneIsExplainedInBothLanguages) {
  delineate_all();
  EXPECT_THAT(explain("Z-01"), AllOf(StartsWith("Z-01 — Z-01 (proposed perimeter)\n"),
                                     HasSubstr("Territory: the rule applies everywhere."),
                                     HasSubstr("9 cells in one piece, 9.00 km²"),
                                     HasSubstr("16,400 people; 5,000 are needed [Eurostat"),
                                     HasSubstr("Incomes: unknown; the rule compares none."),
                                     HasSubstr("every criterion is met"),
                                     HasSubstr("Rule dense-clusters, people of 2021."),
                                     Not(HasSubstr("€")), Not(HasSubstr("households"))));
  EXPECT_THAT(explain("Z-01", "fr"),
              AllOf(HasSubstr("Territoire : la règle vaut partout."),
                    HasSubstr("Revenus : inconnus ; la règle n'en compare aucun."),
                    HasSubstr("Règle dense-clusters, habitants de 2021.")));
  EXPECT_THAT(explain("Z-P01"), HasSubstr("too few people"));
}

TEST_F(Density, ACellIsExplainedInBothLanguages) {
  delineate_all();
  EXPECT_THAT(
      explain(cell_at(1, 1)),
      AllOf(HasSubstr("in the perimeter Z-01"),
            HasSubstr("Density of the cell: 2,000 people per km²; 300 are needed [Eurostat"),
            HasSubstr("Incomes: unknown"), HasSubstr("it is as dense as the rule asks of a cell"),
            Not(HasSubstr("€"))));
  EXPECT_THAT(
      explain(cell_at(1, 1), "fr"),
      AllOf(HasSubstr("Densité du carreau : 2"), HasSubstr("000 habitants au km² ; il en faut 300"),
            HasSubstr("il a la densité que la règle demande")));
  EXPECT_THAT(explain(cell_at(0, 0)), AllOf(HasSubstr("Density of the cell: 20 people per km²"),
                                            HasSubstr("it is not as dense as the rule asks")));
  EXPECT_THAT(explain(cell_at(0, 0), "fr"), HasSubstr("il n'a pas la densité"));
}

TEST_F(Density, AReplayGivesTheSameBytes) {
  delineate_all();
  const ProgramResult again =
      carreau(folder_, {"delineate", "--scenario", "out.gpkg", "-o", "again.gpkg"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  const auto content = folder_.content();
  EXPECT_EQ(content.at("again.gpkg"), content.at("out.gpkg"));
}

TEST_F(Density, AYearWithoutFiguresOfIncomesWillDo) {
  (void)folder_.write("columns.toml", "year = 2018\n[columns]\nid = \"GRD_ID\"\npeople = \"T\"\n");
  delineate_all();
  EXPECT_THAT(summary_, HasSubstr("people of 2018"));
  EXPECT_EQ(carreau(folder_, {"delineate", "--scenario", "out.gpkg", "-o", "again.gpkg"}).exit_code,
            0);
  (void)folder_.write("columns.toml", "[columns]\nid = \"GRD_ID\"\npeople = \"T\"\n");
  expect_refused("delineate", {"-o", "no.gpkg"}, 1, "expected the year of the people",
                 "l'année des habitants est attendue");
}

TEST_F(Density, EditsAndOtherFormatsDoWithoutIncomes) {
  (void)folder_.write("edited.toml",
                      "format = 1\nrule = \"dense-clusters.toml\"\n"
                      "[inputs]\ngrid = \"census.csv\"\ncolumns = \"columns.toml\"\n"
                      "[[edits]]\nkind = \"add\"\ncells = [\"" +
                          cell_at(0, 1) + "\"]\nreason = \"a park\"\ndate = \"2026-11-30\"\n");
  const ProgramResult result =
      carreau(folder_, {"delineate", "--scenario", "edited.toml", "-o", "out.geojson"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto json = nlohmann::json::parse(folder_.content().at("out.geojson"));
  const auto& properties = json.at("features").at(0).at("properties");
  EXPECT_EQ(properties.at("people"), 16'420.0);
  EXPECT_EQ(properties.at("status"), "edited");
  EXPECT_TRUE(properties.at("median_declared").is_null());
}

TEST_F(Density, ASweepMovesTheDensity) {
  delineate_all();
  const ProgramResult result = carreau(
      folder_,
      {"sweep", "out.gpkg", "--vary", "minimum_cell_density=300,401,2001", "-o", "sweep.gpkg"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const Rows scenarios = layer_rows(folder_ / "sweep.gpkg", "scenarios");
  ASSERT_EQ(scenarios.size(), 3U);
  EXPECT_EQ(scenarios[0].at("people"), "16400");
  EXPECT_EQ(scenarios[1].at("people"), "16000");
  EXPECT_EQ(scenarios[2].at("zones"), "0");
  for (const auto& scenario : scenarios) EXPECT_EQ(scenario.at("threshold_low"), "");
  EXPECT_THAT(result.out, Not(HasSubstr("incomes of")));
  EXPECT_THAT(carreau(folder_, {"explain", "sweep.gpkg", "Z-01"}).out, HasSubstr("Z-01"));
  const ProgramResult sample =
      carreau(folder_, {"sweep", "out.gpkg", "--sample", "10", "-o", "sample.gpkg"});
  EXPECT_EQ(sample.exit_code, 2);
  EXPECT_THAT(sample.err, HasSubstr("compares no incomes"));
}

TEST_F(Density, PeopleEvaluateWhatWasDrawn) {
  delineate_all();
  (void)folder_.write("zones.geojson",
                      geojson({{R"("code":"A")", box(4338000, 2691000, 4341000, 2694000)}}, 3035));
  const ProgramResult result =
      carreau(folder_, {"evaluate", "out.gpkg", "zones.geojson", "census.csv", "--columns",
                        "columns.toml", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(nlohmann::json::parse(result.out).at("f1"), 1.0);
}

TEST_F(Density, IncomesOfTheGridAreNotUsedAndThatIsSaid) {
  World world;
  world.write(folder_);
  const ProgramResult result =
      carreau(folder_, {"delineate", "grid.csv", "--rule", "dense-clusters.toml", "--set",
                        "minimum_cell_density=2000", "--set", "minimum_zone_population=1000", "-o",
                        "out.gpkg"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err,
              HasSubstr("the grid has incomes, and the rule dense-clusters compares none"));
  for (const auto& zone : rows("perimeters")) EXPECT_EQ(zone.at("median_declared"), "");
}

}  // namespace
}  // namespace carreau::testing
