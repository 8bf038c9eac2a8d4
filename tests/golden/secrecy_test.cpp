// SPDX-License-Identifier: Apache-2.0
/// With exact counts of incomes, a figure of too few households is in no output of any verb, and
/// cannot be worked out from the figures beside it.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"
#include "support/served_lab.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <regex>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A cell in the perimeter, at its lower end, all of whose people have an income of 7,232 €, give
/// or take a euro: a figure that nothing else has.
const std::string kSecret = "CRS3035RES200mN2346400E3843000";

/// The secret in a text, with any separator of thousands.
bool is_written_in(const std::string& text) {
  static const std::regex kIncome(R"((^|[^0-9.])7(.|,|\xC2\xA0|\xE2\x80\xAF)?23[123]([^0-9]|$))");
  return std::regex_search(text, kIncome);
}

/// The secret as a number of eight bytes, as databases store it.
bool is_stored_in(const std::string& bytes) {
  std::uint64_t bits = 0;
  for (std::size_t k = 0; k < bytes.size(); ++k) {
    bits = bits << 8U | static_cast<unsigned char>(bytes[k]);
    const auto number = std::bit_cast<double>(bits);
    if (k >= 7 && number >= 7231.0 && number <= 7233.0) return true;
  }
  return false;
}

class Secrecy : public ::testing::Test {
 protected:
  /// The cell with so many people and households; the others hold what they hold in the world.
  void write(const std::string& people, const std::string& households) {
    World world;
    std::string counts = "cell,-7231,7231-7233,7233-20000,20000-\n";
    for (auto& row : world.rows) {
      if (row[0] == kSecret) {
        row[3] = people;
        row[4] = households;
        row[5] = "2";
        row[6] = std::to_string(7232 * std::stoi(people));
        counts += row[0] + ",0," + people + ",0,0\n";
      } else {
        counts += row[0] + (row[3] == "100" ? ",60,0,40,0\n" : ",0,0,0,50\n");
      }
    }
    world.write(folder_);
    (void)folder_.write("counts.csv", counts);
    (void)folder_.write("places.csv", "x,y\n3843100,2346500\n3842500,2346700\n");
    (void)folder_.write(
        "zones.geojson",
        geojson({{R"("code":"S","name":"Small")", box(3843000, 2346400, 3843200, 2346600)},
                 {R"("code":"W","name":"West")", box(3842400, 2346600, 3843400, 2347000)}},
                3035));
    inputs_ = folder_.content();
  }
  /// A stricter rule than INSEE's for the runs that follow.
  void withhold_fewer_than(const std::string& households) {
    more_ = {"--fewest-households", households};
  }
  [[nodiscard]] Words run_words(const std::string& verb, Words files = {}) const {
    Words words{verb};
    words.insert(words.end(), files.begin(), files.end());
    const Words more{"grid.csv",       "--urban-units",   "units.csv",   "--communes",
                     "communes.csv",   "--urban-incomes", "incomes.csv", "--rule",
                     "metropole-2023", "--brackets",      "counts.csv",  "--brackets-of",
                     "disposable"};
    words.insert(words.end(), more.begin(), more.end());
    words.insert(words.end(), more_.begin(), more_.end());
    return words;
  }
  void run(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = carreau(folder_, words);
    ASSERT_EQ(result.exit_code, 0) << words.front() << ": " << result.err;
    said_[words.front() + " " + words.back()] = result.out + result.err;
  }

  /// Whatever tells the secret: names of files, and verbs for what they print.
  [[nodiscard]] Words tell_tales() const {
    Words found;
    for (const auto& [name, content] : folder_.content()) {
      if (inputs_.contains(name)) continue;
      bool is_in = is_written_in(content);
      if (name.ends_with(".gpkg")) {
        is_in = is_stored_in(content);
        for (const std::string& layer : layer_names(folder_ / name)) {
          for (const auto& row : layer_rows(folder_ / name, layer)) {
            for (const auto& [column, value] : row) is_in = is_in || is_written_in(value);
          }
        }
      }
      if (is_in) found.push_back(name);
    }
    for (const auto& [verb, text] : said_) {
      if (is_written_in(text)) found.push_back(verb);
    }
    return found;
  }

