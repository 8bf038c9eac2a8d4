// SPDX-License-Identifier: Apache-2.0
/// The user's own figures: bridge, bounds, brackets, published levels, and the model by name.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <map>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

class OwnFigures : public ::testing::Test {
 protected:
  nlohmann::json json(std::vector<std::string> more) {
    world_.arguments.more = std::move(more);
    world_.arguments.more.emplace_back("--overwrite");
    return delineate_json(folder_, world_);
  }
  std::string error(std::vector<std::string> more) {
    world_.arguments.more = std::move(more);
    const ProgramResult result = delineate(folder_, world_);
    EXPECT_NE(result.exit_code, 0);
    EXPECT_EQ(result.out, "");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out.gpkg"));
    return result.err;
  }
  /// Counts for every cell: everybody of a poor cell below 10,000 €, the others above 20,000 €.
  std::string brackets(const std::string& header = "cell,-10000,10000-20000,20000-") {
    std::string text = header + "\n";
    for (const auto& row : world_.rows) {
      text += row[0] + (row[3] == "100" ? ",100,0,0\n" : ",0,0,50\n");
    }
    return text;
  }
  World world_;
  TempFolder folder_;
};

TEST_F(OwnFigures, AModelIsChosenByName) {
  for (const char* model : {"lognormal", "dagum", "means", "headcount", "scaled-mean"}) {
    EXPECT_EQ(json({"--model", model}).at("model"), model);
  }
  std::filesystem::remove(folder_ / "out.gpkg");
  EXPECT_EQ(error({"--model", "gb2"}),
            "carreau delineate: model: expected lognormal, dagum, means, headcount or scaled-mean, "
            "found \"gb2\"\n");
}

TEST_F(OwnFigures, ExactBracketsTakeThePlaceOfTheModel) {
  (void)folder_.write("counts.csv", brackets());
  const auto summary = json({"--brackets", "counts.csv", "--set", "smoothing=0"});
  EXPECT_EQ(summary.at("model"), "brackets");
  EXPECT_EQ(summary.at("perimeters"), 1);
  EXPECT_EQ(summary.at("people_in_perimeters"), 1300.0);
  // Declared counts meet S itself: nothing is left in doubt.
  const auto perimeter = layer_rows(folder_ / "out.gpkg", "perimeters").at(0);
  EXPECT_EQ(perimeter.at("p_criterion"), "1");
  EXPECT_EQ(perimeter.at("median_declared_low"), perimeter.at("median_declared_high"));
}

TEST_F(OwnFigures, BracketsThatDoNotAddUpAreRefused) {
  (void)folder_.write("gap.csv", brackets("cell,-10000,12000-20000,20000-"));
  EXPECT_THAT(error({"--brackets", "gap.csv"}),
              HasSubstr("gap.csv: 12000-20000: expected a bracket from 10000, where the one before "
                        "ends, found one from 12000"));
  std::string text = brackets();
  (void)folder_.write("few.csv", text.substr(0, text.rfind("CRS")));
  EXPECT_THAT(error({"--brackets", "few.csv"}),
              HasSubstr("expected a row for every inhabited cell, found none for CRS3035RES200m"));
  (void)folder_.write("half.csv", replaced(brackets(), ",100,0,0", ",100.5,0,0"));
  EXPECT_THAT(error({"--brackets", "half.csv"}),
              HasSubstr("expected a whole number of people, found \"100.5\""));
  std::string tenfold = brackets();
  for (std::size_t at = 0; (at = tenfold.find(",100,0,0", at)) != std::string::npos; at += 8) {
    tenfold.replace(at, 8, ",900,0,0");
  }
  (void)folder_.write("tenfold.csv", tenfold);
  EXPECT_THAT(error({"--brackets", "tenfold.csv"}),
              HasSubstr("are they counts of people, and of the same year?"));
  (void)folder_.write("counts.csv", brackets());
  EXPECT_THAT(error({"--brackets", "counts.csv", "--model", "dagum"}),
              HasSubstr("exact counts need no model"));
}

TEST_F(OwnFigures, ASingleCellThatDoesNotAddUpIsFound) {
  (void)folder_.write("counts.csv", replaced(brackets(), ",100,0,0", ",90,0,0"));
  const auto summary = json({"--brackets", "counts.csv"});
  bool is_found = false;
  for (const auto& f : summary.at("findings")) is_found |= f.at("code") == "bracket_total";
  EXPECT_TRUE(is_found);
}

