// SPDX-License-Identifier: Apache-2.0
/// The workbook of actions on the start page: the same reading as `carreau actions`, to the byte.
#include "support/start_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

namespace carreau::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

/// A workbook as it comes: money under a name that says nothing, a text that is no quartier's, rows
/// without a year.
constexpr const char* kWorkbook =
    "Référence;Année;Intitulé;Quartier;Accordé CAF;Enveloppe bis\n"
    "A1;2024;Aide aux devoirs;La Tuilerie;1 000,50;200\n"
    "A2;2024;Jardin;Les Tuileriez;500;300\n"
    "A3;;Chorale;La Tuilerie;250;50\n"
    "A4;bientôt;Foot;La Tuilerie;125;25\n";

class StartWorkbook : public StartPage {
 protected:
  void SetUp() override {
    StartPage::SetUp();
    EXPECT_EQ(upload("programme.csv", kWorkbook)->status, 200);
    for (const char* const name : {"quartiers.gpkg", "carreaux_200m_met.csv", "communes.csv"}) {
      EXPECT_EQ(upload(name, read_file(kSample + name))->status, 200);
    }
  }
  json book() { return json::parse(get("workbook.json")->body); }
  json change(const json& changes) {
    const auto answer = post("workbook", changes);
    EXPECT_EQ(answer->status, 200) << answer->body;
    return json::parse(answer->body);
  }
  /// What was read of a column of money, as text; "none" where it is not read.
  static std::string read_of(const json& book, const std::string& column) {
    for (const json& one : book["account"][0]["columns"]) {
      if (one["name"] == column && one.contains("read")) return one["read"].dump();
    }
    return "none";
  }
  /// Every file of a folder below the test's.
  std::map<std::string, std::string> content_of(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& [name, content] : folder_.content()) {
      if (name.starts_with(folder + "/")) files[name.substr(folder.size() + 1)] = content;
    }
    return files;
  }
  /// Makes the report on the page, and the same by the command that the page tells.
  void expect_same_report() {
    const auto made = post("report?lang=fr", json::object());
    ASSERT_EQ(made->status, 200) << made->body;
    Words words = book()["command"].get<Words>();
    ASSERT_EQ(words.at(words.size() - 2), "--report");
    words.back() = folder_ / "by-command";
    words.insert(words.end(), {"--overwrite", "--lang", "fr"});
    const ProgramResult result = carreau(folder_, words);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    const auto page = content_of("projet/rapport");
    EXPECT_GT(page.size(), 20U);
    EXPECT_EQ(page, content_of("by-command"));
    const auto shown =
        server_->client().Get("/" + json::parse(made->body)["address"].get<std::string>());
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->body, page.at("rapport.html"));
  }
};

TEST_F(StartWorkbook, IsReadAsTheCommandReadsIt) {
  const json read = book();
  EXPECT_EQ(read["refused_rows"], 2);
  EXPECT_EQ(read_of(read, "Accordé CAF"), "1500.5");
  EXPECT_EQ(read_of(read, "Enveloppe bis"), "none");
  EXPECT_EQ(read["tables"][0]["columns"][4]["use"], "amount");
  EXPECT_EQ(read["tables"][0]["columns"][5]["use"], "none");
  EXPECT_EQ(read["tables"][0]["first_rows"][0][0], "A1");
  expect_same_report();
}

