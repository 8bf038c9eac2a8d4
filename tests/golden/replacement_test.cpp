// SPDX-License-Identifier: Apache-2.0
/// What a result may replace: nothing that another run wrote meanwhile, no input of its own, and
/// all of the result that it takes the place of.
#include "support/carreau_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <thread>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

class Replacement : public ::testing::Test {
 protected:
  void SetUp() override { world_.write(folder_); }

  ProgramResult run(const std::string& output, const Words& more = {}) {
    World world = world_;
    world.arguments.output = output;
    world.arguments.more = {"--quiet"};
    world.arguments.more.insert(world.arguments.more.end(), more.begin(), more.end());
    return carreau(folder_, world.arguments.words());
  }
  void expect_input(const std::string& output, const Words& more = {}) {
    const auto before = folder_.content();
    Words words = more;
    words.emplace_back("--overwrite");
    const ProgramResult result = run(output, words);
    EXPECT_EQ(result.exit_code, 2) << output << ": " << result.err;
    EXPECT_THAT(result.err, HasSubstr("is also an input: choose another name")) << output;
    EXPECT_TRUE(folder_.content() == before) << output;
  }
  TempFolder folder_;
  World world_;
};

TEST_F(Replacement, OfRunsAtOnceOneWins) {
  ASSERT_EQ(run("alone.geojson").exit_code, 0);
  std::array<ProgramResult, 3> results;
  std::vector<std::thread> threads;
  for (ProgramResult& result : results) {
    threads.emplace_back([&] { result = run("out.geojson"); });
  }
  for (std::thread& thread : threads) thread.join();
  int winners = 0;
  for (const ProgramResult& result : results) {
    if (result.exit_code == 0) ++winners;
    else EXPECT_THAT(result.err, HasSubstr("exists already (choose another name")) << result.err;
  }
  EXPECT_EQ(winners, 1);
  EXPECT_TRUE(folder_.read("out.geojson") == folder_.read("alone.geojson"));
  // Of each result the same files, and nothing else.
  std::map<std::string, int> files;
  for (const auto& [name, text] : folder_.content()) {
    if (name.find(".geojson") != std::string::npos) ++files[name.substr(0, name.find('.'))];
    EXPECT_FALSE(name.starts_with(".carreau")) << name;
  }
  EXPECT_EQ(files.size(), 2U);
  EXPECT_EQ(files["out"], files["alone"]);
}

TEST_F(Replacement, NoInputUnderWhateverName) {
  std::filesystem::create_symlink("units.csv", folder_ / "link.gpkg");
  std::filesystem::create_hard_link(folder_ / "communes.csv", folder_ / "hard.gpkg");
  for (const char* const output :
       {"grid.csv", "./units.csv", "incomes.csv", "link.gpkg", "hard.gpkg"}) {
    expect_input(output, {"--format", "gpkg"});
  }
}

TEST_F(Replacement, NoInputByAFileBesideTheResult) {
  ASSERT_EQ(run("listed.geojson").exit_code, 0);
  for (const char* const name : {"out.near_misses.geojson", "out.cells.geojson"}) {
    std::filesystem::copy_file(folder_ / "listed.geojson", folder_ / name);
    (void)folder_.write("out.geojson", "an earlier result");
    expect_input("out.geojson", {"--listed", name});
    std::filesystem::remove(folder_ / name);
  }
  // Of a result that replaces nothing, the file beside it is no leftover.
  std::filesystem::remove(folder_ / "out.geojson");
  std::filesystem::copy_file(folder_ / "listed.geojson", folder_ / "out.cells.geojson");
  EXPECT_EQ(run("out.geojson", {"--overwrite"}).exit_code, 0);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "out.cells.geojson"));
}

TEST_F(Replacement, NoScenarioThatItWasGiven) {
  ASSERT_EQ(run("out.gpkg", {"--save-scenario", "s.toml"}).exit_code, 0);
  const auto before = folder_.content();
  for (const Words& outputs : {Words{"-o", "s.toml", "--format", "gpkg"},
                               Words{"-o", "new.gpkg", "--save-scenario", "s.toml"}}) {
    Words words{"delineate", "--scenario", "s.toml", "--overwrite", "--quiet"};
    words.insert(words.end(), outputs.begin(), outputs.end());
    const ProgramResult result = carreau(folder_, words);
    EXPECT_EQ(result.exit_code, 2) << result.err;
    EXPECT_THAT(result.err, HasSubstr("s.toml is also an input"));
    EXPECT_TRUE(folder_.content() == before);
  }
}

TEST_F(Replacement, TwoOutputsOfOneNameAreRefused) {
  const auto before = folder_.content();
  const ProgramResult result =
      run("out.toml", {"--format", "gpkg", "--save-scenario", "./out.toml"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("two outputs would go to ./out.toml: give each a name"));
  EXPECT_TRUE(folder_.content() == before);
}

TEST_F(Replacement, NothingOfTheOldResultStays) {
  ASSERT_EQ(run("out.geojson", {"--cells", "all"}).exit_code, 0);
  ASSERT_TRUE(std::filesystem::exists(folder_ / "out.cells.geojson"));
  ASSERT_EQ(run("out.geojson", {"--cells", "none", "--overwrite"}).exit_code, 0);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out.cells.geojson"));
}

}  // namespace
}  // namespace carreau::testing