  void run_every_verb() {
    const Words delineate = run_words("delineate");
    run(delineate, {"--cells", "all", "-o", "out.gpkg"});
    run(delineate, {"--cells", "all", "-o", "out.geojson"});
    run(delineate, {"-o", "again.gpkg", "--json"});
    run({"explain", "out.gpkg", kSecret}, {});
    run({"explain", "out.gpkg", "30901-01"}, {});
    run({"explain", "out.gpkg", "S", "--zones", "zones.geojson"}, {});
    const Words check = run_words("check", {"zones.geojson"});
    run(check, {"-o", "check.csv"});
    run(check, {"--json"});
    run(run_words("compare", {"zones.geojson", "zones.geojson"}), {"-o", "compare.csv"});
    run(run_words("portrait", {"zones.geojson"}), {"-o", "portrait.csv", "--pages", "pages"});
    run(run_words("crosswalk", {"zones.geojson", "zones.geojson"}),
        {"--median", "Q2", "-o", "crosswalk.csv"});
    run(run_words("revise", {"zones.geojson"}), {"--cells", "all", "-o", "revised.gpkg"});
    run({"sweep", "out.gpkg"}, {"--vary", "poverty_ratio=0.5:0.7:3", "-o", "sweep.gpkg"});
    // Neither asks for incomes: they are given results that hold some.
    run({"evaluate", "out.gpkg", "zones.geojson", "grid.csv"}, {"-o", "evaluation.gpkg"});
    run({"evaluate", "revised.gpkg", "zones.geojson", "grid.csv"}, {"-o", "evaluation.csv"});
    run({"assign", "places.csv", "out.gpkg", "zones.geojson", "--crs", "EPSG:3035"},
        {"-o", "assigned.gpkg"});
  }
  void expect_silence_of_the_lab() {
    const Words words = run_words("serve");
    const ServedLab lab(CARREAU_BINARY, folder_, [&] {
      Words more(words.begin() + 1, words.end());
      more.insert(more.end(), {"--zones", "zones.geojson"});
      return more;
    }());
    const std::string id = lab.get("/api/lab.json").at("key");
    auto client = lab.client();
    for (const std::string& path :
         {"/api/runs/" + id + "/zones.json", "/api/runs/" + id + "/explain.json?cell=" + kSecret,
          "/api/runs/" + id + "/export/geojson"}) {
      const auto answer = client.Get(path);
      ASSERT_TRUE(answer && answer->status == 200) << path;
      EXPECT_FALSE(is_written_in(answer->body)) << path;
    }
  }
  TempFolder folder_;
  std::map<std::string, std::string> inputs_;
  std::map<std::string, std::string> said_;
  Words more_;
};

TEST_F(Secrecy, NoVerbTellsIncomesOfThreeHouseholds) {
  write("8", "3");
  run_every_verb();
  EXPECT_THAT(tell_tales(), ::testing::IsEmpty());
  EXPECT_THAT(said_.at("explain " + kSecret), HasSubstr("statistical secrecy"));
  EXPECT_THAT(said_.at("explain zones.geojson"),
              HasSubstr("Income: withheld, fewer than 11 households live there, and incomes come "
                        "from exact counts (statistical secrecy)."));
  EXPECT_THAT(said_.at("check check.csv"), HasSubstr("fewer than 11 households"));
}

TEST_F(Secrecy, EveryVerbTellsThemOfThirty) {
  write("80", "30");
  run_every_verb();
  const Words found = tell_tales();
  for (const char* const name :
       {"out.gpkg", "check.csv", "portrait.csv", "crosswalk.csv", "revised.gpkg"}) {
    EXPECT_THAT(found, ::testing::Contains(name));
  }
  EXPECT_THAT(found, ::testing::Contains("explain " + kSecret));
}

TEST_F(Secrecy, NoVerbTellsThemOfThirtyUnderAStricterRule) {
  write("80", "30");
  withhold_fewer_than("50");
  run_every_verb();
  EXPECT_THAT(tell_tales(), ::testing::IsEmpty());
  EXPECT_THAT(said_.at("explain zones.geojson"),
              HasSubstr("Income: withheld, fewer than 50 households live there"));
  EXPECT_THAT(said_.at("explain " + kSecret), HasSubstr("it concerns fewer than 50 households"));
  EXPECT_THAT(said_.at("check check.csv"),
              HasSubstr("of fewer than 50 households: their criteria"));
  EXPECT_THAT(said_.at("delineate out.gpkg"),
              HasSubstr("secrecy begins below 50 households, as was asked, instead of INSEE's 11"));
  EXPECT_THAT(folder_.read("portrait.csv"), HasSubstr("few_households"));
  EXPECT_THAT(folder_.read("pages/S.html"), HasSubstr("withheld, fewer than 50 households"));
}

