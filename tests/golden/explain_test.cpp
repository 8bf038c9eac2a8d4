// SPDX-License-Identifier: Apache-2.0
/// `carreau explain` on a zone, a near miss, a cell, and on what is none of them.
#include "support/carreau_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Explain : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(delineate(folder_, world_).exit_code, 0); }
  ProgramResult explain(const std::string& id, const std::string& language = "en") {
    return carreau(folder_, {"explain", "out.gpkg", id, "--lang", language});
  }
  /// Delineates again, the population of Amont being what is said.
  void with_population(const std::string& population) {
    world_.files["communes.csv"] = replaced(world_.files["communes.csv"], "12000", population);
    world_.arguments.more = {"--overwrite"};
    ASSERT_EQ(delineate(folder_, world_).exit_code, 0);
  }
  TempFolder folder_;
  World world_;
};

TEST_F(Explain, APerimeterTermByTerm) {
  const ProgramResult result = explain("30901-01");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err, "");
  EXPECT_THAT(
      result.out,
      AllOf(StartsWith("30901-01 — Amont 1 (proposed perimeter)\n"),
            HasSubstr("30901 Amont-Aval, 16,000 inhabitants, counted as 16,000; 10,000 are "
                      "needed [décret 2014-767, art. 2 I 1°"),
            HasSubstr("13 cells in one piece, 0.52 km²"),
            HasSubstr("1,300 people; 1,000 are needed"), HasSubstr("60% × (70% × €21,940 + 30% × "),
            HasSubstr("every criterion is met"), HasSubstr("not the official list")));
}

TEST_F(Explain, ASettingInWordsAndNotByItsOption) {
  world_.arguments.more = {"--overwrite",       "--set", "minimum_zone_population=900", "--set",
                           "poverty_ratio=0.6", "--set", "minimum_unit_population=9000"};
  ASSERT_EQ(delineate(folder_, world_).exit_code, 0);
  const std::string english = explain("30901-01").out;
  EXPECT_THAT(english, AllOf(HasSubstr("9,000 are needed [setting of this simulation]"),
                             HasSubstr("900 are needed [setting of this simulation]"),
                             HasSubstr("per consumption unit [setting of this simulation]"),
                             Not(HasSubstr("--set"))));
  const std::string french = explain("30901-01", "fr").out;
  EXPECT_THAT(french, AllOf(HasSubstr("il en faut 900 [réglage de cette simulation]"),
                            HasSubstr("consommation [réglage de cette simulation]"),
                            Not(HasSubstr("--set"))));
  EXPECT_THAT(explain("CRS3035RES200mN2346800E3842800", "fr").out,
              HasSubstr("[réglage de cette simulation]"));
}

TEST_F(Explain, HowFarEachParameterMayMove) {
  const ProgramResult told = carreau(
      folder_, {"explain", "out.gpkg", "30901-01", "--reach", "--inputs", ".", "--lang", "en"});
  ASSERT_EQ(told.exit_code, 0) << told.err;
  EXPECT_THAT(
      told.out,
      AllOf(StartsWith("30901-01 — Amont 1 (proposed perimeter)\n"),
            HasSubstr("What would change it, each parameter moved alone"),
            HasSubstr("\"smallest population of a zone\", at present 1,000: the zone stands "
                      "from 1 (the farthest tried) to 1,300. At 1,301 it falls (zone too "
                      "small).")));
  EXPECT_THAT(told.out, HasSubstr("\"share of the weighted medians that makes the threshold\", at "
                                  "present 60%: the zone stands from "));
  const ProgramResult unknown =
      carreau(folder_, {"explain", "out.gpkg", "30901-09", "--reach", "--inputs", "."});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("30901-0"));
  const ProgramResult alone =
      carreau(folder_, {"explain", "out.gpkg", "30901-01", "--inputs", "."});
  EXPECT_EQ(alone.exit_code, 2);
  EXPECT_THAT(alone.err, HasSubstr("--reach"));
}

/// The perimeter itself, taken as a zoning: it is explained with the figures of the proposed one.
TEST_F(Explain, AQuartierOfAZoning) {
  const ProgramResult told = carreau(folder_, {"explain", "out.gpkg", "30901-01", "--zones",
                                               "out.gpkg", "--inputs", ".", "--lang", "en"});
  ASSERT_EQ(told.exit_code, 0) << told.err;
  EXPECT_THAT(
      told.out,
      AllOf(HasSubstr("(quartier of \""), HasSubstr("13 cells touched, 0.52 km²; 0% of"),
            HasSubstr("1,300 people; 1,000 are needed"), HasSubstr("every criterion is met"),
            HasSubstr("in its place: 100% of its people are in a perimeter."),
            HasSubstr("100% of its people in the perimeter 30901-01 (Amont 1).")));
  EXPECT_EQ(
      carreau(folder_, {"explain", "out.gpkg", "30901-77", "--zones", "out.gpkg", "--inputs", "."})
          .exit_code,
      1);
}

