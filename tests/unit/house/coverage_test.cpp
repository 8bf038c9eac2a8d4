// SPDX-License-Identifier: Apache-2.0
/// Nothing is left out: every source is built, every test is run, and the sources of some folders
/// have a test each; then each rule before what breaks it.
#include "coverage_rules.hpp"
#include "source_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// The sources as they are.

TEST(HouseCoverage, EverySourceIsListed) {
  EXPECT_THAT(check_listed(sources(), layer_lists()), IsEmpty());
}

TEST(HouseCoverage, EveryTestIsListed) {
  const std::string list = read(fs::path(CARREAU_SOURCE_DIR) / "tests/CMakeLists.txt");
  for (const SourceFile& file : files_in("tests", {"_test.cpp", "_fuzz.cpp"})) {
    std::string name = fs::path(file.path).lexically_relative("tests").replace_extension();
    for (const std::string_view folder : {"unit/", "fuzz/"}) {
      if (name.starts_with(folder)) name.erase(0, folder.size());
    }
    EXPECT_THAT(list, HasSubstr(name)) << file.path << " is not in tests/CMakeLists.txt";
  }
}

/// The folders of engine/ in which each source has a test.
const std::set<std::string> kTestedFolders = {
    "inputs",  "inputs/programme", "report",        "report/programme",
    "results", "results/portrait", "results/sweep",
};

TEST(HouseCoverage, EverySourceOfTheTestedFoldersHasATest) {
  std::set<std::string> tests;
  for (const SourceFile& test : files_in("tests/unit", {"_test.cpp"})) tests.insert(test.path);
  EXPECT_THAT(check_mirror(sources(), kTestedFolders, tests), IsEmpty());
}

// The rules themselves, shown what breaks them.

TEST(HouseCoverageRules, Unlisted) {
  const std::map<std::string, std::string> lists{{"engine/grid", "SOURCES\n  big_lattice.cpp)\n"}};
  EXPECT_THAT(check_listed({{"engine/grid/big_lattice.cpp", ""}}, lists), IsEmpty());
  EXPECT_EQ(check_listed({{"engine/grid/lattice.cpp", ""}}, lists).size(), 1U);
  EXPECT_EQ(check_listed({{"engine/files/big_lattice.cpp", ""}}, lists).size(), 1U);
}

TEST(HouseCoverageRules, SourceWithoutATest) {
  const std::vector<SourceFile> sources{{"engine/inputs/a.cpp", ""},
                                        {"engine/inputs/b.hpp", ""},
                                        {"engine/inputs/programme/c.cpp", ""}};
  const std::string breach = "engine/inputs/a.cpp: no tests/unit/inputs/a_test.cpp";
  EXPECT_THAT(check_mirror(sources, {"inputs"}, {}), ElementsAre(breach));
  EXPECT_THAT(check_mirror(sources, {"inputs"}, {"tests/unit/inputs/a_test.cpp"}), IsEmpty());
  EXPECT_THAT(check_mirror(sources, {"inputs", "inputs/programme"}, {}),
              ElementsAre(breach, HasSubstr("no tests/unit/inputs/programme/c_test.cpp")));
}

}  // namespace
}  // namespace carreau::house
