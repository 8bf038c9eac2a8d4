// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` on the bundled town, for several test programs. Only for targets that define
/// CARREAU_BINARY.
#pragma once

#include "support/carreau_program.hpp"
#include "support/served_lab.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace carreau::testing {

inline const std::string kSample = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";

/// The arguments of `delineate` and `serve` for the bundled town.
inline const Words kTown = {kSample + "carreaux_200m_met.csv",
                            "--urban-units",
                            kSample + "uu2020_composition.csv",
                            "--communes",
                            kSample + "communes.csv",
                            "--rule",
                            "metropole-2023"};

inline Words town(const Words& more) {
  Words words = kTown;
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// One lab for all tests of a program, none of which leaves a trace in it.
class TownLab : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder;
    std::filesystem::create_directory(*folder_ / "scenarios");
    lab_ = new ServedLab(CARREAU_BINARY, *folder_,
                         town({"--zones", kSample + "quartiers.gpkg", "--actions",
                               kSample + "actions.xlsx", "--folder", "scenarios"}));
  }
  static void TearDownTestSuite() {
    EXPECT_EQ(lab_->stop(), 0);
    delete lab_;
    delete folder_;
  }

  static nlohmann::json summary(const Words& more) {
    Words words = town({"-o", "out.gpkg", "--overwrite", "--json"});
    words.insert(words.begin(), "delineate");
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = carreau(*folder_, words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(result.out);
  }
  static std::string baseline() { return lab().get("/api/lab.json")["baseline"]["id"]; }
  static nlohmann::json state(const std::string& name, const std::string& value) {
    return {{"settings", {{name, value}}}};
  }
  static const ServedLab& lab() { return *lab_; }
  static const TempFolder& folder() { return *folder_; }

 private:
  inline static TempFolder* folder_ = nullptr;
  inline static ServedLab* lab_ = nullptr;
};

}  // namespace carreau::testing
