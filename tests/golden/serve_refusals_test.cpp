// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` over HTTP: nothing that a client sends stops the server or reaches beyond its
/// folder.
#include "support/refused_answer.hpp"
#include "support/town_lab.hpp"
#include "support/trickling_clients.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

namespace carreau::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(TownLab, KeepsScenariosInItsFolderAndNowhereElse) {
  auto client = lab().client();
  const std::string id = lab().run(state("poverty_ratio", "0.56"))["id"];
  const auto put = [&](const std::string& name, const std::string& more = "") {
    return client.Put("/api/scenarios/" + name + "?run=" + id + more, "", "application/json");
  };
  ASSERT_EQ(put("essai.toml")->status, 200);
  EXPECT_THAT(folder().read("scenarios/essai.toml"), HasSubstr("poverty_ratio = 0.56"));
  expect_refused(put("essai.toml"), 409, "existe déjà");
  EXPECT_EQ(put("essai.toml", "&overwrite=1")->status, 200);
  const json names = lab().get("/api/lab.json")["scenarios"];
  EXPECT_THAT(names.get<Words>(), Contains("essai.toml"));
  const auto text = client.Get("/api/scenarios/essai.toml");
  const auto read = client.Post("/api/scenarios", text->body, "application/toml");
  EXPECT_EQ(json::parse(read->body)["id"], id);

  const auto before = folder().content();
  expect_refused(put("..%2Fdehors.toml"), 404, "Rien ne répond");
  expect_refused(put("essai.txt"), 422, "finit par .toml");
  expect_refused(put(".cache.toml"), 422, "finit par .toml");
  fs::create_symlink(folder() / "out.gpkg", folder() / "scenarios/lien.toml");
  expect_refused(client.Get("/api/scenarios/lien.toml"), 422, "lien");
  expect_refused(put("lien.toml", "&overwrite=1"), 422, "lien");
  fs::remove(folder() / "scenarios/lien.toml");
  EXPECT_EQ(folder().content(), before);
}

TEST_F(TownLab, RefusesAnotherScenario) {
  auto client = lab().client();
  const auto post = [&](const std::string& text) {
    return client.Post("/api/scenarios", text, "application/toml");
  };
  expect_refused(post("format = ["), 422, "illisible");
  expect_refused(post("format = 1\nrule = \"martinique-reunion-2014\"\n"), 409,
                 "martinique-reunion-2014");
  const auto own = client.Get("/api/runs/" + baseline() + "/scenario.toml");
  std::string other = own->body;
  const std::size_t digest = other.find("sha256 = \"", other.find("[inputs.grid]")) + 10;
  other[digest] = other[digest] == '0' ? '1' : '0';
  expect_refused(post(other), 409, "grid");
  std::string stricter = own->body;
  stricter.insert(stricter.find("\n[inputs.grid]"), "fewest_households = 50\n");
  expect_refused(post(stricter), 409, "retient les chiffres de moins de 50 ménages");
}