TEST_F(Secrecy, AStricterRuleIsPartOfTheScenario) {
  write("80", "30");
  withhold_fewer_than("50");
  run(run_words("delineate"), {"--cells", "all", "--save-scenario", "s.toml", "-o", "out.gpkg"});
  EXPECT_THAT(folder_.read("s.toml"), HasSubstr("\nfewest_households = 50\n"));
  run({"delineate", "--scenario", "out.gpkg"}, {"-o", "again.gpkg"});
  EXPECT_EQ(folder_.read("out.gpkg"), folder_.read("again.gpkg"));
  run({"check", "zones.geojson", "--scenario", "s.toml"}, {"-o", "check.csv"});
  EXPECT_THAT(tell_tales(), ::testing::IsEmpty());
  // An option changes the scenario, as others do.
  run({"check", "zones.geojson", "--scenario", "s.toml", "--fewest-households", "11"},
      {"-o", "told.csv"});
  EXPECT_THAT(tell_tales(), ::testing::Contains("told.csv"));
}

TEST_F(Secrecy, ALaxerRuleIsRefusedWithTheReason) {
  write("80", "30");
  for (const Words& words : {run_words("delineate"), run_words("portrait", {"zones.geojson"}),
                             Words{"crosswalk", "zones.geojson", "zones.geojson", "grid.csv"},
                             Words{"actions", "a.csv", "--zones", "zones.geojson"}}) {
    Words more = words;
    more.insert(more.end(), {"--fewest-households", "10"});
    const ProgramResult refused = carreau(folder_, more);
    EXPECT_EQ(refused.exit_code, 2) << words.front();
    EXPECT_THAT(refused.err,
                HasSubstr("--fewest-households: expected a whole number from 11 to 1000000, found "
                          "10: statistical secrecy (law no. 51-711, article 6) withholds"))
        << words.front();
  }
}

TEST_F(Secrecy, CrosswalksWithholdTargetsOfAStricterRule) {
  write("80", "30");
  (void)folder_.write("table.csv", "code,n\nS,7232\nW,100\n");
  (void)folder_.write(
      "halves.geojson",
      geojson({{R"("code":"A","name":"A")", box(3843000, 2346400, 3843100, 2346600)},
               {R"("code":"B","name":"B")", box(3843100, 2346400, 3843200, 2346600)}},
              3035));
  const Words words{"crosswalk", "zones.geojson", "halves.geojson", "grid.csv",
                    "--table",   "table.csv",     "--count",        "n"};
  run(words, {"-o", "shown.csv"});
  EXPECT_THAT(folder_.read("shown.csv"), Not(HasSubstr("withheld")));
  Words stricter = words;
  stricter.insert(stricter.end(), {"--fewest-households", "50"});
  run(stricter, {"-o", "moved.csv"});
  EXPECT_THAT(folder_.read("moved.csv"), HasSubstr("withheld"));
  EXPECT_THAT(folder_.read("moved.csv"), Not(HasSubstr("3616")));
}

TEST_F(Secrecy, ASecondCellIsWithheldFromThePerimeter) {
  write("8", "3");
  run(run_words("delineate"), {"--cells", "all", "--set", "smoothing=0", "-o", "out.gpkg"});
  int withheld = 0;
  for (const auto& cell : layer_rows(folder_ / "out.gpkg", "cells")) {
    const bool is_empty = cell.at("share_below").empty();
    EXPECT_EQ(is_empty, cell.at("median_disposable").empty());
    EXPECT_EQ(is_empty, cell.at("share_tested").empty());
    if (is_empty && cell.at("zone_id") == "30901-01") ++withheld;
  }
  EXPECT_EQ(withheld, 2) << "else the total of the zone gives the one away";
  EXPECT_NE(layer_rows(folder_ / "out.gpkg", "perimeters").at(0).at("people_low_income"), "");
}

TEST_F(Secrecy, TheLabTellsThemNeither) {
  write("8", "3");
  expect_silence_of_the_lab();
}

TEST_F(Secrecy, NorDoesTheLabUnderAStricterRule) {
  write("80", "30");
  withhold_fewer_than("50");
  expect_silence_of_the_lab();
}

}  // namespace
}  // namespace carreau::testing
