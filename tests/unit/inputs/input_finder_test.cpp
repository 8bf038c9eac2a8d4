// SPDX-License-Identifier: Apache-2.0
/// Inputs of a scenario are located by name and identified by content.
#include "inputs/input_finder.hpp"

#include "base/error.hpp"
#include "inputs/digest.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;

class InputFinder : public ::testing::Test {
 protected:
  InputRecord communes(const std::string& path, const std::string& digest = {}) const {
    return {InputRole::communes, {path}, {digest, {}}};
  }
  std::string found(InputRecord input, std::vector<std::string> folders = {}) const {
    find_input(input, {folder_ / "scenarios/s.toml", std::move(folders), {}});
    return input.paths.front();
  }
  TempFolder folder_;
};

TEST_F(InputFinder, TakesThePathThatTheScenarioGives) {
  const std::string path = folder_.write("data/communes.csv", "a");
  (void)folder_.write("scenarios/communes.csv", "b");
  EXPECT_EQ(found(communes(path)), path);
}

TEST_F(InputFinder, LooksBesideTheScenarioByName) {
  const std::string path = folder_.write("scenarios/communes.csv", "b");
  EXPECT_EQ(found(communes("/no/longer/communes.csv")), path);
}

TEST_F(InputFinder, LooksFirstBelowTheFoldersNamed) {
  (void)folder_.write("scenarios/communes.csv", "b");
  const std::string path = folder_.write("data/2019/communes.csv", "a");
  EXPECT_EQ(found(communes("communes.csv"), {folder_ / "data"}), path);
}

TEST_F(InputFinder, ContentTellsNamesakesApart) {
  (void)folder_.write("data/2017/communes.csv", "old");
  const std::string path = folder_.write("data/2019/communes.csv", "new");
  EXPECT_EQ(found(communes("communes.csv", file_digest(path)), {folder_ / "data"}), path);
}

TEST_F(InputFinder, OtherContentIsRefusedOrAccepted) {
  const std::string path = folder_.write("scenarios/communes.csv", "b");
  InputRecord input = communes("communes.csv", std::string(64, 'a'));
  InputSearch search{folder_ / "scenarios/s.toml", {}, ChangedContent::refuse};
  EXPECT_THROW(find_input(input, search), DataError);
  search.changed = ChangedContent::accept;
  input = communes("communes.csv", std::string(64, 'a'));
  find_input(input, search);
  EXPECT_EQ(input.content, (Fingerprint{file_digest(path), std::string(64, 'a')}));
}

TEST_F(InputFinder, AMemberOfAnArchiveIsFoundWithIt) {
  const std::string archive = folder_.write("scenarios/grids.zip", "PK");
  InputRecord grid{InputRole::grid, {"gone/grids.zip/a.csv"}, {}};
  find_input(grid, {folder_ / "scenarios/s.toml", {}, {}});
  EXPECT_EQ(grid.paths.front(), archive + "/a.csv");
}

TEST_F(InputFinder, WhatIsNowhereIsTold) {
  try {
    (void)found(communes("gone/communes.csv"));
    FAIL() << "no IoError";
  } catch (const IoError& error) {
    EXPECT_STREQ(error.what(),
                 "gone/communes.csv: no such file, which the scenario s.toml names (name the "
                 "folder that holds it with --inputs DIR)");
  }
  EXPECT_THROW((void)found(communes("communes.csv"), {folder_ / "none"}), IoError);
}

TEST_F(InputFinder, AFolderThatIsNoneIsNamed) {
  testing::expect_faults(
      {{"nowhere", folder_ / "nowhere", {"no_such_folder", "name_folder"}}},
      [&](const std::string& name) { (void)found(communes("communes.csv"), {folder_ / name}); });
}

}  // namespace
}  // namespace carreau::inputs
