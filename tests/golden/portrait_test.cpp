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
    std::vector<std::string> words{"portrait",      "zones.geojson",   "grid.csv",
                                   "--urban-units", "units.csv",       "--communes",
                                   "communes.csv",  "--urban-incomes", "incomes.csv",
                                   "--rule",        "metropole-2023"};
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
                        "--communes", "communes.csv", "--urban-incomes", "incomes.csv", "--rule",
                        "metropole-2023", "-o", "-", "--format", "json", "--quiet"});
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
           column == "vintage" || column.starts_with("people") || column == "cells" ||
           column == "share_imputed" || column == "share_straddling" ||
           column == "threshold_declared";
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
  for (const char* value : {"7.3,", "7,3", ",5.7,", ": 5.7,", "6.7,", "78,1", "78.1", "0.7808",
                            "0.3941", "39,4\u00A0%", "57,5\u00A0%", "0.5753"}) {
    EXPECT_THAT(all, Not(HasSubstr(value)));
  }
  EXPECT_THAT(folder_.read("pages/F.html"), Not(HasSubstr("5,7")));
  EXPECT_THAT(folder_.read("pages/F.html"), HasSubstr("moins de 11 ménages"));
  EXPECT_THAT(folder_.read("pages/F.html"), Not(HasSubstr("class=\"chart\"")));
}

TEST_F(Portrait, PagesStandAloneAndNamesAreNoMarkup) {
  ASSERT_EQ(portrait({"--pages", "pages", "--quiet", "--lang", "fr"}).exit_code, 0);
  std::vector<std::string> files;
  for (const auto& [file, content] : folder_.content()) {
    if (!file.starts_with("pages/") || file == "pages/.carreau-portrait") continue;
    files.push_back(file);
    EXPECT_THAT(content, Not(HasSubstr("<script"))) << file;
    for (const char* const address : {"http:", "https:"}) {
      EXPECT_THAT(content, Not(HasSubstr(address))) << file;  // nothing is fetched
    }
    EXPECT_THAT(content, HasSubstr("<html lang=\"fr\">")) << file;
  }
  EXPECT_THAT(files, ElementsAre("pages/F.html", "pages/N.html", "pages/W_1.html",
                                 "pages/all_zones.html", "pages/index.html"));
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
  EXPECT_EQ(json.at("pages"), 4);
  EXPECT_EQ(json.at("groups"), nlohmann::json::parse(R"([{"contract":"","zones":2}])"));
  EXPECT_THAT(json.at("unknown").dump(), HasSubstr("\"log_soc\""));
  EXPECT_THAT(json.at("unknown").dump(), Not(HasSubstr("\"men_prop\"")));
}

/// The rows of one subject by their level.
std::map<std::string, nlohmann::json> rows_of(const nlohmann::json& table, const std::string& code,
                                              const std::string& contract = "") {
  std::map<std::string, nlohmann::json> rows;
  for (const auto& row : table) {
    const auto own =
        row.at("contract").is_null() ? std::string() : row.at("contract").get<std::string>();
    if (row.at("code") == code && (!code.empty() || own == contract)) {
      rows.emplace(row.at("level"), row);
    }
  }
  return rows;
}

TEST_F(Portrait, AllZonesTogetherAndTheirShareOfEachTerritory) {
  const auto all = rows_of(rows(), "");
  // Zone W/1 has 550.5 people in 220.2 households, F has 17 in 7.3.
  EXPECT_EQ(all.at("all_zones").at("people"), 567.5);
  EXPECT_EQ(all.at("all_zones").at("households"), 227.5);
  EXPECT_TRUE(all.at("all_zones").at("threshold_declared").is_null());
  const auto zone = rows_of(rows(), "W/1");
  const auto& grid = zone.at("grid");
  EXPECT_EQ(grid.at("people_of_zone"), 550.5);
  const double whole = grid.at("people").get<double>();
  EXPECT_NEAR(grid.at("share_people_held").get<double>(), 550.5 / whole, 0.00005);
  EXPECT_EQ(grid.at("poor_of_zone"), zone.at("zone").at("men_pauv"));
}

