// SPDX-License-Identifier: Apache-2.0
/// The folder of scenarios: what is no scenario, and two who save one name at once.
#include "lab/scenario_folder.hpp"

#include "lab/request_error.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

namespace carreau::lab {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TempFolder;

int status_of(const ScenarioFolder& folder, const std::string& name) {
  try {
    (void)folder.read(name);
    return 200;
  } catch (const RequestError& error) {
    return error.status();
  }
}

TEST(ScenarioFolders, APipeIsNoScenario) {
  const TempFolder folder;
  (void)folder.write("a.toml", "format = 1\n");
  ASSERT_EQ(::mkfifo((folder / "pipe.toml").c_str(), 0600), 0);
  std::filesystem::create_directory(folder / "folder.toml");
  const ScenarioFolder scenarios(folder.path());
  EXPECT_THAT(scenarios.names(), ElementsAre("a.toml"));
  EXPECT_EQ(scenarios.read("a.toml"), "format = 1\n");
  // Whoever opens a pipe waits until somebody writes.
  for (const char* const name : {"pipe.toml", "folder.toml", "none.toml"}) {
    EXPECT_EQ(status_of(scenarios, name), 404) << name;
  }
}

TEST(ScenarioFolders, AFolderThatWasTakenAwayHasNone) {
  const TempFolder folder;
  const std::string path = folder / "scenarios";
  std::filesystem::create_directory(path);
  const ScenarioFolder scenarios(path);
  std::filesystem::remove(path);
  EXPECT_THAT(scenarios.names(), IsEmpty());
}

TEST(ScenarioFolders, OfManyWhoSaveOneNameOneHasIt) {
  const TempFolder folder;
  const ScenarioFolder scenarios(folder.path());
  std::atomic<int> saved = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> people;
  for (int k = 0; k < 8; ++k) {
    people.emplace_back([&] {
      try {
        scenarios.write("same.toml", {}, false);
        ++saved;
      } catch (const RequestError& error) {
        if (error.status() == 409) ++refused;
      }
    });
  }
  for (std::thread& one : people) one.join();
  EXPECT_EQ(saved, 1);
  EXPECT_EQ(refused, 7);
  EXPECT_THAT(scenarios.names(), ElementsAre("same.toml"));
}

}  // namespace
}  // namespace carreau::lab
