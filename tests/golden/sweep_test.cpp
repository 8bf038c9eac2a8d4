// SPDX-License-Identifier: Apache-2.0
/// `carreau sweep`: from a scenario, a result or a grid to tables; the same bytes for any number of
/// threads; every way in which it is refused.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class SweepVerb : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(delineate(folder_, world_).exit_code, 0); }
  ProgramResult sweep(Words more) {
    Words words{"sweep", "out.gpkg"};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  void expect_refused(const Words& more, int exit_code, const std::string& message) {
    const auto before = folder_.content();
    const ProgramResult result = sweep(more);
    EXPECT_EQ(result.exit_code, exit_code) << result.err;
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, HasSubstr("carreau sweep: "));
    EXPECT_THAT(result.err, HasSubstr(message));
    EXPECT_EQ(folder_.content(), before);
  }
  TempFolder folder_;
  World world_;
};

const Words kTwo{"--vary", "poverty_ratio=0.5:0.7:5", "--vary", "contiguity=4,8"};

Words joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST_F(SweepVerb, WritesEveryLayerAndTellsWhatStands) {
  const ProgramResult result = sweep(joined(kTwo, {"-o", "sweep.gpkg"}));
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.err, "Written: sweep.gpkg\n");
  EXPECT_THAT(result.out, AllOf(HasSubstr("10 scenarios"), HasSubstr("poverty_ratio")));
  EXPECT_EQ(layer_rows(folder_ / "sweep.gpkg", "scenarios").size(), 10U);
  EXPECT_EQ(layer_rows(folder_ / "sweep.gpkg", "zones").front().at("zone_id"), "30901-01");
  EXPECT_EQ(folder_.content().count("sweep.gpkg.checkpoint"), 0U);
}

TEST_F(SweepVerb, ThreadsDoNotChangeAByte) {
  for (const char* const threads : {"1", "2"}) {
    const std::string name = std::string("t") + threads + ".csv";
    EXPECT_EQ(sweep(joined(kTwo, {"-o", name, "--threads", threads})).exit_code, 0);
  }
  for (const char* const part : {"", ".cells", ".zones", ".sensitivities", ".curves", ".run"}) {
    EXPECT_EQ(folder_.read(std::string("t1") + part + ".csv"),
              folder_.read(std::string("t2") + part + ".csv"));
  }
}

TEST_F(SweepVerb, ASampleIsThatOfItsSeed) {
  const Words sample{"--sample", "30", "--vary", "poverty_ratio=0.55:0.65:3", "-o", "-"};
  const std::string first = sweep(joined(sample, {"--quiet"})).out;
  EXPECT_EQ(sweep(joined(sample, {"--quiet"})).out, first);
  EXPECT_NE(sweep(joined(sample, {"--quiet", "--seed", "2"})).out, first);
  EXPECT_THAT(first, HasSubstr("draw"));
}

TEST_F(SweepVerb, TakesTheOptionsOfARun) {
  Words words = world_.arguments.words();
  words.front() = "sweep";
  words = joined(words, {"--vary", "contiguity=4,8", "--json"});
  words.erase(std::ranges::find(words, "-o"), std::ranges::find(words, "-o") + 2);
  const ProgramResult result = carreau(folder_, words);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(nlohmann::json::parse(result.out).at("scenarios"), 2);
}

TEST_F(SweepVerb, ExplainTellsTheStability) {
  ASSERT_EQ(sweep(joined(kTwo, {"-o", "sweep.gpkg"})).exit_code, 0);
  const ProgramResult zone = carreau(folder_, {"explain", "sweep.gpkg", "30901-01"});
  EXPECT_EQ(zone.exit_code, 0) << zone.err;
  EXPECT_THAT(zone.out, AllOf(HasSubstr("It stands in"), HasSubstr("of 10 scenarios")));
  const ProgramResult cell =
      carreau(folder_, {"explain", "sweep.gpkg", "CRS3035RES200mN2346800E3842800"});
  EXPECT_THAT(cell.out, HasSubstr("It is in a zone in"));
}

TEST_F(SweepVerb, GoesOnFromItsCheckpoint) {
  ASSERT_EQ(sweep(joined(kTwo, {"-o", "whole.csv"})).exit_code, 0);
  (void)folder_.write("mine.checkpoint", "notes of mine");
  expect_refused(joined(kTwo, {"-o", "sweep.csv", "--checkpoint", "mine.checkpoint"}), 1,
                 "mine.checkpoint: expected the checkpoint of a sweep by this version");
}

TEST_F(SweepVerb, RefusesWhatMakesNoSweep) {
  expect_refused({}, 2, "nothing to vary");
  expect_refused({"--vary", "povrty_ratio=0.5:0.6:2"}, 2, "poverty_ratio");
  expect_refused({"--vary", "contiguity=4,8", "--vary", "contiguity=4"}, 2, "varied twice");
  expect_refused({"--vary", "poverty_ratio=0.6:0.6:4"}, 2, "expected two different bounds");
  expect_refused({"--vary", "poverty_ratio=0.5:1.5:4"}, 2, "poverty_ratio: expected ");
  expect_refused({"--vary", "poverty_ratio=0.0001:0.9999:9999", "--vary",
                  "national_weight=0.0001:0.9999:9999"},
                 2, "--sample N");
  expect_refused({"--sample", "0"}, 2, "--sample");
}

TEST_F(SweepVerb, NeverOverwritesUnasked) {
  (void)folder_.write("sweep.cells.csv", "mine");
  expect_refused(joined(kTwo, {"-o", "sweep.csv"}), 1, "sweep.cells.csv: exists already");
}

}  // namespace
}  // namespace carreau::testing
