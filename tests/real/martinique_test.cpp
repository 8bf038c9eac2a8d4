// SPDX-License-Identifier: Apache-2.0
/// Martinique's official grid of 2017 under the overseas rule.
#include "grid/cell_id.hpp"
#include "income/observations.hpp"
#include "inputs/grid_reader.hpp"
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <cstdint>
#include <iostream>
#include <map>
#include <set>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

class Martinique : public RealRun {
 protected:
  static std::string grid() {
    return real_file("grid/martinique_2017/Filosofi2017_carreaux_200m_mart.csv");
  }
  static std::vector<std::string> words(const std::string& rule) {
    return {"delineate", grid(), "--communes", real_file("territory/communes_population.csv"),
            "--rule",    rule,   "-o",         "mart.gpkg"};
  }
};

TEST_F(Martinique, PeopleAndCellsAreReadExactly) {
  // The oracle: GDAL's own reading of the file, summed in tenths.
  std::int64_t cells = 0;
  std::int64_t tenths = 0;
  std::int64_t imputed = 0;
  for_each_feature(grid(), "", [&](OGRFeature& row) {
    ++cells;
    const auto own =
        static_cast<std::int64_t>(std::llround(std::stod(row.GetFieldAsString("Ind")) * 10.0));
    tenths += own;
    if (std::string(row.GetFieldAsString("I_est_200")) == "1") imputed += own;
  });
  EXPECT_EQ(cells, 11'132);
  EXPECT_EQ(tenths, 3'373'795);

  const auto summary = json(words("martinique-reunion-2014"));
  EXPECT_EQ(summary.at("cells"), cells);
  EXPECT_EQ(summary.at("people"), static_cast<double>(tenths) / 10.0);
  EXPECT_NEAR(summary.at("share_imputed").get<double>(),
              static_cast<double>(imputed) / static_cast<double>(tenths), 1e-12);
}

TEST_F(Martinique, FindsTheOneCellWithoutCommune) {
  const auto summary = json(words("martinique-reunion-2014"));
  EXPECT_EQ(count_of(summary, "cell_without_commune"), 1);
  EXPECT_EQ(count_of(summary, "municipal_population"), 1);
  EXPECT_EQ(summary.at("vintage"), 2017);
}

TEST_F(Martinique, EveryPerimeterMeetsTheOverseasCriteria) {
  const auto summary = json(words("martinique-reunion-2014"));
  ASSERT_GE(summary.at("perimeters"), 1);
  for (const auto& zone : summary.at("zones")) {
    EXPECT_GE(zone.at("people"), 1'000.0);
    EXPECT_GE(zone.at("people").get<double>() * 1e6 / zone.at("area_m2").get<double>(), 2'000.0);
    EXPECT_GT(zone.at("share_low_income"), 0.5);
    for (const auto& unit : summary.at("urban_units")) {
      if (unit.at("code") != zone.at("urban_unit")) continue;
      EXPECT_GE(unit.at("population"), 15'000);
    }
  }
}

/// The decree asks the density of the quartier. Asked of each cell it loses agreement with the
/// quartiers of 2015, and Le Robert as a whole.
TEST_F(Martinique, TheDensityIsAskedOfTheZoneAndNotOfItsCells) {
  const std::string official = real_file("zones/qpv2015/QP_MARTINIQUE_WGS84_UTM20N.shp");
  const auto f1 = [&](std::vector<std::string> arguments) {
    const auto summary = json(arguments);
    const auto told = json({"evaluate", "mart.gpkg", official, grid()});
    std::cout << "F1 " << told.at("f1") << ", " << summary.at("perimeters") << " perimeters\n";
    return told.at("f1").get<double>();
  };
  const double of_zones = f1(words("martinique-reunion-2014"));
  auto by_cell = words("martinique-reunion-2014");
  by_cell.insert(by_cell.end(), {"--set", "minimum_cell_population=80", "--overwrite"});
  EXPECT_GT(of_zones, f1(by_cell) + 0.01);
  EXPECT_GE(of_zones, 0.66);
}

/// Where a rule asks 6,000 people per km², cells of the largest zones are left out, and say so.
TEST_F(Martinique, CellsLeftOutSayWhyAndZonesHoldTheDensity) {
  auto dense = words("martinique-reunion-2014");
  dense.insert(dense.end(), {"--set", "minimum_zone_density=6000", "--cells", "all"});
  const auto summary = json(dense);
  ASSERT_GE(summary.at("perimeters"), 1);
  for (const auto& zone : summary.at("zones")) {
    EXPECT_GE(zone.at("people").get<double>() * 1e6 / zone.at("area_m2").get<double>(), 6'000.0);
  }
  int left_out = 0;
  for_each_feature(folder_ / "mart.gpkg", "cells", [&](OGRFeature& cell) {
    if (std::string(cell.GetFieldAsString("reason")) != "left_out_as_sparse") return;
    ++left_out;
    EXPECT_LT(cell.GetFieldAsDouble("people"), 240.0) << "as dense as the rule asks by itself";
  });
  EXPECT_GT(left_out, 0);
}

TEST_F(Martinique, TheMainlandRuleAsksForUrbanUnits) {
  const ProgramResult result = run(words("metropole-2014"));
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("--urban-units"));
}

/// Medians of communes in 2018, brought to 2017 by the national change, against those estimated.
TEST_F(Martinique, MediansOfCommunesAreThoseThatInseePublishes) {
  const ProgramResult result =
      run({"check", real_file("territory/communes-972-martinique.geojson"), grid(), "--communes",
           real_file("territory/communes_population.csv"), "--rule", "martinique-reunion-2014",
           "-o", "communes.json", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  std::map<std::string, double> published;
  for_each_feature(real_file("incomes/FILO2018_DISP_COM.csv"), "", [&](OGRFeature& row) {
    const std::string median = row.GetFieldAsString("Q218");
    if (!median.empty()) {
      published[row.GetFieldAsString("CODGEO")] = std::stod(median) * 21'110.0 / 21'730.0;
    }
  });
  double error = 0.0;
  int held = 0;
  int communes = 0;
  for (const auto& zone : nlohmann::json::parse(folder_.read("communes.json"))) {
    const auto found = published.find(zone.at("code"));
    if (found == published.end() || zone.at("people").is_null()) continue;
    ++communes;
    error += std::abs(zone.at("median_disposable").get<double>() / found->second - 1.0);
    held += zone.at("median_disposable_low").get<double>() <= found->second &&
                    found->second <= zone.at("median_disposable_high").get<double>()
                ? 1
                : 0;
  }
  ASSERT_GE(communes, 30);
  std::cout << "mean absolute error " << error / communes << " over " << communes
            << " communes, in the interval " << held << '\n';
  EXPECT_LE(error / communes, 0.020);
  EXPECT_GE(held, communes * 8 / 10);
}

/// Where INSEE publishes the group numbers, the ratios must find the same groups.
TEST_F(Martinique, ImputedGroupsAreThoseOfTheFile) {
  Findings findings;
  const std::vector<std::string> paths = {grid()};
  const CellTable cells = inputs::read_grid(paths, Headcount::present, findings).cells;
  const Observations seen = observations(cells, HeadcountUse::use);
  std::map<std::string, std::set<std::uint32_t>> found_in_group;
  std::map<std::uint32_t, std::set<std::string>> groups_in_found;
  for_each_feature(grid(), "", [&](OGRFeature& row) {
    if (std::string(row.GetFieldAsString("I_est_200")) != "1") return;
    const auto id = CellId::parse(row.GetFieldAsString("Idcar_200m"));
    const std::uint32_t observation = seen.of_cell[cells.find(id->position).position()];
    found_in_group[row.GetFieldAsString("Groupe")].insert(observation);
    groups_in_found[observation].insert(row.GetFieldAsString("Groupe"));
  });
  std::size_t whole = 0;
  for (const auto& [group, found] : found_in_group) {
    whole += found.size() == 1 && groups_in_found[*found.begin()].size() == 1 ? 1 : 0;
  }
  std::cout << whole << " of " << found_in_group.size() << " groups found exactly\n";
  EXPECT_GE(whole * 100, found_in_group.size() * 95);
}

}  // namespace
}  // namespace carreau::testing
