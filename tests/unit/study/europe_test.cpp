// SPDX-License-Identifier: Apache-2.0
/// Eurostat's grid of the census of 2021 through the mapping of the examples: people alone, cells
/// of 1 km.
#include "base/error.hpp"
#include "geometry/dissolve.hpp"
#include "rules/rule_set.hpp"
#include "study/check.hpp"
#include "study/delineate.hpp"
#include "study/evaluate.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>

namespace carreau::study {
namespace {

using testing::add_box;
using testing::data_of;
using ::testing::HasSubstr;
using testing::request_of;
using testing::TempFolder;
using testing::World;

const std::string kColumns = CARREAU_SOURCE_DIR "/examples/europe/columns.toml";

/// Two inhabited cells side by side and one of nobody, under the names of version 2 of the file.
std::string census(const TempFolder& folder) {
  return folder.write(
      "census.csv",
      "GRD_ID,T,M,F,Y_LT15,Y_1564,Y_GE65,EMP,NAT,EU_OTH,OTH,SAME,CHG_IN,CHG_OUT\n"
      "CRS3035RES1000mN2689000E4337000,1500,740,760,300,900,300,700,1400,50,50,1300,150,50\n"
      "CRS3035RES1000mN2689000E4338000,900,450,450,150,600,150,400,850,25,25,800,80,20\n"
      "CRS3035RES1000mN2690000E4337000,0,0,0,0,0,0,0,0,0,0,0,0,0\n");
}

TEST(Europe, CellsAreOfOneSquareKilometre) {
  const TempFolder folder;
  const auto run = load_grid({census(folder)}, Headcount::present, {}, {}, kColumns);
  const CellTable& cells = run->cells;
  EXPECT_EQ(cells.incomes(), Incomes::absent);
  EXPECT_EQ(cells.headcount(), Headcount::absent);
  EXPECT_EQ(cells.lattice().neighbour(cells.positions()[0], {0, 1}), CellIndex(1));
  PolygonSet outlines(Crs::epsg(3035));
  dissolve(cells.positions().first(2), cells.grid().cell_size, outlines);
  EXPECT_EQ(area(outlines, 0), 2'000'000.0);
  EXPECT_EQ(outlines.bounds(0).low, (Point{4'337'000, 2'689'000}));
  const Persons people = cells.people()[0] + cells.people()[1];
  RuleSet rule;
  rule.minimum_zone_density = 1'200;  // 2,400 people on 2 km²
  EXPECT_TRUE(is_dense(rule, people, 2'000'000));
  rule.minimum_zone_density = 1'201;
  EXPECT_FALSE(is_dense(rule, people, 2'000'000));
}

TEST(Europe, PeopleMeasureTheAgreementOfZones) {
  const TempFolder folder;
  const auto run = load_grid({census(folder)}, Headcount::absent, {}, {}, kColumns);
  Zoning proposed;
  add_box(proposed, "P", {{4'337'000, 2'689'000}, {4'338'000, 2'690'000}});
  Zoning reference;
  add_box(reference, "W", {{4'337'000, 2'689'000}, {4'339'000, 2'690'000}});
  const EvaluationResult made = evaluate(*run, proposed, reference);
  EXPECT_EQ(made.agreement.precision(), 1.0);
  EXPECT_EQ(made.agreement.recall(), 0.625);
}

TEST(Europe, ARuleRefusesAGridWithoutIncomes) {
  const TempFolder folder;
  RunRequest request = request_of(World(), folder);
  request.grids = {census(folder)};
  request.columns = kColumns;
  try {
    (void)load_run(request);
    FAIL() << "no rule can be applied";
  } catch (const DataError& error) {
    EXPECT_THAT(error.what(), HasSubstr("columns.toml: expected incomes, which the rule needs"));
    EXPECT_THAT(error.what(),
                HasSubstr("give a grid with incomes, or a rule with selects = \"density\""));
  }
}

TEST(Europe, ARuleRefusesCellsInMemoryWithoutIncomes) {
  const TempFolder folder;
  StudyData data = data_of(request_of(World(), folder));
  data.cells = load_grid({census(folder)}, Headcount::absent, {}, {}, kColumns)->cells;
  try {
    (void)join_run(std::move(data), "metropole-2023");
    FAIL() << "no rule can be applied";
  } catch (const ArgumentError& error) {
    EXPECT_THAT(error.what(),
                HasSubstr("the rule metropole-2023 compares incomes: expected cells"));
  }
}

const std::string kDense = CARREAU_SOURCE_DIR "/examples/europe/dense-clusters.toml";

/// The census in memory, and nothing else.
StudyData people_of(const TempFolder& folder) {
  StudyData data;
  data.cells = load_grid({census(folder)}, Headcount::absent, {}, {}, kColumns)->cells;
  data.vintage = 2021;
  return data;
}

TEST(Europe, ARuleByDensityNeedsPeopleAlone) {
  const TempFolder folder;
  const auto run = join_run(people_of(folder), kDense, {"minimum_zone_population=2400"});
  EXPECT_TRUE(run->record.vintage.figures.digest.empty());
  const DelineationResult made = delineate(run);
  const auto& zones = made.result.delineation.perimeters;
  ASSERT_EQ(zones.size(), 1U);
  EXPECT_EQ(zones[0].figures.people, Persons::whole(2'400));
  EXPECT_EQ(zones[0].figures.area_m2, 2'000'000);
  EXPECT_FALSE(made.result.income->is_known());
  EXPECT_THROW((void)check(run, made.perimeters(), {}), ArgumentError);
}

TEST(Europe, ARuleByDensityRefusesDataThatItWouldNotUse) {
  const TempFolder folder;
  const auto refusal = [&](const std::function<void(StudyData&)>& add) -> std::string {
    StudyData data = people_of(folder);
    add(data);
    try {
      (void)join_run(std::move(data), kDense);
    } catch (const ArgumentError& error) {
      return error.what();
    }
    return "no error";
  };
  const PublishedMedian median{Euros::whole(20'000)};
  EXPECT_THAT(refusal([&](StudyData& d) { d.urban_incomes["30901"] = median; }),
              HasSubstr("the input urban_incomes would not be used"));
  EXPECT_THAT(refusal([&](StudyData& d) { d.levels["30001"] = median; }),
              HasSubstr("the input levels would not be used"));
  EXPECT_THAT(refusal([&](StudyData& d) { d.brackets.emplace(); }),
              HasSubstr("the input brackets would not be used"));
  EXPECT_THAT(refusal([&](StudyData& d) { d.listed.emplace(); }),
              HasSubstr("tests no territory: the input listed would not be used"));
  EXPECT_THAT(refusal([&](StudyData& d) {
                d.territory.composition.push_back({"30001", "Amont", {}, {}});
              }),
              HasSubstr("the input urban_units would not be used"));
}

TEST(Europe, AMappingOfINSEEsOwnNamesGivesTheSameRun) {
  const TempFolder folder;
  RunRequest request = request_of(World(), folder);
  const auto usual = load_run(request);
  request.columns = folder.write("columns.toml",
                                 "year = 2019\n[columns]\nid = \"idcar_200m\"\npeople = \"ind\"\n"
                                 "incomes = \"ind_snv\"\nhouseholds = \"men\"\n"
                                 "poor_households = \"men_pauv\"\nimputed = \"i_est_200\"\n"
                                 "communes = \"lcog_geo\"\n");
  const auto mapped = load_run(request);
  EXPECT_EQ(mapped->record.find(InputRole::grid)->content,
            usual->record.find(InputRole::grid)->content);
  const InputRecord* const columns = mapped->record.find(InputRole::columns);
  ASSERT_NE(columns, nullptr);
  EXPECT_EQ(columns->content.digest.size(), 64U);
  EXPECT_EQ(mapped->record.vintage.year, usual->record.vintage.year);
}

}  // namespace
}  // namespace carreau::study
