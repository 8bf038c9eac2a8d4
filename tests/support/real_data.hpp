// SPDX-License-Identifier: Apache-2.0
/// Real open data, where it is available. Tests that need it are skipped elsewhere, with a message.
#pragma once

#include "support/carreau_program.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace carreau::testing {

inline std::string real_file(const std::string& name) {
  return std::string(CARREAU_SHARED_DIR) + "/data/" + name;
}

/// A delineation of real data into a folder that all tests of a suite share.
class RealRun : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(real_file(""))) {
      GTEST_SKIP() << "no real data: CARREAU_SHARED_DIR is " << CARREAU_SHARED_DIR;
    }
  }
  ProgramResult run(const std::vector<std::string>& words) const { return carreau(folder_, words); }
  /// Runs `words` with --json and parses the output; a failure shows what the program printed.
  nlohmann::json json(std::vector<std::string> words) const {
    words.emplace_back("--json");
    const ProgramResult result = run(words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(result.out);
  }
  static int count_of(const nlohmann::json& summary, const std::string& finding) {
    int count = 0;
    for (const auto& f : summary.at("findings")) {
      if (f.at("code") == finding) count += f.at("count").get<int>();
    }
    return count;
  }

  TempFolder folder_;
};

}  // namespace carreau::testing
