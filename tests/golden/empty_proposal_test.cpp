// SPDX-License-Identifier: Apache-2.0
/// A result of `delineate` that proposes nothing, in each of its formats, given to every verb that
/// takes zones: it is a zoning without zones. An empty layer of any other file is an error.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

class EmptyProposal : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    World world;
    world.arguments.output = GetParam();
    world.arguments.more = {"--set", "poverty_ratio=0.1"};
    const ProgramResult result = delineate(folder_, world);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    (void)folder_.write(
        "official.geojson",
        geojson({{R"("code_qp":"W","nom_qp":"West")", box(3842800, 2346400, 3843200, 2347000)}},
                3035));
  }
  ProgramResult run(std::vector<std::string> words) {
    words.insert(words.end(), {"--lang", "en"});
    return carreau(folder_, words);
  }
  TempFolder folder_;
};

TEST_P(EmptyProposal, EvaluateFindsNothingOfTheReference) {
  const ProgramResult result = run({"evaluate", GetParam(), "official.geojson", "grid.csv"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("People: 0 proposed, 551 in the reference, 0 in both\n"
                                    "Precision –, recall 0.000, F1 0.000, Jaccard 0.000\n"));
  const auto json = nlohmann::json::parse(
      run({"evaluate", GetParam(), "official.geojson", "grid.csv", "--json"}).out);
  EXPECT_TRUE(json.at("precision").is_null());
  EXPECT_EQ(json.at("recall"), 0.0);
  EXPECT_EQ(json.at("proposed").size(), 0U);
  EXPECT_EQ(json.at("reference").at(0).at("found"), "missed");
}

TEST_P(EmptyProposal, AsAReferenceHasNoRecall) {
  const ProgramResult result = run({"evaluate", "official.geojson", GetParam(), "grid.csv"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Precision 0.000, recall –, F1 0.000"));
}

INSTANTIATE_TEST_SUITE_P(Formats, EmptyProposal,
                         ::testing::Values("out.gpkg", "out.geojson", "out.fgb"),
                         [](const auto& format) { return format.param.substr(4); });

TEST(EmptyLayer, OfAnotherFileIsAnError) {
  const TempFolder folder;
  World().write(folder);
  (void)folder.write("perimeters.geojson",
                     R"({"type":"FeatureCollection","name":"perimeters","features":[]})");
  const ProgramResult result =
      carreau(folder, {"evaluate", "perimeters.geojson", "perimeters.geojson", "grid.csv"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err,
            "carreau evaluate: perimeters.geojson: expected polygons, found none (is it the file, "
            "and the layer, that is meant?)\n");
}

}  // namespace
}  // namespace carreau::testing
