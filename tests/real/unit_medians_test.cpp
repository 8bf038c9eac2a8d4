// SPDX-License-Identifier: Apache-2.0
/// S where the grid holds a commune of a large unit; the built-in medians against the tables they
/// were made from.
#include "inputs/built_in_areas.hpp"
#include "support/gdal_files.hpp"
#include "support/real_data.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <iostream>

namespace carreau::testing {
namespace {

class UnitMedians : public RealRun {
 protected:
  static std::string grid(const std::string& town) {
    return real_file("grid/ile_de_france_2019/carreaux_200m_" + town + "_2019.csv");
  }
  static std::vector<std::string> words(const std::string& town) {
    return {"delineate",
            grid(town),
            "--urban-units",
            real_file("territory/UU2020_au_01-01-2021.xlsx"),
            "--communes",
            real_file("territory/communes_population.csv"),
            "--rule",
            "metropole-2014",
            "-o",
            town + ".gpkg",
            "--quiet"};
  }
};

TEST_F(UnitMedians, SaintDenisAloneHasTheThresholdOfParis) {
  const auto summary = json(words("saint_denis"));
  const auto unit = summary.at("urban_units").at(0);
  EXPECT_EQ(unit.at("code"), "00851");
  EXPECT_EQ(unit.at("local_median_source"), "built_in_converted");
  EXPECT_EQ(unit.at("threshold_declared"), 14'100);
  // About 74,000 people live in the official quartiers.
  EXPECT_GT(summary.at("people_in_perimeters"), 60'000.0);
  EXPECT_LT(summary.at("people_in_perimeters"), 95'000.0);
}

TEST_F(UnitMedians, TheMixtureOfTheTableIsTheBuiltInMedian) {
  auto with_table = words("etampes");
  with_table.insert(with_table.end(),
                    {"--urban-incomes", real_file("incomes/FILO2019_DISP_COM.csv"), "--overwrite"});
  for (const char* town : {"etampes", "saint_denis"}) {
    with_table[1] = grid(town);
    const auto unit = json(with_table).at("urban_units").at(0);
    auto plain = words("etampes");
    plain[1] = grid(town);
    plain.emplace_back("--overwrite");
    const auto built_in = json(plain).at("urban_units").at(0);
    EXPECT_EQ(unit.at("local_median_source"), "communes_converted");
    // The built-in medians are rounded to the euro.
    EXPECT_NEAR(unit.at("local_median_declared").get<double>(),
                built_in.at("local_median_declared").get<double>(), 2.0)
        << town;
    EXPECT_EQ(unit.at("threshold_declared"), built_in.at("threshold_declared"));
  }
}

TEST_F(UnitMedians, DeclaredIncomesOfCommunesServeAsWell) {
  auto with_table = words("saint_denis");
  with_table.insert(with_table.end(),
                    {"--urban-incomes", real_file("incomes/RFDU_2008_2011_COM.csv")});
  const auto summary = json(with_table);
  EXPECT_EQ(summary.at("urban_units").at(0).at("local_median_source"), "communes");
  EXPECT_EQ(count_of(summary, "level_year"), 1) << "of 2011, brought to 2019";
}

TEST_F(UnitMedians, LegalPopulationsAsPublishedAreTotal) {
  auto with_total = words("sarcelles");
  with_total[5] = real_file("territory/populations_legales_2019.csv");
  const auto summary = json(with_total);
  EXPECT_EQ(count_of(summary, "municipal_population"), 0);
  EXPECT_EQ(summary.at("urban_units").at(0).at("population"), 10'951'557)
      << "the sum of PTOT over the communes of the unit";
}

}  // namespace
}  // namespace carreau::testing
