// SPDX-License-Identifier: Apache-2.0
/// Strasbourg on the grid of 2010, whose incomes are declared: the closest public basis of the map
/// of 2015.
#include "grid/cell_id.hpp"
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Strasbourg : public RealRun {
 protected:
  void SetUp() override {
    RealRun::SetUp();
    if (IsSkipped()) return;
    // The file has no communes, and their limits are not at hand: all of its cells are on or at the
    // limit of one commune.
    (void)folder_.write("commune.geojson",
                        geojson({{R"("code":"67482","name":"Strasbourg")",
                                  box(4'150'000, 2'824'000, 4'162'000, 2'840'000)}},
                                3035));
    // The unit's declared median of 2010, by mixture of its communes.
    (void)folder_.write("incomes.csv", "code,median_declared\n67701,18300\n");
  }
  static std::string grid() {
    return real_file("grid/strasbourg_2010/carreaux_200m_strasbourg_rfl2010.csv");
  }
  std::vector<std::string> delineation(const std::string& out) const {
    return {"delineate",
            grid(),
            "--urban-units",
            real_file("territory/UU2020_au_01-01-2021.xlsx"),
            "--communes",
            real_file("territory/communes_population.csv"),
            "--communes",
            "commune.geojson",
            "--urban-incomes",
            "incomes.csv",
            "--rule",
            "metropole-2014",
            "--cells",
            "all",
            "-o",
            out,
            "--overwrite"};
  }
};

TEST_F(Strasbourg, ReadsRectanglesAsGroups) {
  const auto summary = json(delineation("s.gpkg"));
  EXPECT_EQ(summary.at("cells"), 1'011);
  EXPECT_EQ(count_of(summary, "rectangles_cut"), 13);
  EXPECT_EQ(count_of(summary, "cells_without_rectangle"), 0);
  EXPECT_EQ(count_of(summary, "rectangles_unequal"), 0);
}

TEST_F(Strasbourg, SIsOnTheScaleOfTheCells) {
  const auto summary = json(delineation("s.gpkg"));
  const auto unit = summary.at("urban_units").at(0);
  // 0.6 × (0.7 × 18,750 + 0.3 × 18,300) = 11,169, to the next hundred.
  EXPECT_EQ(unit.at("threshold_declared"), 11'200);
  EXPECT_TRUE(unit.at("threshold_disposable").is_null());
  const auto zone = summary.at("zones").at(0);
  EXPECT_TRUE(zone.at("median_disposable").is_null()) << "declared incomes are not disposable ones";
  EXPECT_LT(zone.at("median_declared"), 11'200);
  EXPECT_EQ(run({"rules", "metropole-2014", "--vintage", "2010"}).out.find("bridge_exponent"),
            std::string::npos);
}

TEST_F(Strasbourg, WordsCallDeclaredIncomesDeclared) {
  auto words = delineation("s.gpkg");
  words.insert(words.end(), {"--lang", "en"});
  const ProgramResult result = run(words);
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const std::string told = result.out + result.err;
  EXPECT_THAT(told, HasSubstr("declared median"));
  EXPECT_THAT(told, Not(HasSubstr("disposable")));
  const ProgramResult why = run({"explain", "s.gpkg", "67701-01", "--lang", "en"});
  ASSERT_EQ(why.exit_code, 0) << why.err;
  EXPECT_THAT(why.out, HasSubstr("declared"));
  EXPECT_THAT(why.out, Not(HasSubstr("disposable")));
}

TEST_F(Strasbourg, AgreesWithTheOfficialQuartiers) {
  ASSERT_EQ(run(delineation("s.gpkg")).exit_code, 0);
  const auto agreement = json(
      {"evaluate", "s.gpkg", real_file("zones/qpv2015/QP_METROPOLE_LB93.shp"), grid(), "--repair"});
  EXPECT_GE(agreement.at("f1").get<double>(), 0.80);
  EXPECT_LE(agreement.at("f1").get<double>(), agreement.at("ceiling").get<double>());
}

/// Independent of the law and of its parameters but the bounds: what 110 IRIS say of the median,
/// given the mean of their cells.
TEST_F(Strasbourg, MediansOfCellsFollowThoseOfIris) {
  ASSERT_EQ(run(delineation("s.gpkg")).exit_code, 0);
  std::map<std::string, double> mean;
  for_each_feature(grid(), "", [&](OGRFeature& row) {
    mean[row.GetFieldAsString("idINSPIRE")] =
        std::stod(row.GetFieldAsString("ind_srf")) / std::stod(row.GetFieldAsString("ind_r"));
  });
  double people = 0.0;
  double gap = 0.0;
  double square = 0.0;
  for (const auto& cell : layer_rows(folder_ / "s.gpkg", "cells")) {
    EXPECT_EQ(cell.at("median_disposable"), "");
    const double n = std::stod(cell.at("people"));
    const double expected = -6.922 + 1.706 * std::log(mean.at(cell.at("cell_id")));
    const double miss = std::log(std::stod(cell.at("median_declared"))) - expected;
    people += n;
    gap += n * miss;
    square += n * miss * miss;
  }
  EXPECT_NEAR(gap / people, 0.0, 0.04);
  EXPECT_LT(std::sqrt(square / people), 0.10);
}

TEST_F(Strasbourg, FiguresOfDeclaredIncomesAreThoseOfTheScript) {
  const std::string source = CARREAU_SOURCE_DIR;
  const ProgramResult result = run_program(source + "/scripts/refit-declared",
                                           {"--iris", real_file("incomes/RFDU2010_IRIS.csv"),
                                            "--grid", grid(), "--line", "-6.922", "1.706"},
                                           folder_.path());
  ASSERT_EQ(result.exit_code, 0) << result.err;
  std::ifstream file(source + "/data/bridges/declared.toml");
  const std::string built_in{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(result.out, built_in);
}

TEST_F(Strasbourg, RefusesWhatBelongsToDisposableIncomes) {
  (void)folder_.write("incomes.csv", "code,median_disposable\n67701,20000\n");
  const ProgramResult result = run(delineation("s.gpkg"));
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("incomes.csv"));
  auto words = delineation("s.gpkg");
  words.insert(words.end(), {"--set", "bridge_exponent=1.7"});
  EXPECT_EQ(run(words).exit_code, 2);
}

}  // namespace
}  // namespace carreau::testing
