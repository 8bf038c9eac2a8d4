// SPDX-License-Identifier: Apache-2.0
/// The same bytes for any number of threads, order of rows and repetition.
#include "support/carreau_program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace carreau::testing {
namespace {

std::string output_of(const World& world, const std::vector<std::string>& more,
                      const std::string& name = "out.gpkg") {
  const TempFolder folder;
  World own = world;
  own.arguments.output = name;
  own.arguments.more = more;
  own.arguments.more.emplace_back("--quiet");
  const ProgramResult result = delineate(folder, own);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.err, "") << "--quiet speaks";
  return folder.read(name);
}

/// Compared as a whole: gtest would print megabytes.
bool same(const std::string& a, const std::string& b) { return a == b; }

class Determinism : public ::testing::TestWithParam<const char*> {};

TEST_P(Determinism, TwoRuns) {
  const World world;
  EXPECT_TRUE(same(output_of(world, {}, GetParam()), output_of(world, {}, GetParam())));
}

TEST_P(Determinism, Threads) {
  const World world;
  const std::string one = output_of(world, {"--threads", "1"}, GetParam());
  EXPECT_TRUE(same(one, output_of(world, {"--threads", "2"}, GetParam())));
  EXPECT_TRUE(same(one, output_of(world, {"--threads", "7"}, GetParam())));
}

TEST_P(Determinism, ShuffledRowsOfEveryTable) {
  World world;
  const std::string drawn = output_of(world, {}, GetParam());
  std::mt19937 random(4);
  std::shuffle(world.rows.begin(), world.rows.end(), random);
  EXPECT_TRUE(same(output_of(world, {}, GetParam()), drawn));
}

INSTANTIATE_TEST_SUITE_P(Formats, Determinism,
                         ::testing::Values("out.gpkg", "out.geojson", "out.fgb"),
                         [](const auto& tested) { return std::string(tested.param).substr(4); });

/// Every file of the bundle of a lab over the world and its perimeters.
std::map<std::string, std::string> bundle_of(const World& world, const std::string& threads) {
  const TempFolder folder;
  world.write(folder);
  Words words = world.arguments.words();
  EXPECT_EQ(carreau(folder, words).exit_code, 0);
  words.front() = "serve";
  std::erase(words, "-o");
  std::erase(words, world.arguments.output);
  words.insert(words.end(),
               {"--zones", "out.gpkg", "--bundle", "lab", "--threads", threads, "--quiet"});
  const ProgramResult result = carreau(folder, words);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  std::map<std::string, std::string> files;
  for (auto& [name, content] : folder.content()) {
    if (name.starts_with("lab/")) files[name] = std::move(content);
  }
  EXPECT_GT(files.size(), 20U);
  return files;
}

/// The weights between the perimeters and the near misses of the town, and the cells of the world.
std::string weights_of(const World& world) {
  const TempFolder folder;
  world.write(folder);
  for (const char* const name : {"quartiers.gpkg", "quartiers-2015.gpkg"}) {
    (void)folder.write(name, read_file(std::string(CARREAU_SOURCE_DIR "/data/sample/") + name));
  }
  const ProgramResult result =
      carreau(folder, {"crosswalk", "quartiers.gpkg", "quartiers-2015.gpkg", "grid.csv",
                       "--weights", "weights.json", "--quiet"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return folder.read("weights.json");
}

TEST(Determinism, ABundleAndWeightsForShuffledRowsAndAnyThreads) {
  World world;
  const auto bundle = bundle_of(world, "1");
  const std::string weights = weights_of(world);
  std::mt19937 random(5);
  std::shuffle(world.rows.begin(), world.rows.end(), random);
  EXPECT_TRUE(bundle_of(world, "3") == bundle);
  EXPECT_EQ(weights_of(world), weights);
}

TEST(Sample, TheSameSeedGivesTheSameBytes) {
  const TempFolder folder;
  for (const char* name : {"a", "b", "c"}) {
    const std::string seed = name[0] == 'c' ? "8" : "7";
    const ProgramResult result =
        carreau(folder, {"sample", name, "--people", "8000", "--seed", seed, "--quiet"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  bool differs = false;
  for (const char* file :
       {"carreaux_200m_met.csv", "uu2020_composition.csv", "communes.csv", "incomes.csv",
        "quartiers.gpkg", "quartiers-2015.gpkg", "actions.xlsx"}) {
    const std::string name = std::string("/") + file;
    EXPECT_TRUE(same(folder.read("a" + name), folder.read("b" + name))) << file;
    differs = differs || folder.read("a" + name) != folder.read("c" + name);
  }
  EXPECT_TRUE(differs) << "another seed, another country";
}

TEST(Sample, IsNotOverwrittenUnasked) {
  const TempFolder folder;
  ASSERT_EQ(carreau(folder, {"sample", "a", "--people", "8000", "--quiet"}).exit_code, 0);
  const auto before = folder.content();
  const ProgramResult result = carreau(folder, {"sample", "a", "--people", "9000", "--quiet"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_TRUE(folder.content() == before);
}

}  // namespace
}  // namespace carreau::testing