TEST_F(OwnFigures, ABridgeOfPairsIsFollowed) {
  (void)folder_.write("bridge.toml",
                      "[bridge]\npairs = [[9000, 13000], [11300, 14000], [22000, 22000]]\n"
                      "residual = 400\nsource = \"mine\"\n");
  (void)json({"--bridge", "bridge.toml", "--set", "national_weight=1"});
  const auto unit = layer_rows(folder_ / "out.gpkg", "urban_units").at(0);
  const double s = std::stod(unit.at("threshold_declared"));  // 60 % of 21,940, rounded up
  EXPECT_EQ(s, 13'200.0);
  const double expected =
      14'000.0 * std::pow(s / 11'300.0, std::log(22.0 / 14.0) / std::log(22.0 / 11.3));
  EXPECT_NEAR(std::stod(unit.at("threshold_disposable")), expected, 1.0);
}

TEST_F(OwnFigures, ABridgeThatFallsIsRefused) {
  (void)folder_.write("bridge.toml",
                      "[bridge]\npairs = [[9000, 13000], [11000, 12000]]\nresidual = 4\n");
  EXPECT_EQ(
      error({"--bridge", "bridge.toml"}),
      "carreau delineate: bridge.toml:2: pairs: expected pairs that rise in both incomes, found "
      "[11000, 12000] after [9000, 13000] (a bridge that falls would send two thresholds to "
      "one)\n");
  (void)folder_.write("bridge.toml", "[bridge]\nexponent = -1\nresidual = 4\n");
  EXPECT_THAT(error({"--bridge", "bridge.toml"}), HasSubstr("expected an exponent above 0"));
  (void)folder_.write("bridge.toml", "exponent = 1\n");
  EXPECT_THAT(error({"--bridge", "bridge.toml"}), HasSubstr("add a section: [bridge]"));
}

TEST_F(OwnFigures, BoundsAreReadAndReversedOnesRefused) {
  (void)folder_.write("bounds.csv", "departement,p05_eur,p95_eur\n30,8000,45000\n");
  (void)json({"--bounds", "bounds.csv"});
  (void)folder_.write("bounds.csv", "departement,p05_eur,p95_eur\n30,45000,8000\n");
  std::filesystem::remove(folder_ / "out.gpkg");
  EXPECT_EQ(
      error({"--bounds", "bounds.csv"}),
      "carreau delineate: bounds.csv:2: p05_eur: expected bounds above 0, the lower one first, "
      "found 45000 and 8000 (are the two columns swapped?)\n");
}

TEST_F(OwnFigures, PublishedMediansSetTheLevel) {
  (void)folder_.write("medians.csv", "CODGEO;Q219\n30001;12000\n30002;18000\n");
  const auto summary = json({"--calibrate", "medians.csv"});
  std::map<std::string, int> counts;
  for (const auto& f : summary.at("findings")) counts[f.at("code")] = f.at("count");
  EXPECT_EQ(counts["levels_applied"], 2) << summary.at("findings");
  // A median far from the estimate is reported, and not counted as applied.
  (void)folder_.write("medians.csv", "CODGEO;Q219\n30001;12000\n30002;90000\n");
  counts.clear();
  const auto odd = json({"--calibrate", "medians.csv"});
  for (const auto& f : odd.at("findings")) counts[f.at("code")] = f.at("count");
  EXPECT_EQ(counts["levels_applied"], 1);
  EXPECT_EQ(counts["odd_level"], 1);
}

TEST_F(OwnFigures, MediansThatAreNotPositiveAreRefused) {
  (void)folder_.write("medians.csv", "CODGEO;Q219\n30001;-15000\n");
  EXPECT_THAT(error({"--calibrate", "medians.csv"}),
              HasSubstr("expected a yearly median in euros, found \"-15000\""));
}

TEST_F(OwnFigures, MediansOfAnotherYearMoveWithTheNation) {
  (void)folder_.write("medians.csv", "CODGEO;Q217\n30001;14000\n");
  const auto summary = json({"--calibrate", "medians.csv"});
  bool is_said = false;
  for (const auto& f : summary.at("findings")) is_said |= f.at("code") == "level_year";
  EXPECT_TRUE(is_said);
  (void)folder_.write("medians.csv", "CODGEO;Q209\n30001;14000\n");
  std::filesystem::remove(folder_ / "out.gpkg");
  EXPECT_THAT(error({"--calibrate", "medians.csv"}),
              HasSubstr("the national median of 2009 is not known"));
}

TEST_F(OwnFigures, CompactIsAMethodAndIsRecorded) {
  EXPECT_EQ(json({"--method", "compact"}).at("method"), "compact");
  EXPECT_EQ(json({}).at("method"), "plain");
  std::filesystem::remove(folder_ / "out.gpkg");
  EXPECT_THAT(error({"--method", "round"}), HasSubstr("method: expected plain or compact"));
  EXPECT_THAT(error({"--set", "smoothing=2000"}),
              HasSubstr("smoothing: expected a whole number from 0 to 1000"));
}

}  // namespace
}  // namespace carreau::testing
