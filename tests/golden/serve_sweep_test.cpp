// SPDX-License-Identifier: Apache-2.0
/// Sweeps of `carreau serve` over HTTP: the answers of `carreau sweep`, and what is refused.
#include "support/town_lab.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace carreau::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class TownSweep : public TownLab {
 protected:
  /// Begins a sweep, and returns its answer once it has ended.
  static json swept(const json& request) {
    json sweep = json::parse(lab().post(request.dump(), "/api/sweeps")->body);
    while (sweep.value("status", "") == "running") {
      std::this_thread::yield();
      sweep = lab().get("/api/sweeps/" + sweep["id"].get<std::string>());
    }
    return sweep;
  }
  static void expect_refused(const std::string& body, int status, const std::string& french) {
    const auto answer = lab().post(body, "/api/sweeps");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, status) << answer->body;
    const json error = json::parse(answer->body)["error"]["message"];
    EXPECT_THAT(error["fr"].get<std::string>(), HasSubstr(french));
    EXPECT_FALSE(error["en"].get<std::string>().empty());
  }
};

TEST_F(TownSweep, SaysWhatTheCommandLineSays) {
  const json request = {{"settings", {{"contiguity", "4"}}}, {"vary", {"poverty_ratio=0.5:0.7:5"}}};
  const json sweep = swept(request);
  ASSERT_EQ(sweep["status"], "done") << sweep;
  EXPECT_EQ(sweep["done"], sweep["scenarios"]);
  EXPECT_EQ(sweep["run"], lab().run(state("contiguity", "4"))["id"]);
  const std::string address = "/api/sweeps/" + sweep["id"].get<std::string>();
  json result = lab().get(address + "/result.json");
  Words words = town({"--set", "contiguity=4", "--vary", "poverty_ratio=0.5:0.7:5", "--json"});
  words.insert(words.begin(), "sweep");
  const ProgramResult told = carreau(folder(), words);
  ASSERT_EQ(told.exit_code, 0) << told.err;
  const json same = json::parse(told.out);
  EXPECT_EQ(result["curves"], same["curves"]);
  EXPECT_EQ(result["effects"], same["effects"]);
  for (json& zone : result["zones"]) EXPECT_EQ(zone["bounds"].size(), 4U);
  for (json& zone : result["zones"]) zone.erase("bounds");
  EXPECT_EQ(result["zones"], same["zones"]);
  EXPECT_EQ(lab().get("/api/sweeps")["sweeps"][0], sweep);
  const std::string zone = result["zones"][0]["zone_id"];
  EXPECT_EQ(lab().get(address + "/explain.json?zone=" + zone)["id"], zone);
  auto client = lab().client();
  const auto tile = client.Get("/tiles/sweeps/" + sweep["id"].get<std::string>() + "/5/16/11.mvt");
  EXPECT_EQ(tile->status, 200);
  EXPECT_THAT(tile->body, HasSubstr("stability"));
}

TEST_F(TownSweep, RefusesWhatMakesNoSweep) {
  expect_refused("vary", 400, "objet JSON");
  expect_refused(R"({"vary": "poverty_ratio=0.5,0.6"})", 400, "liste de textes");
  expect_refused(R"({"vary": [1]})", 400, "liste de textes");
  expect_refused(R"({"sample": 1.5})", 400, "nombre entier, 0 ou plus, trouvé 1.5");
  expect_refused(R"({"sample": -3})", 400, "trouvé -3");
  expect_refused(R"({"sample": 10, "seed": "1"})", 400, "« seed » doit être un nombre entier");
  expect_refused(R"({"samples": 10})", 400, "samples");
  expect_refused(R"({"sample": 0})", 422, "tirages");
  expect_refused(R"({"sample": 5000})", 422, "carreau sweep");
  expect_refused(R"({"vary": ["poverty=0.5,0.6"]})", 422, "paramètre inconnu « poverty »");
  expect_refused(R"({"vary": ["poverty_ratio=0.6:0.6:3"]})", 422, "deux bornes différentes");
  expect_refused(R"({"vary": ["poverty_ratio=0.5:0.6:5000"]})", 422, "quatre décimales");
  expect_refused(R"({"vary": ["method=plain,plain"]})", 422, "deux fois");
  expect_refused("{}", 422, "rien à faire varier");
  auto client = lab().client();
  EXPECT_EQ(client.Post("/api/sweeps", "{}", "text/plain")->status, 415);
  EXPECT_EQ(client.Post("/api/sweeps/0123456789abcdef/stop", "{}", "text/plain")->status, 415);
  EXPECT_EQ(client.Get("/api/sweeps", {{"Host", "rebound.example"}})->status, 421);
  for (const char* const part : {"", "/result.json", "/explain.json?zone=x"}) {
    const auto gone = client.Get(std::string("/api/sweeps/0123456789abcdef") + part);
    EXPECT_EQ(gone->status, 410) << part;
  }
  EXPECT_EQ(client.Get("/tiles/sweeps/0123456789abcdef/5/16/11.mvt")->status, 410);
}

/// A sweep in hand keeps neither a run nor the end of the server waiting.
TEST_F(TownSweep, IsStoppedOnRequest) {
  const auto begun = lab().post(R"({"sample": 1900, "seed": 7})", "/api/sweeps");
  ASSERT_EQ(begun->status, 200) << begun->body;
  const std::string address = "/api/sweeps/" + json::parse(begun->body)["id"].get<std::string>();
  expect_refused(R"({"vary": ["poverty_ratio=0.4,0.5"]})", 409, "en cours");
  EXPECT_GT(lab().run(state("poverty_ratio", "0.63"))["totals"]["zones"], 0);
  EXPECT_EQ(lab().post("{}", address + "/stop")->status, 200);
  json sweep;
  do {
    std::this_thread::yield();
    sweep = lab().get(address);
  } while (sweep["status"] == "running");
  EXPECT_EQ(sweep["status"], "stopped");
  auto client = lab().client();
  EXPECT_EQ(client.Get(address + "/result.json")->status, 409);
}

}  // namespace
}  // namespace carreau::testing
