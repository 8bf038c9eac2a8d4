// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` without a grid: files are gathered over HTTP until the lab opens in its place.
#include "support/archives.hpp"
#include "support/refused_answer.hpp"
#include "support/start_page.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace carreau::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

TEST_F(StartPage, FromDroppedFilesToTheLabAndBack) {
  write_archive(folder_ / "grille.7z", "7zip",
                {{"carreaux_200m_met.csv", read_file(kSample + "carreaux_200m_met.csv")}});
  write_archive(folder_ / "insee.zip", "zip", {{"grille.7z", folder_.read("grille.7z")}});
  EXPECT_EQ(upload("insee.zip", folder_.read("insee.zip"))->status, 200);
  fs::copy(kSample + "uu2020_composition.csv", folder_ / "uu.csv");
  EXPECT_EQ(post("chosen", {{"place", "uu.csv"}})->status, 200);
  EXPECT_EQ(state_of(project(), "grid"), "1 of 1");
  EXPECT_EQ(state_of(project(), "urban_units"), "1 of 1");
  expect_refused(post("open", {{"name", "essai"}}), 422, "Il manque : les communes");
  for (const char* const name : {"communes.csv", "quartiers.gpkg", "actions.xlsx"}) {
    EXPECT_EQ(upload(name, read_file(kSample + name))->status, 200);
  }
  EXPECT_EQ(post("open", {{"name", "essai"}, {"vintage", 2019}})->status, 200);
  const std::string notices = read_file(CARREAU_SOURCE_DIR "/THIRD_PARTY_NOTICES.txt");
  EXPECT_EQ(server_->client().Get("/THIRD_PARTY_NOTICES.txt")->body, notices);
  const json lab = enter();
  EXPECT_EQ(server_->client().Get("/THIRD_PARTY_NOTICES.txt")->body, notices) << "of the lab";
  EXPECT_EQ(lab["zonings"].size(), 1U);
  EXPECT_NE(lab["actions"], json());
  EXPECT_EQ(lab["scenarios"], json({"essai.carreau.toml"}));
  // What the lab saves is a project, too.
  const std::string put = fmt::format("/api/scenarios/autre.carreau.toml?run={}",
                                      lab["baseline"]["id"].get<std::string>());
  EXPECT_EQ(server_->client().Put(put, "", "application/json")->status, 200);
  EXPECT_THAT(folder_.read("projet/autre.carreau.toml"),
              HasSubstr("zonings = [\"fichiers/quartiers.gpkg\"]"));
  // The same scenario by the command line, and the same lab by its file.
  const ProgramResult direct = carreau(folder_, [] {
    Words words = town({"--vintage", "2019", "-o", "direct.gpkg", "--json"});
    words.insert(words.begin(), "delineate");
    return words;
  }());
  ASSERT_EQ(direct.exit_code, 0) << direct.err;
  EXPECT_EQ(lab["baseline"]["totals"]["people"], json::parse(direct.out)["people_in_perimeters"]);
  EXPECT_EQ(server_->stop(), 0);
  const ServedLab again(CARREAU_BINARY, folder_, {"projet/essai.carreau.toml"});
  const json same = again.get("/api/lab.json");
  EXPECT_EQ(same["baseline"]["id"], lab["baseline"]["id"]);
  EXPECT_EQ(same["zonings"], lab["zonings"]);
  EXPECT_EQ(same["actions"], lab["actions"]);
}

TEST_F(StartPage, TheMadeUpTownIsOneClickAway) {
  EXPECT_EQ(post("sample", json::object())->status, 200);
  EXPECT_EQ(post("open", json::object())->status, 200);
  EXPECT_EQ(enter()["actions"]["refused_rows"], 0);
  // Once more: the project is a scenario to open, and another one replaces none.
  server_.reset();
  serve({});
  EXPECT_EQ(project()["scenarios"], json({"projet.carreau.toml"}));
  EXPECT_EQ(post("scenario", {{"name", "projet.carreau.toml"}})->status, 200);
  EXPECT_NE(enter()["actions"], json());
}

TEST_F(StartPage, SaysWhatIsWrongAndLivesOn) {
  EXPECT_EQ(upload("poeme.csv", "rose;violette\n1;2\n")->status, 200);
  EXPECT_EQ(upload("faux.gpkg", "no database")->status, 200);
  const json files = project()["files"];
  EXPECT_EQ(files[0]["kind"], json());
  EXPECT_NE(files[1]["fault"], json());
  const std::string grid = read_file(kSample + "carreaux_200m_met.csv");
  for (const char* const name : {"a.csv", "b.csv"}) EXPECT_EQ(upload(name, grid)->status, 200);
  for (const char* const name : {"communes.csv", "uu2020_composition.csv"}) {
    EXPECT_EQ(upload(name, read_file(kSample + name))->status, 200);
  }
  EXPECT_EQ(state_of(project(), "grid"), "1 of 2");
  EXPECT_EQ(post("files/4", {{"is_used", true}})->status, 200);
  EXPECT_EQ(post("open", json::object())->status, 200);
  // Two grids with the same cells.
  EXPECT_EQ(settled()["status"], "failed");
  EXPECT_NE(settled()["fault"], json());
  EXPECT_EQ(post("files/4", {{"is_used", false}})->status, 200);
  EXPECT_EQ(post("open", json::object())->status, 200);
  EXPECT_EQ(settled()["status"], "ready");
  EXPECT_EQ(post("stop", json::object())->status, 200);
  expect_refused(post("enter", json::object()), 409, "Aucun atelier n'est prêt");
}

