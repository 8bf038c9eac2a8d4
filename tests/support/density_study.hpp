// SPDX-License-Identifier: Apache-2.0
/// Eurostat's grid in small, with the mapping and the rules of the examples: a rule that selects by
/// density, on people alone.
#pragma once

#include "support/carreau_program.hpp"
#include "support/drawing.hpp"
#include "support/gdal_files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {

using Rows = std::vector<std::map<std::string, std::string>>;

inline const std::string kExamples = CARREAU_SOURCE_DIR "/examples/europe/";

/// H has 2,000 people on its km², m 400, l 20, 0 nobody; nothing is known elsewhere.
inline const Drawing kDensityMap = {"lllllllHlll",  //
                                    "lHHHlllHlll",  //
                                    "lHmHlll.lmm",  //
                                    "lHHHllllll0",  //
                                    "lllllHlllll",  //
                                    "llllllHllll"};

inline std::string cell_at(int line, int column) {
  return fmt::format("CRS3035RES1000mN{}E{}", 2'689'000 + (5 - line) * 1'000,
                     4'337'000 + column * 1'000);
}

inline std::string census() {
  const std::map<char, int> people = {{'H', 2'000}, {'m', 400}, {'l', 20}, {'0', 0}};
  std::string text = "GRD_ID,T\n";
  for (int line = 0; line < 6; ++line) {
    const std::string& row = kDensityMap.at(static_cast<std::size_t>(line));
    for (int column = 0; column < 11; ++column) {
      const auto known = people.find(row[static_cast<std::size_t>(column)]);
      if (known == people.end()) continue;
      text += fmt::format("{},{}\n", cell_at(line, column), known->second);
    }
  }
  return text;
}

inline std::string example(const std::string& name) {
  std::ifstream file(kExamples + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class Density : public ::testing::Test {
 protected:
  void SetUp() override {
    (void)folder_.write("census.csv", census());
    for (const char* const name : {"columns.toml", "dense-clusters.toml", "urban-centres.toml"}) {
      (void)folder_.write(name, example(name));
    }
  }
  ProgramResult run(const std::string& verb, const Words& more,
                    const std::string& rule = "dense-clusters.toml") {
    Words words{verb};
    if (verb == "check" || verb == "revise" || verb == "portrait")
      words.emplace_back("zones.geojson");
    if (verb == "compare") words.insert(words.end(), {"zones.geojson", "zones.geojson"});
    words.insert(words.end(), {"census.csv", "--columns", "columns.toml", "--rule", rule});
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  void delineate_all(const Words& more = {}, const std::string& rule = "dense-clusters.toml") {
    Words words{"-o", "out.gpkg", "--cells", "all", "--overwrite"};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = run("delineate", words, rule);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    summary_ = result.err;
  }
  Rows rows(const std::string& layer) { return layer_rows(folder_ / "out.gpkg", layer); }
  std::string explain(const std::string& id, const std::string& language = "en") {
    return carreau(folder_, {"explain", "out.gpkg", id, "--lang", language}).out;
  }
  /// Refused with this exit code and message, in both languages, and nothing left behind.
  void expect_refused(const std::string& verb, const Words& more, int exit_code,
                      const std::string& english, const std::string& french,
                      const std::string& rule = "dense-clusters.toml") {
    const auto before = folder_.content();
    for (const auto& [language, message] : {std::pair{"en", english}, std::pair{"fr", french}}) {
      Words words = more;
      words.insert(words.end(), {"--lang", language});
      const ProgramResult result = run(verb, words, rule);
      EXPECT_EQ(result.exit_code, exit_code) << result.err;
      EXPECT_EQ(result.out, "");
      EXPECT_THAT(result.err, ::testing::HasSubstr(message));
    }
    EXPECT_EQ(folder_.content(), before);
  }
  TempFolder folder_;
  std::string summary_;
};

}  // namespace carreau::testing
