// SPDX-License-Identifier: Apache-2.0
/// `carreau crosswalk`: made-up IRIS moved to sectors, counted by hand; and inputs that are none.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// The world is 8 columns by 5 rows of cells from (3842400, 2346200). Four made-up IRIS are strips
/// of two columns; of the sectors one holds two IRIS, one cuts the third between its columns, and
/// one lies where nobody lives.
class CrosswalkVerb : public ::testing::Test {
 protected:
  void SetUp() override {
    World().write(folder_);
    (void)folder_.write("iris.geojson",
                        geojson({strip("010010101", 0, 2), strip("010010102", 2, 4),
                                 strip("010010103", 4, 6), strip("010010104", 6, 8)},
                                3035));
    (void)folder_.write("sectors.geojson",
                        geojson({strip("West", 0, 4),
                                 strip("East", 4, 5),
                                 {R"("code":"Empty")", box(3900000, 2346200, 3900200, 2346400)}},
                                3035));
    (void)folder_.write("table.csv",
                        "IRIS;LIBIRIS;NBMEN;NBPAUV;TP60\n"
                        "10010101;a;1\u202F00,5;12,3;10,0\n"
                        "=\"010010102\";b;200;25;20,5\n"
                        "010010103;c;101;s;30,1\n"
                        "010010104;d;7;1;ns\n"
                        "999;elsewhere;40;4;1\n");
  }
  /// Columns of cells from `first` to `last`, west to east.
  static GeoJsonRing strip(const std::string& code, int first, int last) {
    return {R"("code":")" + code + R"(","name":"Zone )" + code + "\"",
            box(3842400 + 200 * first, 2346200, 3842400 + 200 * last, 2347200)};
  }
  ProgramResult crosswalk(const std::vector<std::string>& more,
                          const std::string& from = "iris.geojson") {
    std::vector<std::string> words{"crosswalk", from, "sectors.geojson"};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  nlohmann::json written(std::vector<std::string> words) {
    words.insert(words.end(), {"-o", "out.json", "--quiet", "--overwrite"});
    const ProgramResult result = crosswalk(words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err + result.out, "");
    return nlohmann::json::parse(folder_.read("out.json"));
  }
  TempFolder folder_;
};

TEST_F(CrosswalkVerb, CountsAreSharedByHouseholdsToTheLastDecimal) {
  (void)folder_.write("table.csv",
                      "IRIS;NBMEN\n10010101;100,5\n10010102;200\n10010103;101\n"
                      "10010104;7\n");
  const auto rows = written({"grid.csv", "--table", "table.csv", "--count", "NBMEN:households"});
  EXPECT_EQ(rows.at(0).at("NBMEN"), 300.5);
  for (const char* end : {"low", "high", "least", "most"}) {
    EXPECT_EQ(rows.at(0).at(std::string("NBMEN_") + end), 300.5) << "whole IRIS are certain";
  }
  // Of the third IRIS the west has four cells of 40 households and one of 20.2, the east three of
  // 40 and two of 20.2: 180.2 of 340.6.
  EXPECT_NEAR(rows.at(1).at("NBMEN").get<double>(), 101 * 180.2 / 340.6, 0.05);
  EXPECT_LT(rows.at(1).at("NBMEN_low"), rows.at(1).at("NBMEN"));
  EXPECT_EQ(rows.at(1).at("NBMEN_least"), 0.0);
  EXPECT_EQ(rows.at(1).at("NBMEN_most"), 101.0);
  EXPECT_EQ(rows.at(1).at("NBMEN_state"), "complete");
  EXPECT_EQ(rows.at(2).at("NBMEN_state"), "no_data");
  EXPECT_TRUE(rows.at(2).at("NBMEN").is_null());
}