TEST_F(Explain, InFrench) {
  const ProgramResult result =
      carreau(folder_, {"explain", "out.gpkg", "30901-01", "--lang", "fr"});
  EXPECT_THAT(result.out, AllOf(HasSubstr("(périmètre proposé)"), HasSubstr("16 000 habitants"),
                                HasSubstr("tous les critères sont remplis")));
}

TEST_F(Explain, ACellInsideAndACellOutside) {
  EXPECT_THAT(explain("CRS3035RES200mN2346800E3842800").out,
              AllOf(HasSubstr("in the perimeter 30901-01"), HasSubstr("People: 100.0"),
                    HasSubstr("it passes the cell's test and its zone meets every")));
  EXPECT_THAT(explain("CRS3035RES200mN2346200E3842400").out,
              AllOf(HasSubstr("in no perimeter"), HasSubstr("People: 50.5"),
                    HasSubstr("it fails the cell's test")));
}

TEST_F(Explain, ANearMissNamesTheOneCriterionThatFails) {
  with_population("5000");
  EXPECT_EQ(explain("30901-01").exit_code, 1) << "no longer a perimeter";
  EXPECT_THAT(explain("30901-P01").out,
              AllOf(HasSubstr("near miss: a single criterion fails"),
                    HasSubstr("9,000 inhabitants, counted as 9,000; 10,000 are needed"),
                    HasSubstr("criterion not met"),
                    HasSubstr("the urban unit (or commune) is too small; all else is met")));
}

TEST_F(Explain, TheUnitsPopulationIsRoundedUpAsTheDecreeSays) {
  with_population("5901");
  EXPECT_THAT(explain("30901-01").out,
              HasSubstr("9,901 inhabitants, counted as 10,000; 10,000 are needed"));
  world_ = World();
  with_population("5900");
  EXPECT_THAT(explain("30901-P01").out, HasSubstr("9,900 inhabitants, counted as 9,900"));
}

TEST_F(Explain, AnUnknownIdNamesTheNearest) {
  const ProgramResult slip = explain("30901-1");
  EXPECT_EQ(slip.exit_code, 1);
  EXPECT_EQ(slip.out, "");
  EXPECT_EQ(slip.err,
            "carreau explain: expected the id of a zone or a cell of this result, found "
            "\"30901-1\" (is \"30901-01\" meant?)\n");
  EXPECT_EQ(explain("nothing like it").exit_code, 1);
}

TEST_F(Explain, ACellThatIsNotInTheResultSaysWhy) {
  const ProgramResult result = explain("CRS3035RES200mN2347200E3842400");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err,
            "carreau explain: cell CRS3035RES200mN2347200E3842400 is not in the result: nobody "
            "lives there, or it lies outside the candidate units (run again with --cells all to "
            "have every cell)\n");
}

TEST_F(Explain, AFileThatIsNoResult) {
  for (const char* name : {"grid.csv", "communes.csv"}) {
    const ProgramResult result = carreau(folder_, {"explain", name, "30901-01"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, std::string("carreau explain: ") + name +
                              ": expected a layer \"run\", found none (is this an output of "
                              "`carreau delineate`, as GeoPackage?)\n");
  }
  EXPECT_EQ(carreau(folder_, {"explain", "none.gpkg", "a"}).err,
            "carreau explain: none.gpkg: no such file (check the path)\n");
}

TEST_F(Explain, AResultWithoutCellsSaysSo) {
  world_.arguments.more = {"--overwrite", "--cells", "none"};
  ASSERT_EQ(delineate(folder_, world_).exit_code, 0);
  const ProgramResult result = explain("CRS3035RES200mN2346800E3842800");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("--cells"));
}

TEST_F(Explain, WithoutHouseholdsEverySentenceEndsWithAWarning) {
  world_.drop("men");
  world_.drop("men_pauv");
  world_.arguments.more = {"--overwrite", "--without-headcount"};
  ASSERT_EQ(delineate(folder_, world_).exit_code, 0);
  EXPECT_THAT(explain("30901-01").out, HasSubstr("Grid without households"));
  EXPECT_THAT(explain("CRS3035RES200mN2346800E3842800").out, HasSubstr("Grid without households"));
}

TEST_F(Explain, ACellOfAResultWithoutCells) {
  world_.arguments.more = {"--overwrite", "--cells", "none"};
  ASSERT_EQ(delineate(folder_, world_).exit_code, 0);
  const ProgramResult result = explain("CRS3035RES200mN2346800E3842800");
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err,
            "carreau explain: this result holds no cells, only zones: delineate again with --cells "
            "candidates or --cells all\n");
}

}  // namespace
}  // namespace carreau::testing
