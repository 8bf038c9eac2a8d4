// SPDX-License-Identifier: Apache-2.0
/// Martinique's official grid of 2017 under the overseas rule.
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

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

TEST_F(Martinique, TheMainlandRuleAsksForUrbanUnits) {
  const ProgramResult result = run(words("metropole-2014"));
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("--urban-units"));
}

}  // namespace
}  // namespace carreau::testing