/// Official outlines cross themselves here and there.
TEST_F(StartPage, RepairsOutlinesWhereTheUserSaysSo) {
  for (const char* const name :
       {"carreaux_200m_met.csv", "communes.csv", "uu2020_composition.csv"}) {
    EXPECT_EQ(upload(name, read_file(kSample + name))->status, 200);
  }
  EXPECT_EQ(upload("croise.geojson",
                   R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                   R"({"code_qp":"QN03699M"},"geometry":{"type":"Polygon","coordinates":)"
                   R"([[[2.82,47.72],[2.83,47.73],[2.83,47.72],[2.82,47.73],[2.82,47.72]]]}}]})")
                ->status,
            200);
  EXPECT_EQ(post("open", json::object())->status, 200);
  EXPECT_EQ(settled()["status"], "failed");
  EXPECT_THAT(settled()["fault"]["fr"].get<std::string>(), HasSubstr("polygone valide"));
  EXPECT_EQ(post("repair", {{"is_repairing", true}})->status, 200);
  EXPECT_EQ(post("open", json::object())->status, 200);
  EXPECT_EQ(enter()["zonings"].size(), 1U);
  EXPECT_THAT(folder_.read("projet/projet.carreau.toml"), HasSubstr("repair = true"));
}

TEST_F(StartPage, AnswersItsOwnPageAlone) {
  expect_refused(server_->client().Get("/api/start/project.json"), 403,
                 "Cette page s'ouvre par l'adresse que carreau serve affiche");
  httplib::Headers foreign = headers_;
  foreign.emplace("Origin", "http://ailleurs.example");
  const auto asked = server_->client().Post("/api/start/sample", foreign, "{}", "application/json");
  expect_refused(asked, 403, "");
  foreign = headers_;
  foreign.emplace("Host", "ailleurs.example");
  expect_refused(server_->client().Get("/api/start/project.json", foreign), 421, "");
  const httplib::MultipartFormDataItems form = {{"name", "x", "a.csv", "text/csv"}};
  expect_refused(server_->client().Post("/api/start/files?name=a.csv", headers_, form), 415, "");
  expect_refused(post("nothing", json::object()), 404, "Rien ne répond");
  expect_refused(server_->client().Post("/api/start/open", headers_, "[", "application/json"), 400,
                 "");
  expect_refused(post("open", {{"name", 1}}), 400, "« name » doit être un texte");
  expect_refused(post("open", {{"rule", "x"}}), 400, "metropole-2023");
  EXPECT_TRUE(server_->client().Get("/")->body.find("start.js") != std::string::npos);
}

/// The rest of a refused request is no request of its own.
TEST_F(StartPage, ARefusedBodyIsNotTakenForARequest) {
  const std::string forged = fmt::format(
      "GET /start.js HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", server_->port());
  const RawConnection client(server_->port());
  client.send(
      fmt::format("POST /api/start/files?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n"
                  "Origin: http://ailleurs.example\r\nContent-Type: text/plain\r\n"
                  "Connection: close\r\nContent-Length: {}\r\n\r\n{}",
                  server_->port(), forged.size(), forged));
  const std::string answer = client.receive();
  EXPECT_THAT(answer, HasSubstr("403"));
  EXPECT_EQ(answer.find("HTTP/1.1", 1), std::string::npos);
}

TEST_F(StartPage, LeadsNowhereElse) {
  folder_.write("dedans/a.csv", "x");
  EXPECT_THAT(get("folder.json?place=dedans")->body, HasSubstr("a.csv"));
  for (const char* const place : {"..", "%2Fetc", "dedans%2F..%2F..%2Fetc"}) {
    expect_refused(get(std::string("folder.json?place=") + place), 404, "Rien à cet endroit");
    expect_refused(post("chosen", {{"place", "../x.csv"}}), 404, "Rien à cet endroit");
  }
  expect_refused(upload("..%2Fdehors.csv", "x"), 422, "sans dossier");
  expect_refused(post("scenario", {{"name", "../x.toml"}}), 422, "");
  EXPECT_FALSE(fs::exists(folder_ / "projet/dehors.csv"));
}

/// As a double click does: the browser is opened, and reading is followed there.
TEST_F(StartPage, OpensAScenarioInTheBrowser) {
  EXPECT_EQ(post("sample", json::object())->status, 200);
  EXPECT_EQ(post("open", json::object())->status, 200);
  EXPECT_EQ(settled()["status"], "ready");
  server_.reset();
  // Stands for the desktop's program.
  const std::string opened = folder_ / "opened.txt";
  folder_.write("bin/xdg-open", "#!/bin/sh\necho \"$1\" > " + opened + "\n");
  fs::permissions(folder_ / "bin/xdg-open", fs::perms::owner_all);
  const std::string path = std::getenv("PATH");
  ASSERT_EQ(setenv("PATH", (folder_ / "bin:" + path).c_str(), 1), 0);
  serve({"--open", "projet/projet.carreau.toml"});
  ASSERT_EQ(setenv("PATH", path.c_str(), 1), 0);
  EXPECT_NE(enter()["actions"], json());
  EXPECT_EQ(folder_.read("opened.txt"), server_->address() + "\n");
  server_.reset();
  ASSERT_EQ(setenv("PATH", "", 1), 0);
  serve({"--open"});
  ASSERT_EQ(setenv("PATH", path.c_str(), 1), 0);
  (void)project();
  EXPECT_THAT(folder_.read("serve.err"), HasSubstr("Le navigateur ne s'ouvre pas (xdg-open)"));
}

TEST(StartWords, BelowIsForTheStartPage) {
  const TempFolder folder;
  const ProgramResult result =
      carreau(folder, {"serve", "x.csv", "--rule", "metropole-2023", "--below", "."});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("start page"));
}

}  // namespace
}  // namespace carreau::testing
