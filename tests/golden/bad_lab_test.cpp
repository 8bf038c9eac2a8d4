// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` where it cannot open its port, lacks an input or has no room for an export; and
/// the whole sentences with which it refuses requests.
#include "support/carreau_program.hpp"
#include "support/served_lab.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

const std::string kTownFolder = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";

std::vector<std::string> served_town(const std::vector<std::string>& more) {
  std::vector<std::string> words{kTownFolder + "carreaux_200m_met.csv",
                                 "--urban-units",
                                 kTownFolder + "uu2020_composition.csv",
                                 "--communes",
                                 kTownFolder + "communes.csv",
                                 "--rule",
                                 "metropole-2023"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string refusal_to_serve(const TempFolder& folder, const std::vector<std::string>& more) {
  std::vector<std::string> words = served_town(more);
  words.insert(words.begin(), "serve");
  const ProgramResult result = carreau(folder, words);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  return result.err;
}

/// A variable of this process, as it was before when the object ends.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* const before = std::getenv(name)) before_ = before;
    ::setenv(name, value, 1);
  }
  ~Variable() {
    if (before_) ::setenv(name_, before_->c_str(), 1);
    else ::unsetenv(name_);
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

TEST(BadLab, ActionsNeedQuartiers) {
  const TempFolder folder;
  EXPECT_EQ(refusal_to_serve(folder, {"--actions", kTownFolder + "actions.xlsx", "--port", "0"}),
            "carreau serve: --zones is required\nRun `carreau serve --help` for more.\n");
}

TEST(BadLab, APortServesOnce) {
  const TempFolder folder;
  const ServedLab first(CARREAU_BINARY, folder, served_town({}));
  EXPECT_THAT(refusal_to_serve(folder, {"--port", fmt::format("{}", first.port())}),
              HasSubstr("is taken, or this user may not open it: choose another, or 0 for any"));
}

TEST(BadLab, AnExportNeedsAFolderToBeMadeIn) {
  if (!std::filesystem::is_directory("/proc/self")) GTEST_SKIP() << "no /proc to be refused by";
  const TempFolder folder;
  const Variable temporary("TMPDIR", "/proc");  // the served program inherits it
  const ServedLab lab(CARREAU_BINARY, folder, served_town({}));
  const std::string id = lab.get("/api/lab.json")["baseline"]["id"];
  auto client = lab.client();
  const auto answer = client.Get(fmt::format("/api/runs/{}/export/geojson", id));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_THAT(answer->body, HasSubstr("the folder /proc cannot be written"));
}

/// What an answer says to an English reader.
std::string told_in(const httplib::Result& answer, const char* language = "en") {
  if (!answer) return "no answer";
  return nlohmann::json::parse(answer->body)["error"]["message"][language];
}

TEST(BadLab, WhatALabWasNotGivenIsToldWithItsOption) {
  const TempFolder folder;
  const ServedLab lab(CARREAU_BINARY, folder, served_town({}));
  auto client = lab.client();
  EXPECT_EQ(told_in(client.Get("/api/actions/quartiers.json")),
            "No programme of actions is loaded (--actions).");
  EXPECT_EQ(told_in(client.Get("/api/scenarios/essai.toml")),
            "No folder for scenarios was chosen (--folder).");
  EXPECT_EQ(told_in(client.Get("/api/search.json")), "The request lacks the parameter q.");
  EXPECT_THAT(told_in(client.Get("/tiles/units/30/0/0.mvt")),
              HasSubstr("no tile 30/0/0: expected a zoom from 0 to "));
  const auto polygon = client.Post(
      "/api/cells_in", R"({"polygon": [[[2, 147], [2, 47], [3, 47]]]})", "application/json");
  EXPECT_THAT(told_in(polygon, "fr"), HasSubstr("Polygone refusé : il fallait une longitude"));
}

TEST(BadLab, PolygonsWithoutAnOutlineAreRefusedAndTheServerGoesOn) {
  const TempFolder folder;
  const ServedLab lab(CARREAU_BINARY, folder, served_town({}));
  auto client = lab.client();
  const auto status_of = [&](const std::string& path, const std::string& body) {
    const auto answer = client.Post(path, body, "application/json");
    return answer ? answer->status : 0;
  };
  for (const std::string polygon :
       {"[]", "[[]]", "[[],[]]", "[[[2, 47]]]", "[[[2, 47], [3, 48]]]",
        "[[[2, 47], [2, 47], [2, 47], [2, 47]]]", "[[[2, 47], [3, 48], [3, 47], [2, 48]]]",
        "[[[1e308, 47], [3, 48], [3, 47]]]", "[[[2, 47], [3, 48], [3, 47]], []]"}) {
    EXPECT_EQ(status_of("/api/cells_in", "{\"polygon\": " + polygon + "}"), 422) << polygon;
    EXPECT_EQ(status_of("/api/runs", R"({"edits": [{"kind": "add", "reason": "x", "date": )"
                                     R"("2026-11-27", "polygon": )" +
                                         polygon + "}]}"),
              422)
        << polygon;
  }
  const std::string deep(100'000, '[');
  EXPECT_EQ(status_of("/api/cells_in", "{\"polygon\": " + deep), 400);
  EXPECT_EQ(status_of("/api/runs", "{\"settings\": {\"model\": " + deep), 400);
  EXPECT_EQ(status_of("/api/cells_in", R"({"polygon": [[[-180, -90], [180, -90], [180, 90]]]})"),
            200);
  EXPECT_EQ(client.Get("/api/lab.json")->status, 200);
}

TEST(BadLab, RequestsOfOthersAreToldWhyTheyAreRefused) {
  const TempFolder folder;
  const ServedLab lab(CARREAU_BINARY, folder, served_town({}));
  auto client = lab.client();
  const std::string own = fmt::format("127.0.0.1:{}", lab.port());
  EXPECT_EQ(told_in(client.Get("/api/lab.json", {{"Host", "rebound.example"}})),
            "This server answers to the name of " + own + " only: open http://" + own + "/.");
  EXPECT_EQ(told_in(client.Get("/api/lab.json", {{"Origin", "http://rebound.example"}})),
            "This request comes from a page of another site: it is refused.");
  EXPECT_EQ(told_in(client.Post("/api/runs", std::string(6U << 20U, ' '), "application/json")),
            "The request is too long.");
}

TEST(BadLab, ScenariosAndQuartiersThatItDoesNotHaveAreNamed) {
  const TempFolder folder;
  (void)folder.write("scenarios/essai.toml", "format = 1\n");
  std::filesystem::create_symlink("essai.toml", folder / "scenarios/lien.toml");
  const ServedLab lab(CARREAU_BINARY, folder,
                      served_town({"--zones", kTownFolder + "quartiers.gpkg", "--actions",
                                   kTownFolder + "actions.xlsx", "--folder", "scenarios"}));
  auto client = lab.client();
  const std::string run = lab.get("/api/lab.json")["baseline"]["id"];
  EXPECT_EQ(told_in(client.Get("/api/actions/quartiers/QN99999I.json")),
            "No quartier QN99999I in the programme.");
  EXPECT_EQ(told_in(client.Get("/api/scenarios/autre.toml")),
            "No scenario autre.toml in the folder.");
  EXPECT_EQ(told_in(client.Get("/api/scenarios/lien.toml")),
            "This name is a link: it might lead out of the folder.");
  EXPECT_EQ(
      told_in(client.Get("/api/scenarios/essai.txt")),
      "The name of a scenario is made of letters, digits, hyphens, dots or spaces and ends in "
      ".toml.");
  EXPECT_EQ(told_in(client.Put("/api/scenarios/essai.toml?run=" + run, "", "application/json")),
            "The scenario essai.toml exists already.");
  EXPECT_EQ(
      told_in(client.Post("/api/scenarios", "format = 1\nrule = \"martinique-reunion-2014\"\n",
                          "application/toml")),
      "This scenario applies the rule martinique-reunion-2014, the lab the rule metropole-2023: "
      "open it "
      "with carreau serve.");
}

}  // namespace
}  // namespace carreau::testing
