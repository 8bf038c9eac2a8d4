// SPDX-License-Identifier: Apache-2.0
/// A unit whose median nothing tells: refused where a decision depends on it, with the way out.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class WithoutMedian : public ::testing::Test {
 protected:
  WithoutMedian() { world_.arguments.urban_incomes.clear(); }
  ProgramResult run(std::vector<std::string> more = {}) {
    world_.arguments.more = std::move(more);
    world_.arguments.more.emplace_back("--quiet");
    world_.write(folder_);
    return carreau(folder_, world_.arguments.words());
  }
  /// A population that the cells of the unit do not hold, and too small for the rule.
  void make_rural() {
    world_.files["communes.csv"] = replaced(world_.files["communes.csv"], "12000", "5000");
  }

  TempFolder folder_;
  World world_;
};

TEST_F(WithoutMedian, AnUrbanUnitIsRefusedInBothLanguages) {
  const ProgramResult english = run({"--lang", "en"});
  EXPECT_EQ(english.exit_code, 1);
  EXPECT_THAT(
      english.err,
      AllOf(HasSubstr("unit 30901 Amont-Aval has no median of 2019 that enters S: none was given, "
                      "none is built in, and its cells do not hold nearly all of its people"),
            HasSubstr("--urban-incomes FILE")));
  EXPECT_FALSE(folder_.content().contains("out.gpkg"));
  const ProgramResult french = run({"--lang", "fr"});
  EXPECT_EQ(french.exit_code, 1);
  EXPECT_THAT(french.err, AllOf(HasSubstr("l'unité 30901 Amont-Aval n'a pas de médiane de 2019"),
                                HasSubstr("--urban-incomes FICHIER")));
}

TEST_F(WithoutMedian, AUnitThatTheRuleDoesNotTestIsNotRefused) {
  make_rural();
  const ProgramResult result = run({"--json"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const auto unit = nlohmann::json::parse(result.out).at("urban_units").at(0);
  EXPECT_EQ(unit.at("local_median_source"), "national");
  EXPECT_EQ(unit.at("local_median_declared"), unit.at("national_median_declared"));
}

TEST_F(WithoutMedian, ListedQuartiersMakeTheUnitTested) {
  make_rural();
  world_.files["listed.geojson"] =
      geojson({{R"("code":"QP030001")", box(3'842'800, 2'346'400, 3'843'600, 2'347'200)}}, 3035);
  const ProgramResult result = run({"--lang", "en", "--listed", "listed.geojson"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("unit 30901 Amont-Aval has no median"));
}

TEST_F(WithoutMedian, CellsThatHoldTheUnitTellItsMedian) {
  // 2,663.5 people in the cells; a unit of that size passes under a rule of its own.
  world_.files["communes.csv"] =
      replaced(replaced(world_.files["communes.csv"], "12000", "1900"), "4000", "900");
  const ProgramResult result = run({"--json", "--set", "minimum_unit_population=2000"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const auto summary = nlohmann::json::parse(result.out);
  EXPECT_EQ(summary.at("urban_units").at(0).at("local_median_source"), "estimated");
}

TEST_F(WithoutMedian, ADepartementIsRefusedAsWell) {
  world_.arguments.urban_units.clear();
  world_.arguments.rule = "martinique-reunion-2014";
  world_.files["communes.csv"] = replaced(world_.files["communes.csv"], "12000", "19000");
  const ProgramResult result = run({"--lang", "en"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err,
              HasSubstr("département 30 has no median of 2019 that enters S: none was given, none "
                        "is built in, and its cells do not hold nearly all of its people"));
}

}  // namespace
}  // namespace carreau::testing