TEST_F(CrosswalkVerb, ASpaceThatSplitsNoThousandsIsRefused) {
  const ProgramResult result =
      crosswalk({"grid.csv", "--table", "table.csv", "--count", "NBMEN:households", "--json"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("table.csv:2: NBMEN: expected a number of up to 14 digits"));
}

TEST_F(CrosswalkVerb, SecretsMakeValuesPartialOrUnknown) {
  const auto rows = written({"grid.csv", "--table", "table.csv", "--count", "NBPAUV:households",
                             "--rate", "TP60:people"});
  EXPECT_EQ(rows.at(0).at("NBPAUV"), 37.3);
  EXPECT_EQ(rows.at(1).at("NBPAUV_state"), "unknown");
  EXPECT_TRUE(rows.at(1).at("NBPAUV").is_null());
  EXPECT_EQ(rows.at(1).at("NBPAUV_share_unknown"), 1.0);
  EXPECT_EQ(rows.at(1).at("TP60"), 30.1);
}

TEST_F(CrosswalkVerb, TotalsClose) {
  const auto json = nlohmann::json::parse(
      crosswalk({"grid.csv", "--table", "table.csv", "--count", "NBPAUV:households", "--json"})
          .out);
  const auto& variable = json.at("variables").at(0);
  EXPECT_EQ(variable.at("total"), 42.3);
  EXPECT_EQ(variable.at("in_zones"), 37.3);
  EXPECT_EQ(variable.at("elsewhere"), 1.0);
  EXPECT_EQ(variable.at("not_placed"), 4.0);
  EXPECT_EQ(variable.at("unknown_sources"), 1);
  EXPECT_EQ(json.at("from_zones"), 4);
  EXPECT_EQ(json.at("pairs"), 3);
}

TEST_F(CrosswalkVerb, WeightsAreWrittenOnceAndReadAgain) {
  const std::vector<std::string> count = {"--table",           "table.csv", "--count",
                                          "NBPAUV:households", "--weights", "w.json"};
  std::vector<std::string> with_grid = count;
  with_grid.insert(with_grid.begin(), "grid.csv");
  const auto first = written(with_grid);
  const std::string weights = folder_.read("w.json");
  EXPECT_EQ(written(count), first);
  EXPECT_EQ(written(with_grid), first);
  EXPECT_EQ(folder_.read("w.json"), weights);

  std::string grid = folder_.read("grid.csv");
  (void)folder_.write("grid.csv", replaced(grid, "50.5", "50.6"));
  const ProgramResult changed = crosswalk(with_grid);
  EXPECT_EQ(changed.exit_code, 1);
  EXPECT_THAT(changed.err, HasSubstr("w.json: the weights were computed from grid.csv (SHA-256"));
  EXPECT_THAT(changed.err, HasSubstr("(delete the file to compute the weights again"));
}

TEST_F(CrosswalkVerb, WeightsAloneMayBeAskedFor) {
  const ProgramResult result = crosswalk({"grid.csv", "--weights", "w.json", "--lang", "en"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("4 source zones, 3 targets, 3 pairs in common"));
}

TEST_F(CrosswalkVerb, MediansAreEstimatedAnew) {
  const auto rows =
      written({"grid.csv", "--median", "DISP_MED19", "--rule", "metropole-2023", "--urban-units",
               "units.csv", "--communes", "communes.csv", "--urban-incomes", "incomes.csv"});
  const ProgramResult check =
      carreau(folder_, {"check", "sectors.geojson", "grid.csv", "--rule", "metropole-2023",
                        "--urban-units", "units.csv", "--communes", "communes.csv",
                        "--urban-incomes", "incomes.csv", "-o", "check.json", "--quiet"});
  ASSERT_EQ(check.exit_code, 0) << check.err;
  const auto checked = nlohmann::json::parse(folder_.read("check.json"));
  for (std::size_t z = 0; z < 2; ++z) {
    EXPECT_EQ(rows.at(z).at("DISP_MED19"), checked.at(z).at("median_disposable"));
    EXPECT_EQ(rows.at(z).at("DISP_MED19_low"), checked.at(z).at("median_disposable_low"));
  }
  EXPECT_EQ(rows.at(2).at("DISP_MED19_state"), "no_data");
}

TEST_F(CrosswalkVerb, WritesALayerWithTheOutlinesOfTheTargets) {
  const ProgramResult result =
      crosswalk({"grid.csv", "--table", "table.csv", "--count", "NBPAUV", "-o", "out.gpkg"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(
      column_names(folder_ / "out.gpkg", "crosswalk"),
      ElementsAre("code", "name", "NBPAUV", "NBPAUV_low", "NBPAUV_high", "NBPAUV_least",
                  "NBPAUV_most", "NBPAUV_state", "NBPAUV_share_imputed", "NBPAUV_share_unknown"));
  EXPECT_EQ(layer_rows(folder_ / "out.gpkg", "crosswalk").size(), 3U);
}

TEST_F(CrosswalkVerb, NothingIsPublishedOnFewerThan11Households) {
  // Half a cell of 20.2 households; its source is not published as such.
  (void)folder_.write(
      "sectors.geojson",
      geojson({{R"("code":"Tiny")", box(3842400, 2346200, 3842500, 2346400)}}, 3035));
  const auto rows = written({"grid.csv", "--table", "table.csv", "--count", "NBPAUV:households"});
  EXPECT_EQ(rows.at(0).at("NBPAUV_state"), "withheld");
  for (const char* ending : {"", "_low", "_high", "_least", "_most"}) {
    EXPECT_TRUE(rows.at(0).at(std::string("NBPAUV") + ending).is_null()) << ending;
  }
}

/// Words that make no sense end with 2, files that cannot be used with 1; nothing is left behind.
struct Refused {
  const char* name;
  std::vector<std::string> words;
  int exit_code;
  const char* message;
};

TEST_F(CrosswalkVerb, SaysWhatIsWrongAndWhatToDo) {
  (void)folder_.write("twice.geojson", geojson({strip("A", 0, 2), strip("A", 2, 4)}, 3035));
  (void)folder_.write("none.csv", "code;x\nA;1\n");
  (void)folder_.write("old.json", "{\"format\": \"something\"}");
  const std::vector<Refused> refusals = {
      {"nothing", {"grid.csv"}, 2, "nothing is asked for: name variables with --count"},
      {"no table", {"grid.csv", "--count", "N"}, 2, "give it with --table FILE"},
      {"no variable",
       {"grid.csv", "--table", "table.csv", "--weights", "w.json"},
       2,
       "--table: nothing of it is asked for"},
      {"no grid", {"--table", "table.csv", "--count", "NBPAUV"}, 2, "give it as GRID"},
      {"quantile", {"grid.csv", "--table", "table.csv", "--count", "Q219"}, 2, "--median Q219"},
      {"median", {"grid.csv", "--median", "Q219"}, 2, "medians cannot be moved"},
      {"base", {"grid.csv", "--table", "table.csv", "--count", "N:men"}, 2, "found \"men\""},
      {"social",
       {"grid.csv", "--table", "table.csv", "--count", "NBPAUV:social"},
       2,
       "the grid has no column log_soc"},
      {"useless rule",
       {"grid.csv", "--table", "table.csv", "--count", "NBPAUV", "--rule", "metropole-2023"},
       2,
       "--rule and --scenario serve --median"},
      {"two outputs",
       {"grid.csv", "--table", "table.csv", "--count", "NBPAUV", "-o", "x.json", "--weights",
        "x.json"},
       2,
       "-o and --weights name the same file"},
      {"column",
       {"grid.csv", "--table", "table.csv", "--count", "NBPAUVRE"},
       1,
       "table.csv: expected a column \"NBPAUVRE\", found none (is \"NBPAUV\" meant?)"},
      {"strangers",
       {"grid.csv", "--table", "none.csv", "--count", "x"},
       1,
       "none.csv: code: expected codes of the zones of FROM, such as \"010010101\", found others, "
       "such as \"A\""},
      {"weights",
       {"grid.csv", "--weights", "old.json", "--table", "table.csv", "--count", "NBPAUV"},
       1,
       "old.json: expected weights as --weights writes them"},
      {"missing", {"none.gpkg", "--table", "table.csv", "--count", "NBPAUV"}, 1, "no such file"}};
  const auto before = folder_.content();
  for (const Refused& refused : refusals) {
    const ProgramResult result = crosswalk(refused.words);
    EXPECT_EQ(result.exit_code, refused.exit_code) << refused.name;
    EXPECT_THAT(result.err, HasSubstr(refused.message)) << refused.name;
    EXPECT_EQ(result.out, "") << refused.name;
  }
  const ProgramResult twice =
      crosswalk({"grid.csv", "--table", "table.csv", "--count", "NBPAUV"}, "twice.geojson");
  EXPECT_EQ(twice.exit_code, 1);
  EXPECT_THAT(twice.err, HasSubstr("twice.geojson"));
  EXPECT_EQ(folder_.content(), before);
}

TEST_F(CrosswalkVerb, AGridWithoutHouseholdsCannotSpreadByThem) {
  World reduced;
  for (const char* column : {"men", "men_pauv"}) reduced.drop(column);
  (void)folder_.write("reduced.csv", reduced.grid_csv());
  const ProgramResult result = crosswalk({"reduced.csv", "--without-headcount", "--table",
                                          "table.csv", "--count", "NBMEN:households"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("the grid was read without households: move by :people"));
}

TEST_F(CrosswalkVerb, ThreadsDoNotChangeTheBytes) {
  const std::vector<std::string> words = {"grid.csv", "--table", "table.csv",
                                          "--count",  "NBPAUV",  "--threads"};
  for (const std::string threads : {"1", "2"}) {
    std::vector<std::string> more = words;
    more.insert(more.end(), {threads, "-o", threads + ".csv", "--weights", threads + ".json"});
    ASSERT_EQ(crosswalk(more).exit_code, 0);
  }
  EXPECT_EQ(folder_.read("1.csv"), folder_.read("2.csv"));
  EXPECT_EQ(folder_.read("1.json"), folder_.read("2.json"));
}

}  // namespace
}  // namespace carreau::testing