TEST_F(Portrait, EpcisContractsAndPublishedPeople) {
  (void)folder_.write("communes.csv",
                      "code,nom,population_totale,epci,epci_nom\n"
                      "30001,Amont,12000,200066918,Les Gardons\n"
                      "30002,Aval,4000,200066918,Les Gardons\n"
                      "30003,Ailleurs,500,ZZZZZZZZZ,Sans objet\n");
  (void)folder_.write("contracts.csv", "quartier,contract\nW/1,CV1\nF,CV1\nOTHER,CV2\n");
  (void)folder_.write("people.csv", "code_qp;pmun18\nW/1;812\n");
  const ProgramResult result =
      portrait({"--contracts", "contracts.csv", "--populations", "people.csv", "-o", "-",
                "--format", "json", "--pages", "pages", "--lang", "fr"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto table = nlohmann::json::parse(result.out);
  const auto zone = rows_of(table, "W/1");
  EXPECT_EQ(zone.at("epci").at("territory_name"), "Les Gardons");
  EXPECT_EQ(zone.at("epci").at("population"), 16'000);
  EXPECT_EQ(zone.at("contract").at("territory"), "CV1");
  EXPECT_EQ(zone.at("zone").at("contract"), "CV1");
  EXPECT_EQ(zone.at("zone").at("published_people"), 812);
  EXPECT_EQ(zone.at("zone").at("published_year"), 2018);
  EXPECT_EQ(zone.at("zone").at("published_source"), "people.csv");
  EXPECT_EQ(zone.at("zone").at("people"), 550.5) << "the estimate stays beside it";
  const auto group = rows_of(table, "", "CV1");
  EXPECT_EQ(group.at("all_zones").at("people"), 567.5);
  EXPECT_TRUE(group.at("all_zones").at("published_people").is_null()) << "that of F is unknown";
  EXPECT_THAT(result.err, HasSubstr("zones sans population publiée dans la table"));
  EXPECT_THAT(result.err, HasSubstr("la zone N n'a pas de contrat"));
  EXPECT_THAT(folder_.read("pages/W_1.html"),
              HasSubstr("<b>812</b><span>habitants publiés (2018)"));
  EXPECT_THAT(folder_.read("pages/contract_CV1.html"), HasSubstr("Zones réunies"));
  EXPECT_THAT(folder_.read("pages/index.html"), HasSubstr("href=\"contract_CV1.html\""));
}

TEST_F(Portrait, PublishedIndicatorsBesideTheirCommune) {
  (void)folder_.write("quartiers.csv", "code_qp;TP60;ARSA;mystery\nW/1;41,4;120;3\nF;s;30;4\n");
  (void)folder_.write("communes_tp60.csv", "codgeo;TP6019\n30001;25,0\n30099;10\n");
  const ProgramResult result =
      portrait({"--table", "quartiers.csv", "--table", "communes_tp60.csv", "-o", "-", "--format",
                "json", "--pages", "pages", "--lang", "fr"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto table = nlohmann::json::parse(result.out);
  const auto zone = rows_of(table, "W/1");
  EXPECT_EQ(zone.at("zone").at("tp60"), 41.4);
  EXPECT_EQ(zone.at("commune").at("tp60"), 25.0);
  EXPECT_EQ(zone.at("zone").at("tp60_gap"), 16.4);
  EXPECT_TRUE(zone.at("department").at("tp60").is_null());
  EXPECT_TRUE(rows_of(table, "F").at("zone").at("tp60").is_null()) << "secret, not zero";
  // Zone N is outside the grid, hence not among the zones together.
  const auto all = rows_of(table, "").at("all_zones");
  EXPECT_EQ(all.at("arsa"), 150.0);
  EXPECT_TRUE(all.at("tp60").is_null()) << "a percentage does not add up";
  EXPECT_THAT(folder_.read("pages/W_1.html"), HasSubstr("+16,4\u00A0points"));
  EXPECT_THAT(folder_.read("pages/W_1.html"), HasSubstr("mystery*"));
  const ProgramResult without = portrait({"--indicator", "tp60"});
  EXPECT_EQ(without.exit_code, 2);
  EXPECT_THAT(without.err, HasSubstr("indicators are asked for without a table"));
  const ProgramResult other = portrait({"--table", "quartiers.csv", "--indicator", "tp6"});
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(other.err, HasSubstr("tp60"));
}

TEST_F(Portrait, AnotherVintageShowsTheGapToTheUnitAndItsChange) {
  // In the other year the standard of living of every cell is the same, and half as many are poor.
  World other = world();
  for (std::size_t r = 0; r < other.rows.size(); ++r) {
    other.at(r, "men_pauv") = "1";
  }
  (void)folder_.write("grid17.csv", other.grid_csv());
  const ProgramResult result = portrait({"--with-grid", "2017=grid17.csv", "-o", "-", "--format",
                                         "json", "--pages", "pages", "--lang", "fr"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("plusieurs millésimes sont comparés"));
  std::map<int, nlohmann::json> zones;
  for (const auto& row : nlohmann::json::parse(result.out)) {
    if (row.at("code") == "W/1" && row.at("level") == "zone") zones[row.at("vintage")] = row;
  }
  ASSERT_EQ(zones.size(), 2U);
  const auto& before = zones.at(2017);
  const auto& now = zones.rbegin()->second;
  EXPECT_TRUE(before.at("changed_since").is_null());
  EXPECT_EQ(now.at("changed_since"), 2017);
  EXPECT_NEAR(now.at("poor_gap_change").get<double>(),
              now.at("poor_gap").get<double>() - before.at("poor_gap").get<double>(), 0.0002);
  EXPECT_LE(now.at("median_gap_low"), now.at("median_gap"));
  EXPECT_THAT(folder_.read("pages/W_1.html"), HasSubstr("déconseille de comparer"));
  const ProgramResult twice = portrait({"--with-grid", "2019=grid17.csv"});
  EXPECT_EQ(twice.exit_code, 2);
  EXPECT_THAT(twice.err, HasSubstr("grid17.csv is a grid of 2019, as is another one of this run"));
}

TEST_F(Portrait, FiguresOfTheRunAreNotThoseOfOtherVintages) {
  (void)folder_.write("grid17.csv", world().grid_csv());
  (void)folder_.write("bridge.toml",
                      "[bridge]\npairs = [[9000, 13000], [11300, 14000], [22000, 22000]]\n"
                      "residual = 4\n");
  const ProgramResult result =
      portrait({"--with-grid", "2017=grid17.csv", "--bridge", "bridge.toml", "--lang", "en"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("bridge.toml is of the year of the run: other vintages are"));
  EXPECT_THAT(result.out, HasSubstr("Gap to the unit, by vintage"));
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