TEST_F(TownLab, RefusesWhatMakesNoScenario) {
  expect_refused(lab().post("{\"settings\": {\"poverty_ratio\": NaN}}"), 400, "objet JSON");
  expect_refused(lab().post("[1, 2]"), 400, "objet JSON");
  expect_refused(lab().post("{\"setting\": {}}"), 400, "setting");
  expect_refused(lab().post(state("poverty", "0.5").dump()), 422, "paramètre inconnu « poverty »");
  expect_refused(lab().post(state("poverty_ratio", "7").dump()), 422, "trouvé « 7 »");
  expect_refused(lab().post(state("poverty_ratio", "nan").dump()), 422, "trouvé « nan »");
  expect_refused(lab().post(state("model", "means").dump()), 422, "--model means");
  expect_refused(lab().post(std::string(100'000, '[')), 400, "objet JSON");
  const auto edited = [](const json& edit) {
    return json({{"edits", json::array({edit})}}).dump();
  };
  json edit = {{"kind", "add"}, {"reason", "essai"}, {"date", "2026-11-27"}};
  edit["polygon"] = {{{2.0, 47.0}, {2.1, 47.1}, {2.1, 47.0}, {2.0, 47.1}}};
  expect_refused(lab().post(edited(edit)), 422, "ne se croise pas");
  edit["polygon"] = {{{2.0, 147.0}, {2.1, 47.1}, {2.1, 47.0}}};
  expect_refused(lab().post(edited(edit)), 422, "latitude");
  edit.erase("polygon");
  edit["cells"] = {"CRS3035RES200mN200E200"};
  expect_refused(lab().post(edited(edit)), 422, "CRS3035RES200mN200E200");
  edit["date"] = "27/11/2026";
  expect_refused(lab().post(edited(edit)), 422, "date");
  expect_refused(lab().post(edited({{"kind", "draw"}})), 400, "draw");
}

TEST_F(TownLab, RefusesOtherHostsOriginsTypesAndSizes) {
  auto client = lab().client();
  expect_refused(client.Get("/api/lab.json", {{"Host", "rebound.example"}}), 421, "127.0.0.1");
  expect_refused(client.Get("/api/lab.json", {{"Origin", "http://rebound.example"}}), 403,
                 "autre site");
  const auto own =
      client.Get("/api/lab.json", {{"Origin", fmt::format("http://localhost:{}", lab().port())}});
  EXPECT_EQ(own->status, 200);
  expect_refused(client.Post("/api/runs", "{}", "text/plain"), 415, "application/json");
  expect_refused(client.Post("/api/runs", std::string(6U << 20U, ' '), "application/json"), 413,
                 "trop longue");
  EXPECT_THAT(own->get_header_value("Content-Security-Policy"),
              AllOf(HasSubstr("default-src 'none'"), Not(HasSubstr("unsafe"))));
  EXPECT_EQ(own->get_header_value("X-Content-Type-Options"), "nosniff");
}

TEST_F(TownLab, AnswersWhatItDoesNotHave) {
  auto client = lab().client();
  expect_refused(client.Get("/../../etc/passwd"), 404, "Rien ne répond");
  expect_refused(client.Get("/api/runs/0123456789abcdef"), 410, "n'est plus gardé");
  expect_refused(client.Get("/api/zonings/autre/zones.json"), 404, "autre");
  expect_refused(client.Get("/api/runs/" + baseline() + "/explain.json?zone=nulle-part"), 404,
                 "nulle-part");
  expect_refused(client.Get("/api/runs/" + baseline() + "/explain.json"), 400, "zone");
  expect_refused(client.Get("/tiles/units/30/0/0.mvt"), 404, "tuile");
  expect_refused(client.Get("/tiles/units/3/9/0.mvt"), 404, "tuile");
  expect_refused(client.Get("/api/actions/quartiers/QN99999I.json"), 404, "QN99999I");
}

TEST_F(TownLab, LivesOnWhateverAClientDoes) {
  const RawConnection slow(lab().port());
  slow.send("POST /api/runs HTTP/1.1\r\nHost: 127.0.0.1");  // and no more
  {
    const RawConnection dropped(lab().port());
    dropped.send("GET /api/lab.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  }
  const RawConnection noise(lab().port());
  noise.send(std::string(300, '\x01') + "\r\n\r\n");
  EXPECT_EQ(lab().get("/api/lab.json")["read_only"], false) << "while the slow one is still there";
  EXPECT_THAT(slow.receive(), Not(HasSubstr("200 OK"))) << "after some seconds it is told to go";
}

TEST_F(TownLab, AnswersWhileMoreClientsTrickleThanItHasThreads) {
  const TricklingClients slow(lab().port(), 160);
  EXPECT_EQ(lab().get("/api/lab.json")["read_only"], false);
}

TEST_F(TownLab, ManyReadTilesWhileOneChangesTheRule) {
  std::vector<std::thread> readers;
  std::atomic<int> failures = 0;
  const std::string id = baseline();
  for (int reader = 0; reader < 8; ++reader) {
    readers.emplace_back([&] {
      auto client = lab().client();
      for (int i = 0; i < 20; ++i) {
        const auto tile = client.Get(fmt::format("/tiles/runs/{}/5/{}/11.mvt", id, 15 + i % 3));
        if (!tile || tile->status != 200) ++failures;
      }
    });
  }
  for (int percent = 50; percent < 70; ++percent) {
    const json run = lab().run(state("poverty_ratio", fmt::format("0.{}", percent)));
    EXPECT_TRUE(run["totals"]["zones"].is_number()) << percent;
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(failures, 0);
}

TEST(Serve, SaysThatThePortIsTaken) {
  const TempFolder folder;
  const ServedLab first(CARREAU_BINARY, folder, kTown);
  const ProgramResult second = carreau(folder, [&] {
    Words words = town({"--port", fmt::to_string(first.port())});
    words.insert(words.begin(), "serve");
    return words;
  }());
  EXPECT_EQ(second.exit_code, 2);
  EXPECT_THAT(second.err, HasSubstr(fmt::format("{} is taken", first.port())));
}

TEST(Serve, RefusesInputsThatAreNotThere) {
  const TempFolder folder;
  const ProgramResult gone = carreau(folder, {"serve", "gone.csv", "--urban-units", "u.csv",
                                              "--rule", "metropole-2023", "--port", "0"});
  EXPECT_EQ(gone.exit_code, 1);
  EXPECT_THAT(gone.err, HasSubstr("gone.csv"));
  EXPECT_EQ(carreau(folder, {"serve", "--rule", "metropole-2023"}).exit_code, 2);
  Words words = town({"--folder", "nowhere"});
  words.insert(words.begin(), "serve");
  EXPECT_THAT(carreau(folder, words).err, HasSubstr("--folder: expected a folder"));
}

TEST(Serve, RefusesDoorsThatLeadNowhere) {
  const TempFolder folder;
  const auto refusal = [&](const Words& more) {
    Words words = town(more);
    words.insert(words.begin(), "serve");
    const ProgramResult refused = carreau(folder, words);
    EXPECT_EQ(refused.exit_code, 2) << refused.err;
    return refused.err;
  };
  EXPECT_THAT(refusal({"--listen", "0.0.0.0"}),
              HasSubstr("--listen: 0.0.0.0 stands for all addresses of this machine"));
  EXPECT_THAT(refusal({"--listen", "everywhere"}), HasSubstr("--listen: expected an IP address"));
  EXPECT_THAT(refusal({"--geocoder", "https://geo.example/"}),
              HasSubstr("--geocoder: expected an address such as"));
  EXPECT_THAT(refusal({"--public-url", "lab.example"}),
              HasSubstr("--public-url: expected an address such as https://gis.example/carreau/"));
}

TEST(Serve, TellsATeamItsAddress) {
  const TempFolder folder;
  ServedLab lab(CARREAU_BINARY, folder,
                town({"--public-url", "https://lab.example", "--lang", "en"}));
  EXPECT_EQ(lab.stop(), 0);
  EXPECT_THAT(folder.read("serve.err"),
              HasSubstr("Address for the team: https://lab.example/. Whoever reaches it can use"));
}

}  // namespace
}  // namespace carreau::testing