TEST_F(StartWorkbook, TakesColumnsTextsAndRowsFromThePage) {
  const json before = book();
  const json& refused = before["refused"];
  ASSERT_EQ(refused.size(), 2U);
  json row = refused[0]["fields"];
  row[1] = "2024";
  const json read = change(
      {{"columns", {{{"table", 0}, {"column", 5}, {"measure", "granted"}, {"funder", "Ville"}}}},
       {"aliases", {{"Les Tuileriez", "QN03603M"}}},
       {"rows", {{{"row", 0}, {"fields", row}}}}});
  EXPECT_EQ(read["refused_rows"], 1);
  EXPECT_EQ(read_of(read, "Enveloppe bis"), "500.0");
  for (const json& reading : read["readings"]) EXPECT_EQ(reading["codes"], json({"QN03603M"}));
  expect_same_report();
  // The other row, after that: corrections stand one behind the other.
  json other = read["refused"][0]["fields"];
  other[1] = "2025";
  EXPECT_EQ(change({{"rows", {{{"row", 0}, {"fields", other}}}}})["refused_rows"], 0);
  expect_same_report();
  EXPECT_THAT(folder_.read("projet/correspondance-colonnes.toml"), HasSubstr("Enveloppe bis"));
  // The lab that opens has the same programme.
  EXPECT_EQ(upload("uu.csv", read_file(kSample + "uu2020_composition.csv"))->status, 200);
  EXPECT_EQ(post("open", json::object())->status, 200);
  EXPECT_EQ(enter()["actions"]["refused_rows"], 0);
  EXPECT_THAT(folder_.read("projet/projet.carreau.toml"),
              HasSubstr("mapping = \"correspondance-colonnes.toml\""));
}

TEST_F(StartWorkbook, KeepsWhatWasSaidForTheNextYear) {
  (void)book();
  (void)change(
      {{"columns", {{{"table", 0}, {"column", 5}, {"measure", "granted"}, {"funder", "Ville"}}}},
       {"aliases", {{"Les Tuileriez", "QN03603M"}}}});
  server_.reset();
  serve({});
  EXPECT_EQ(upload("programme.csv", kWorkbook)->status, 200);
  EXPECT_EQ(upload("quartiers.gpkg", read_file(kSample + "quartiers.gpkg"))->status, 200);
  const json read = book();
  EXPECT_TRUE(read["has_kept"].get<bool>());
  EXPECT_EQ(read_of(read, "Enveloppe bis"), "none");
  const json taken = change({{"takes_up", true}});
  EXPECT_FALSE(taken["has_kept"].get<bool>());
  EXPECT_EQ(read_of(taken, "Enveloppe bis"), "500.0");
}

TEST_F(StartWorkbook, AChangeThatCannotBeReadChangesNothing) {
  EXPECT_EQ(post("workbook", {{"rows", json::array()}})->status, 422) << "not read yet";
  (void)book();
  const auto refused = post("workbook", {{"aliases", {{"Les Tuileriez", "nulle part"}}}});
  EXPECT_GE(refused->status, 400);
  EXPECT_THAT(refused->body, HasSubstr("nulle part"));
  EXPECT_FALSE(fs::exists(folder_ / "projet/correspondance-quartiers.toml"));
  EXPECT_EQ(book()["refused_rows"], 2);
  const auto status = [&](const json& changes) { return post("workbook", changes)->status; };
  EXPECT_EQ(status({{"columns", {{{"table", 9}, {"column", 0}}}}}), 422);
  EXPECT_EQ(status({{"rows", {{{"row", 0}, {"fields", {"x"}}}}}}), 422);
  EXPECT_EQ(status({{"columns", {{{"table", 0}, {"column", 0}, {"field", "couleur"}}}}}), 400);
  EXPECT_EQ(status({{"columns", 1}}), 400);
  EXPECT_EQ(status({{"unknown", 1}}), 400);
  EXPECT_THAT(post("workbook", {{"columns", {{{"table", 9}, {"column", 0}}}}})->body,
              HasSubstr("Le tableau a changé entre-temps"));
}

/// A table in which no column has a name that is known, below a title.
constexpr const char* kUnknownReference =
    "Tableau du service;;;;\n"
    "Quoi;Quand;Où ça;Sous;Divers\n"
    "Aide aux devoirs;2024;La Tuilerie;1 000,50;x\n"
    "Jardin;2024;La Tuilerie;500;y\n";

