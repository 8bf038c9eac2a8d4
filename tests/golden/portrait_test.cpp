// SPDX-License-Identifier: Apache-2.0
/// `carreau portrait`: tables and pages of a drawn country, and what must never be in them.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kName = R"(<script>alert(\"x\")</script> & 'Œuvre')";

/// Owners and children are published, other traits are not. The last cell of the table, in the
/// south-west, has 7.3 households, of which 5.7 own: 78.1 %.
World world() {
  World world;
  for (const char* column : {"men_prop", "ind_0_3"}) world.columns.emplace_back(column);
  for (auto& row : world.rows) {
    const bool is_poor = row[3] == "100";
    row.emplace_back(is_poor ? "10" : "15.2");
    row.emplace_back(is_poor ? "12.5" : "2");
  }
  const auto set = [&](const char* column, const char* value) {
    world.at(world.rows.size() - 1, column) = value;
  };
  set("i_est_200", "1");
  set("ind", "17");
  set("men", "7.3");
  set("men_pauv", "4.2");
  set("ind_snv", "231234.5");
  set("men_prop", "5.7");
  set("ind_0_3", "6.7");
  return world;
}

class Portrait : public ::testing::Test {
 protected:
  void SetUp() override {
    world().write(folder_);
    (void)folder_.write(
        "zones.geojson",
        geojson(
            {{R"("code":"W/1","name":")" + kName + '"', box(3842800, 2346400, 3843200, 2347000)},
             {R"("code":"F","name":"Few")", box(3842400, 2346200, 3842600, 2346400)},
             {R"("code":"N","name":"Nowhere")", box(3850000, 2346400, 3850200, 2347000)}},
            3035));
  }
  ProgramResult portrait(const std::vector<std::string>& more) {
    std::vector<std::string> words{"portrait",      "zones.geojson", "grid.csv",
                                   "--urban-units", "units.csv",     "--communes",
                                   "communes.csv",  "--rule",        "metropole-2023"};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  nlohmann::json rows() {
    const ProgramResult result = portrait({"-o", "-", "--format", "json", "--quiet"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(result.out);
  }
  TempFolder folder_;
};

TEST_F(Portrait, ARowForTheZoneAndOneForEachTerritory) {
  const auto table = rows();
  std::vector<std::string> levels;
  for (const auto& row : table) {
    if (row.at("code") == "W/1") levels.push_back(row.at("level"));
  }
  EXPECT_THAT(levels, ElementsAre("zone", "commune", "urban_unit", "department", "grid", "nation"));
  const auto& zone = table.at(0);
  // Five cells of the poor, one of the others.
  EXPECT_EQ(zone.at("people"), 550.5);
  EXPECT_EQ(zone.at("households"), 220.2);
  EXPECT_EQ(zone.at("men_prop"), 65.2);
  EXPECT_EQ(zone.at("share_men_prop"), 0.2961);
  EXPECT_EQ(zone.at("share_men_prop_low"), 0.2961);
  EXPECT_EQ(zone.at("ind_0_3"), 64.5);
  EXPECT_EQ(zone.at("share_ind_0_3"), 0.1172);
  EXPECT_EQ(zone.at("share_men_pauv"), 0.4609);
  EXPECT_TRUE(zone.at("log_soc").is_null());
  EXPECT_TRUE(zone.at("share_log_soc").is_null());
  EXPECT_LT(zone.at("median_disposable_low"), zone.at("median_disposable"));
  const auto& commune = table.at(1);
  EXPECT_EQ(commune.at("territory_name"), "Amont");
  EXPECT_EQ(commune.at("population"), 12'000);
  EXPECT_EQ(table.at(5).at("median_disposable"), 21'930);
  EXPECT_TRUE(table.at(5).at("median_disposable_low").is_null());
}

TEST_F(Portrait, RepairHoldsForListedZonesToo) {
  (void)folder_.write("listed.geojson",
                      geojson({{R"("code":"a")",
                                {{4.0, 44.0}, {4.2, 44.2}, {4.2, 44.0}, {4.0, 44.2}, {4.0, 44.0}}}},
                              0));
  EXPECT_EQ(portrait({"--listed", "listed.geojson", "--quiet"}).exit_code, 1);
  const ProgramResult result = portrait({"--listed", "listed.geojson", "--repair", "--quiet"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
}

TEST_F(Portrait, FiguresAgreeWithCheck) {
  const ProgramResult check =
      carreau(folder_, {"check", "zones.geojson", "grid.csv", "--urban-units", "units.csv",
                        "--communes", "communes.csv", "--rule", "metropole-2023", "-o", "-",
                        "--format", "json", "--quiet"});
  const auto checked = nlohmann::json::parse(check.out).at(0);
  const auto zone = rows().at(0);
  for (const char* column : {"people", "households", "share_imputed", "share_straddling",
                             "q1_disposable", "median_disposable_low", "median_disposable_high",
                             "median_declared", "threshold_declared", "p_criterion", "cells"}) {
    EXPECT_EQ(zone.at(column), checked.at(column)) << column;
  }
}

TEST_F(Portrait, WhatIsWithheldIsInNoOutput) {
  for (const char* table : {"t.csv", "t.json", "t.gpkg"}) {
    ASSERT_EQ(portrait({"-o", table, "--quiet"}).exit_code, 0);
  }
  const ProgramResult shown = portrait({"--pages", "pages", "--lang", "fr"});
  ASSERT_EQ(shown.exit_code, 0) << shown.err;
  const auto given = [](const std::string& column) {
    return column == "code" || column == "name" || column == "level" || column == "withheld" ||
           column == "people" || column == "cells" || column == "share_imputed" ||
           column == "share_straddling" || column == "threshold_declared";
  };
  const auto table = nlohmann::json::parse(folder_.read("t.json"));
  const auto row = std::ranges::find_if(
      table, [](const auto& r) { return r.at("code") == "F" && r.at("level") == "zone"; });
  ASSERT_NE(row, table.end());
  EXPECT_EQ(row->at("withheld"), "few_households");
  EXPECT_EQ(row->at("people"), 17.0);
  for (const auto& [column, value] : row->items()) {
    EXPECT_TRUE(given(column) || value.is_null()) << column << ' ' << value;
  }
  for (const auto& layer_row : layer_rows(folder_ / "t.gpkg", "portrait")) {
    if (layer_row.at("code") != "F" || layer_row.at("level") != "zone") continue;
    for (const auto& [column, value] : layer_row) {
      EXPECT_TRUE(given(column) || value.empty()) << column << ' ' << value;
    }
  }
  // Neither counts nor rates of the cell, in any notation: 7.3 and 5.7 households, 6.7 children.
  std::string all = shown.out + shown.err;
  for (const auto& [file, content] : folder_.content()) {
    if (file.starts_with("pages/F") || file == "t.csv" || file == "t.json") all += content;
  }
  for (const char* value : {"7.3,", "7,3", "5.7", "5,7", "6.7,", "78,1", "78.1", "0.7808", "0.3941",
                            "39,4\u00A0%", "57,5\u00A0%", "0.5753"}) {
    EXPECT_THAT(all, Not(HasSubstr(value)));
  }
  EXPECT_THAT(folder_.read("pages/F.html"), HasSubstr("moins de 11 ménages"));
  EXPECT_THAT(folder_.read("pages/F.html"), Not(HasSubstr("class=\"chart\"")));
}

TEST_F(Portrait, PagesStandAloneAndNamesAreNoMarkup) {
  ASSERT_EQ(portrait({"--pages", "pages", "--quiet", "--lang", "fr"}).exit_code, 0);
  std::vector<std::string> files;
  for (const auto& [file, content] : folder_.content()) {
    if (!file.starts_with("pages/")) continue;
    files.push_back(file);
    EXPECT_THAT(content, Not(HasSubstr("<script"))) << file;
    EXPECT_THAT(content, Not(HasSubstr("http"))) << file;  // nothing is fetched
    EXPECT_THAT(content, HasSubstr("<html lang=\"fr\">")) << file;
  }
  EXPECT_THAT(files,
              ElementsAre("pages/F.html", "pages/N.html", "pages/W_1.html", "pages/index.html"));
  const std::string page = folder_.read("pages/W_1.html");
  EXPECT_THAT(page, HasSubstr("<h1>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; "
                              "&#39;Œuvre&#39; <small>W/1</small></h1>"));
  EXPECT_THAT(page, HasSubstr("ce n'est ni la liste officielle"));
  EXPECT_THAT(page, HasSubstr("ne publie pas : Moins de 18 ans"));
  EXPECT_THAT(folder_.read("pages/index.html"), HasSubstr("<a href=\"W_1.html\">W/1</a>"));
}

TEST_F(Portrait, EnglishBySwitch) {
  const ProgramResult result = portrait({"--pages", "pages", "--lang", "en"});
  EXPECT_THAT(result.out, HasSubstr("fewer than 11 households: figures withheld"));
  EXPECT_THAT(result.out, HasSubstr("those figures are unknown, not zero"));
  EXPECT_THAT(result.out, HasSubstr("Sums of published cells; medians estimated, with their"));
  const std::string page = folder_.read("pages/W_1.html");
  EXPECT_THAT(page, HasSubstr("A bar a row for the zone, a diamond for its commune"));
  EXPECT_THAT(page, HasSubstr("outline over the inhabited cells, shaded by density"));
  EXPECT_THAT(page, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(page, HasSubstr("Owners"));
  EXPECT_THAT(page, Not(HasSubstr("Propriétaires")));
}

TEST_F(Portrait, PagesAreTheSameBytesForAnyNumberOfThreads) {
  ASSERT_EQ(portrait({"--pages", "a", "-o", "a.csv", "--quiet", "--threads", "1"}).exit_code, 0);
  ASSERT_EQ(portrait({"--pages", "b", "-o", "b.csv", "--quiet", "--threads", "2"}).exit_code, 0);
  EXPECT_EQ(folder_.read("a.csv"), folder_.read("b.csv"));
  EXPECT_EQ(folder_.read("a/W_1.html"), folder_.read("b/W_1.html"));
}

TEST_F(Portrait, AnEarlierPageIsKeptAndNothingElseAppears) {
  (void)folder_.write("pages/index.html", "mine");
  const auto before = folder_.content();
  const ProgramResult result = portrait({"--pages", "pages", "-o", "t.csv"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err,
            "carreau portrait: pages/index.html: exists already (choose another name, or replace "
            "it with --overwrite)\n");
  EXPECT_EQ(folder_.content(), before);
  EXPECT_EQ(portrait({"--pages", "pages", "--overwrite", "--quiet"}).exit_code, 0);
  EXPECT_EQ(portrait({"--pages", "grid.csv"}).exit_code, 1);
}

TEST_F(Portrait, JsonSaysWhatThereIs) {
  const auto json = nlohmann::json::parse(portrait({"--json", "--pages", "pages"}).out);
  EXPECT_EQ(json.at("zones"), 3);
  EXPECT_EQ(json.at("portrayed"), 1);
  EXPECT_EQ(json.at("few_households"), nlohmann::json({"F"}));
  EXPECT_EQ(json.at("no_data"), nlohmann::json({"N"}));
  EXPECT_EQ(json.at("pages"), 3);
  EXPECT_THAT(json.at("unknown").dump(), HasSubstr("\"log_soc\""));
  EXPECT_THAT(json.at("unknown").dump(), Not(HasSubstr("\"men_prop\"")));
}

TEST_F(Portrait, AReducedGridStillTellsPeopleAndIncomes) {
  World reduced = world();
  for (const char* column : {"men", "men_pauv", "men_prop"}) reduced.drop(column);
  (void)folder_.write("grid.csv", reduced.grid_csv());
  const ProgramResult result =
      portrait({"-o", "-", "--format", "json", "--quiet", "--without-headcount"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto table = nlohmann::json::parse(result.out);
  EXPECT_TRUE(table.at(0).at("households").is_null());
  EXPECT_TRUE(table.at(0).at("share_men_pauv").is_null());
  EXPECT_EQ(table.at(0).at("share_ind_0_3"), 0.1172);
  EXPECT_FALSE(table.at(0).at("median_disposable").is_null());
  // 17 people may well be fewer than 11 households.
  const auto few = std::ranges::find_if(table, [](const auto& r) { return r.at("code") == "F"; });
  EXPECT_EQ(few->at("withheld"), "few_households");
}

}  // namespace
}  // namespace carreau::testing
