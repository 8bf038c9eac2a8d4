// SPDX-License-Identifier: Apache-2.0
/// Explanations of the Lille area of 2017 where a figure is all but equal to its bound.
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace carreau::testing {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

class LilleExplained : public RealRun {
 protected:
  /// Delineates with the rule of 2015 and settings, from a scenario with these edits.
  void delineate(const std::vector<std::string>& settings, const std::string& edits = {},
                 const std::string& cells = "none") {
    // The settings below bring figures to a hair of a bound, so the local median is given.
    (void)folder_.write("incomes.csv", "CODGEO,median_declared\n59702,18444\n");
    (void)folder_.write(
        "lille.toml",
        fmt::format("format = 1\nrule = \"metropole-2014\"\nvintage = 2017\n[inputs]\n"
                    "urban_incomes = \"incomes.csv\"\n"
                    "grid = \"{}\"\nurban_units = \"{}\"\ncommunes = \"{}\"\n",
                    real_file("grid/lille_2017/carreaux_200m_lille_2017.csv"),
                    real_file("territory/UU2020_au_01-01-2021.xlsx"),
                    real_file("territory/communes_population.csv")) +
            edits);
    std::vector<std::string> words = {"delineate", "--scenario", "lille.toml", "--cells",    cells,
                                      "-o",        "out.gpkg",   "--quiet",    "--overwrite"};
    for (const std::string& setting : settings) {
      words.insert(words.end(), {"--set", setting});
    }
    const ProgramResult result = run(words);
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  /// An edit that keeps a zone of the plain run as it is.
  std::string lock_of(const std::string& zone) {
    delineate({}, {}, "candidates");
    std::string cells;
    for (const auto& row : layer_rows(folder_ / "out.gpkg", "cells")) {
      if (row.at("zone_id") == zone) cells += fmt::format("\"{}\", ", row.at("cell_id"));
    }
    return fmt::format(
        "[[edits]]\nkind = \"lock\"\nzone = \"signée\"\ncells = [{}]\n"
        "reason = \"essai\"\ndate = \"2026-11-27\"\n",
        cells);
  }
  std::string explain(const std::string& zone) const {
    return run({"explain", "out.gpkg", zone, "--lang", "fr"}).out;
  }
};

TEST_F(LilleExplained, AShareAHairAboveAHalfIsToldWithItsDigits) {
  delineate({"poverty_ratio=0.4746", "national_weight=0.7015", "threshold_rounding=1"},
            lock_of("59702-04"));
  std::string locked;
  for (const auto& row : layer_rows(folder_ / "out.gpkg", "perimeters")) {
    if (row.at("status") != "locked") continue;
    locked = row.at("zone_id");
    EXPECT_EQ(row.at("failed_criteria"), "");
    EXPECT_GT(std::stod(row.at("share_low_income")), 0.5);
  }
  const std::string text = explain(locked);
  EXPECT_THAT(text, ContainsRegex("; 50,0+[1-9]+\u00A0% des habitants sous le seuil, il en faut "
                                  "plus de la moitié : critère rempli"));
  EXPECT_THAT(text,
              AllOf(HasSubstr("tous les critères sont remplis"), Not(HasSubstr("non rempli"))));
}

/// A zone of the rule would leave out its least populated cells; one that is locked keeps them.
TEST_F(LilleExplained, ADensityAHairBelowItsMinimumIsToldWithItsDigits) {
  delineate({"minimum_zone_density=10658"}, lock_of("59702-03"));
  int locked = 0;
  for (const auto& row : layer_rows(folder_ / "out.gpkg", "perimeters")) {
    if (row.at("status") != "locked") continue;
    ++locked;
    EXPECT_EQ(row.at("density"), "10657");
    EXPECT_EQ(row.at("failed_criteria"), "density");
    EXPECT_THAT(explain(row.at("zone_id")),
                AllOf(HasSubstr("Densité : 10\u202F657,5 habitants au km² ; il en faut "
                                "10\u202F658"),
                      ContainsRegex("10\u202F658[^:]* : critère non rempli")));
  }
  EXPECT_EQ(locked, 1);
}

TEST_F(LilleExplained, ARatioIsToldWithAllItsDigits) {
  delineate({"poverty_ratio=0.555"});
  EXPECT_THAT(explain("59702-01"),
              HasSubstr("Seuil : 55,5\u00A0% × (70\u00A0% × 21\u202F120\u00A0€ + 30\u00A0% × "
                        "18\u202F444\u00A0€) = 11\u202F276\u00A0€"));
}

TEST_F(LilleExplained, PeopleAreRoundedAsInEveryTable) {
  delineate({});
  EXPECT_THAT(explain("59702-02"), HasSubstr("Population : 31\u202F817 habitants"));
}

}  // namespace
}  // namespace carreau::testing
