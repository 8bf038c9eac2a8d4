// SPDX-License-Identifier: Apache-2.0
/// The in_sample town, delineated as scripts/demo does, against its own official quartiers.
#include "support/carreau_program.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

namespace carreau::testing {
namespace {

std::string in_sample(const std::string& name) {
  return std::string(CARREAU_SOURCE_DIR) + "/data/sample/" + name;
}

class BundledTown : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(in_sample("communes.csv"))) {
      GTEST_SKIP() << "data/sample holds no town";
    }
    const ProgramResult result =
        carreau(folder_, {"delineate", in_sample("carreaux_200m_met.csv"), "--urban-units",
                          in_sample("uu2020_composition.csv"), "--communes",
                          in_sample("communes.csv"), "--urban-incomes", in_sample("incomes.csv"),
                          "--listed", in_sample("quartiers.gpkg"), "--rule", "metropole-2023",
                          "--vintage", "2019", "-o", "town.gpkg", "--json"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    summary_ = nlohmann::json::parse(result.out);
  }
  TempFolder folder_;
  nlohmann::json summary_;
};

TEST_F(BundledTown, HasPerimetersAndNoWarning) {
  EXPECT_GE(summary_.at("perimeters"), 1);
  for (const auto& finding : summary_.at("findings")) {
    EXPECT_EQ(finding.at("severity"), "notice") << finding.dump();
  }
}

TEST_F(BundledTown, AgreesWithItsQuartiers) {
  const ProgramResult result =
      carreau(folder_, {"evaluate", "town.gpkg", in_sample("quartiers.gpkg"),
                        in_sample("carreaux_200m_met.csv"), "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const double f1 = nlohmann::json::parse(result.out).at("f1");
  std::cout << "people-weighted F1 " << f1 << '\n';
  EXPECT_GE(f1, 0.5);
}

TEST_F(BundledTown, EveryZoneAndNearMissIsExplained) {
  for (const char* zones : {"zones", "near_miss_zones"}) {
    for (const auto& zone : summary_.at(zones)) {
      const std::string id = zone.at("zone_id");
      EXPECT_EQ(carreau(folder_, {"explain", "town.gpkg", id}).exit_code, 0) << id;
    }
  }
}

}  // namespace
}  // namespace carreau::testing