TEST_F(StartPage, AnUnknownTableIsTheWorkbookOnceTheUserSaysSo) {
  EXPECT_EQ(upload("etrange.csv", kUnknownReference)->status, 200);
  EXPECT_EQ(upload("quartiers.gpkg", read_file(kSample + "quartiers.gpkg"))->status, 200);
  EXPECT_EQ(project()["files"][0]["kind"], nullptr);
  EXPECT_EQ(get("rows.json?file=1")->status, 404) << "nobody said so yet";
  expect_refused(post("files/2", {{"is_actions", true}}), 422,
                 "Ce fichier est reconnu comme autre chose");
  EXPECT_EQ(post("files/1", {{"is_actions", true}})->status, 200);
  EXPECT_EQ(state_of(project(), "actions"), "1 of 1");
  EXPECT_TRUE(project()["files"][0]["is_declared"].get<bool>());
  const json raw = json::parse(get("rows.json?file=1")->body);
  EXPECT_EQ(raw["tables"][0]["rows"][1], json({"Quoi", "Quand", "Où ça", "Sous", "Divers"}));
  const json columns = {{{"table", 0}, {"column", 0}, {"field", "title"}},
                        {{"table", 0}, {"column", 1}, {"field", "year"}},
                        {{"table", 0}, {"column", 2}, {"field", "quartiers"}},
                        {{"table", 0}, {"column", 3}, {"measure", "granted"}, {"funder", "Ville"}}};
  json declared = {{"file", 1}, {"table", 0}, {"header", 1}, {"columns", columns}};
  // Rows that are not there, a name that is none, too few columns: nothing is kept of them.
  const auto status = [&](const char* member, const json& value) {
    json other = declared;
    other[member] = value;
    return post("workbook", {{"declared", other}})->status;
  };
  EXPECT_EQ(status("table", 1), 422);
  EXPECT_EQ(status("header", 9), 422);
  EXPECT_EQ(status("file", 2), 404);
  json unnamed = declared;
  unnamed["header"] = 0;
  expect_refused(post("workbook", {{"declared", unnamed}}), 422,
                 "n'a pas de nom dans la ligne choisie");
  EXPECT_GE(status("columns", {{{"table", 0}, {"column", 3}, {"measure", "granted"}}}), 400);
  EXPECT_FALSE(fs::exists(folder_ / "projet/correspondance-colonnes.toml"));
  const auto answer = post("workbook", {{"declared", declared}});
  ASSERT_EQ(answer->status, 200) << answer->body;
  const json book = json::parse(answer->body);
  EXPECT_EQ(book["actions"], 2);
  EXPECT_EQ(book["tables"][0]["columns"][3]["funder"], "Ville");
  EXPECT_EQ(book["tables"][0]["columns"][4]["use"], "none");
  EXPECT_THAT(folder_.read("projet/correspondance-colonnes.toml"), HasSubstr("Où ça"));
  // The command of the page reads the same.
  Words words = book["command"].get<Words>();
  words.back() = folder_ / "by-command";
  words.emplace_back("--json");
  const ProgramResult result = carreau(folder_, words);
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(json::parse(result.out)["actions"], 2);
}

TEST_F(StartWorkbook, TheReportIsForItsPage) {
  const auto made = post("report?lang=en", json::object());
  ASSERT_EQ(made->status, 200);
  const std::string address = "/" + json::parse(made->body)["address"].get<std::string>();
  EXPECT_THAT(server_->client().Get(address)->body, HasSubstr("<html lang=\"en\""));
  const std::string forged = "/report/" + std::string(32, '0') + "/rapport.html";
  EXPECT_EQ(server_->client().Get(forged)->body.find("<html"), std::string::npos);
  std::string outside = address;
  outside.replace(outside.find("rapport.html"), 12, "..%2F..%2Fserve.err");
  EXPECT_EQ(server_->client().Get(outside)->status, 404);
}

}  // namespace
}  // namespace carreau::testing
