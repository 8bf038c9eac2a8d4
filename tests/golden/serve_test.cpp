// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` over HTTP: answers equal those of the command line, and nothing that a client
/// sends takes the server down or reaches beyond its folder.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"
#include "support/served_lab.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <thread>

namespace carreau::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using Words = std::vector<std::string>;
using nlohmann::json;

const std::string kSample = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";

/// What both verbs are given of the bundled town.
const Words kTown = {kSample + "carreaux_200m_met.csv",
                     "--urban-units",
                     kSample + "uu2020_composition.csv",
                     "--communes",
                     kSample + "communes.csv",
                     "--rule",
                     "metropole-2023"};

Words town(const Words& more) {
  Words words = kTown;
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// As an address has it: every byte by its number.
std::string in_address(const std::string& text) {
  std::string encoded;
  for (const char byte : text) encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  return encoded;
}

/// One lab for all tests that leave nothing behind in it.
class TownLab : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempFolder;
    fs::create_directory(*folder_ / "scenarios");
    lab_ = new ServedLab(CARREAU_BINARY, *folder_,
                         town({"--zones", kSample + "quartiers.gpkg", "--actions",
                               kSample + "actions.xlsx", "--folder", "scenarios"}));
  }
  static void TearDownTestSuite() {
    EXPECT_EQ(lab_->stop(), 0);
    delete lab_;
    delete folder_;
  }

  static json summary(const Words& more) {
    Words words = town({"-o", "out.gpkg", "--overwrite", "--json"});
    words.insert(words.begin(), "delineate");
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = carreau(*folder_, words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return json::parse(result.out);
  }
  static std::string baseline() { return lab().get("/api/lab.json")["baseline"]["id"]; }
  static json state(const std::string& name, const std::string& value) {
    return {{"settings", {{name, value}}}};
  }
  static const ServedLab& lab() { return *lab_; }
  static const TempFolder& folder() { return *folder_; }

 private:
  static TempFolder* folder_;
  static ServedLab* lab_;
};
TempFolder* TownLab::folder_ = nullptr;
ServedLab* TownLab::lab_ = nullptr;

/// Status and message in both languages.
void expect_refused(const httplib::Result& answer, int status, const std::string& french) {
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, status) << answer->body;
  const json body = json::parse(answer->body);
  EXPECT_THAT(body["error"]["message"]["fr"].get<std::string>(), HasSubstr(french));
  EXPECT_FALSE(body["error"]["message"]["en"].get<std::string>().empty());
}

TEST_F(TownLab, SaysWhatTheCommandLineSays) {
  for (const std::string& value : {std::string("0.6"), std::string("0.55"), std::string("0.68")}) {
    const json run = lab().run(state("poverty_ratio", value));
    const json same = summary({"--set", "poverty_ratio=" + value});
    EXPECT_EQ(run["totals"]["zones"], same["perimeters"]) << value;
    EXPECT_EQ(run["totals"]["near_misses"], same["near_misses"]) << value;
  }
}

TEST_F(TownLab, GivesTheSameBytesAsTheCommandLine) {
  const std::string id = lab().run(state("poverty_ratio", "0.57"))["id"];
  auto client = lab().client();
  const auto scenario = client.Get(fmt::format("/api/runs/{}/scenario.toml", id));
  (void)folder().write("saved.toml", scenario->body);
  const ProgramResult replay =
      carreau(folder(), {"delineate", "--scenario", "saved.toml", "--inputs", kSample, "-o",
                         "replay.gpkg", "--overwrite", "--quiet"});
  ASSERT_EQ(replay.exit_code, 0) << replay.err;
  const auto exported = client.Get(fmt::format("/api/runs/{}/export/geopackage", id));
  EXPECT_TRUE(exported->body == folder().read("replay.gpkg"));
  (void)folder().write("exported.gpkg", exported->body);
  const json totals = lab().get("/api/runs/" + id)["totals"];
  EXPECT_EQ(layer_rows(folder() / "exported.gpkg", "perimeters").size(), totals["zones"]);
  EXPECT_THAT(exported->get_header_value("Content-Disposition"), HasSubstr(id + ".gpkg"));
  const auto geojson = client.Get(fmt::format("/api/runs/{}/export/geojson", id));
  EXPECT_EQ(json::parse(geojson->body)["features"].size(),
            lab().run(state("poverty_ratio", "0.57"))["totals"]["zones"]);
}

TEST_F(TownLab, AStateComesBackAsItWasUnderstood) {
  const json run = lab().run({{"settings", {{"poverty_ratio", 0.6}, {"contiguity", "4"}}}});
  EXPECT_EQ(run["state"]["settings"], json({{"contiguity", "4"}})) << "0.6 is what it was";
  EXPECT_EQ(lab().get("/api/runs/" + run["id"].get<std::string>())["id"], run["id"]);
}

TEST_F(TownLab, TellsZonesThatEditsMade) {
  const json zones = lab().get("/api/runs/" + baseline() + "/zones.json");
  const json removed = {{"kind", "remove"},
                        {"cells", {"CRS3035RES200mN2761000E3782600"}},
                        {"reason", "démolition"},
                        {"date", "2026-11-27"}};
  const json run = lab().run({{"edits", json::array({removed})}});
  ASSERT_EQ(run["edited"].size(), 1U);
  EXPECT_EQ(run["edited"][0]["status"], "edited");
  EXPECT_GT(run["change"]["people_out"], 0.0);
  EXPECT_EQ(run["change"]["people_in"], 0.0);
  EXPECT_EQ(run["state"]["edits"], json::array({removed}));
  const json before = zones["perimeters"];
  EXPECT_EQ(before.size(), run["totals"]["zones"]);
}

TEST_F(TownLab, ExplainsAsTheCommandLineDoes) {
  (void)summary({});
  const json zones = lab().get("/api/runs/" + baseline() + "/zones.json")["perimeters"];
  const std::string zone = zones[0]["zone_id"];
  for (const std::string& id : {zone, std::string("CRS3035RES200mN2761000E3782600")}) {
    const json told = lab().get(fmt::format("/api/runs/{}/explain.json?{}={}", baseline(),
                                            id == zone ? "zone" : "cell", id));
    const ProgramResult same = carreau(folder(), {"explain", "out.gpkg", id, "--lang", "fr"});
    ASSERT_EQ(same.exit_code, 0) << same.err;
    EXPECT_THAT(same.out, HasSubstr(told["title"]["fr"].get<std::string>()));
    for (const json& line : told["lines"]["fr"]) {
      EXPECT_THAT(same.out, HasSubstr(line["text"].get<std::string>()));
    }
  }
}

TEST_F(TownLab, ComparesAsTheCommandLineDoes) {
  (void)summary({});
  const json told = lab().get("/api/compare.json?before=zoning:quartiers&after=" + baseline());
  const ProgramResult same = carreau(
      folder(), {"compare", kSample + "quartiers.gpkg", "out.gpkg", kTown.front(), "--json"});
  ASSERT_EQ(same.exit_code, 0) << same.err;
  const json counts = json::parse(same.out);
  for (const auto& [change, count] : told["counts"].items())
    EXPECT_EQ(count, counts[change]) << change;
  const json back = lab().get("/api/compare.json?after=zoning:quartiers&before=" + baseline());
  EXPECT_EQ(back["people"]["entered"], told["people"]["left"]);
  EXPECT_EQ(back["people"]["both"], told["people"]["both"]);
}

TEST_F(TownLab, FindsPlaces) {
  const json lab_json = lab().get("/api/lab.json");
  const json zones = lab().get("/api/runs/" + baseline() + "/zones.json")["perimeters"];
  const std::string commune = zones[0]["commune_names"][0];
  const json named = lab().get("/api/search.json?q=" + in_address(commune));
  ASSERT_FALSE(named["results"].empty());
  EXPECT_THAT(named["results"][0]["label"].get<std::string>(), HasSubstr(commune));
  const json by_code = lab().get("/api/search.json?q=" + zones[0]["zone_id"].get<std::string>());
  EXPECT_EQ(by_code["results"][0]["kind"], "zone");
  EXPECT_EQ(by_code["results"][0]["bounds"], zones[0]["bounds"]);
  const json bounds = lab_json["grid"]["bounds"];
  const json place = lab().get("/api/search.json?q=47.1,%202.4");
  EXPECT_EQ(place["results"][0]["kind"], "place");
  EXPECT_TRUE(lab().get("/api/search.json?q=zzzz")["results"].empty());
}

TEST_F(TownLab, TellsActionsToTheCent) {
  const ProgramResult same =
      carreau(folder(), {"actions", kSample + "actions.xlsx", "--zones", kSample + "quartiers.gpkg",
                         "--grid", kTown.front(), "--json"});
  ASSERT_EQ(same.exit_code, 0) << same.err;
  const json total = lab().get("/api/lab.json")["actions"]["total"];
  EXPECT_EQ(total["granted"], json::parse(same.out)["granted"]);
  const auto cents_of = [](const json& sum) {
    return sum["granted"].is_null() ? 0 : std::llround(sum["granted"].get<double>() * 100.0);
  };
  const json quartiers = lab().get("/api/actions/quartiers.json")["quartiers"];
  long long cents = 0;
  for (const json& quartier : quartiers) cents += cents_of(quartier);
  EXPECT_EQ(cents, cents_of(total)) << "every cent is at a quartier or at none";
  const json report =
      lab().get("/api/actions/quartiers/" + quartiers[0]["code"].get<std::string>() + ".json");
  for (const char* const side : {"by_year", "by_theme", "by_funder", "list"}) {
    cents = 0;
    for (const json& part : report[side]) cents += cents_of(part);
    EXPECT_EQ(cents, cents_of(report)) << side;
  }
}

TEST_F(TownLab, TellsActionsByTheColumnsOfTheirTables) {
  ASSERT_EQ(
      carreau(folder(), {"actions", kSample + "actions.xlsx", "--zones", kSample + "quartiers.gpkg",
                         "--grid", kTown.front(), "--report", "rapport", "--overwrite"})
          .exit_code,
      0);
  const auto names_in = [](const char* layer) {
    return column_names(folder() / "rapport/actions.gpkg", layer);
  };
  const json quartier = lab().get("/api/actions/quartiers.json")["quartiers"][0];
  for (const std::string& name : names_in("quartiers")) {
    EXPECT_TRUE(quartier.contains(name)) << name;
  }
  const json point = lab().get("/api/actions/points.json")["points"][0];
  for (const std::string& name : names_in("actions")) EXPECT_TRUE(point.contains(name)) << name;
}

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
  expect_refused(post("format = 1\nrule = \"metropole-2014\"\n"), 409, "metropole-2014");
  const auto own = client.Get("/api/runs/" + baseline() + "/scenario.toml");
  std::string other = own->body;
  const std::size_t digest = other.find("sha256 = \"", other.find("[inputs.grid]")) + 10;
  other[digest] = other[digest] == '0' ? '1' : '0';
  expect_refused(post(other), 409, "grid");
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

TEST(Serve, OpensAScenarioOrAResult) {
  const TempFolder folder;
  Words words = town({"--set", "poverty_ratio=0.58", "-o", "out.gpkg", "--quiet"});
  words.insert(words.begin(), "delineate");
  ASSERT_EQ(carreau(folder, words).exit_code, 0);
  ServedLab lab(CARREAU_BINARY, folder, {"--scenario", "out.gpkg", "--inputs", kSample});
  const json told = lab.get("/api/lab.json");
  for (const json& parameter : told["parameters"]) {
    if (parameter["name"] != "poverty_ratio") continue;
    EXPECT_EQ(parameter["value"], "0.58");
    EXPECT_EQ(parameter["legal"], "0.6");
    EXPECT_THAT(parameter["article"].get<std::string>(), HasSubstr("décret"));
  }
  EXPECT_EQ(
      lab.run({{"settings", {{"poverty_ratio", "0.6"}}}})["state"]["settings"]["poverty_ratio"],
      "0.6");
  EXPECT_EQ(lab.stop(), 0) << "Ctrl-C ends it in order";
}

TEST(Serve, RefusesInputsThatAreNotThere) {
  const TempFolder folder;
  const ProgramResult gone = carreau(folder, {"serve", "gone.csv", "--urban-units", "u.csv",
                                              "--rule", "metropole-2023", "--port", "0"});
  EXPECT_EQ(gone.exit_code, 1);
  EXPECT_THAT(gone.err, HasSubstr("gone.csv"));
  EXPECT_EQ(carreau(folder, {"serve"}).exit_code, 2);
  Words words = town({"--folder", "nowhere"});
  words.insert(words.begin(), "serve");
  EXPECT_THAT(carreau(folder, words).err, HasSubstr("--folder: expected a folder"));
}

TEST(Bundle, IsTheLabAsFilesWholeOrNotAtAll) {
  const TempFolder folder;
  Words words = town({"--zones", kSample + "quartiers.gpkg", "--bundle", "page", "--quiet"});
  words.insert(words.begin(), "serve");
  ASSERT_EQ(carreau(folder, words).exit_code, 0);
  const json told = json::parse(folder.read("page/api/lab.json"));
  EXPECT_EQ(told["read_only"], true);
  const std::string id = told["baseline"]["id"];
  const json zones = json::parse(folder.read("page/api/runs/" + id + "/zones.json"));
  for (const json& zone : zones["perimeters"]) {
    EXPECT_TRUE(fs::exists(fs::path(folder / "page/api/runs") / id / "explain" /
                           (zone["zone_id"].get<std::string>() + ".json")));
  }
  EXPECT_TRUE(fs::exists(folder / "page/index.html"));
  EXPECT_TRUE(fs::exists(folder / ("page/api/compare/" + id + "..zoning-quartiers.json")));
  const ServedLab lab(CARREAU_BINARY, folder, town({"--zones", kSample + "quartiers.gpkg"}));
  for (const auto& entry : fs::recursive_directory_iterator(folder / "page/tiles/runs")) {
    if (!entry.is_regular_file()) continue;
    const std::string path = "/" + fs::relative(entry.path(), folder / "page").string();
    const auto tile = lab.client().Get(path);
    EXPECT_TRUE(tile->body == folder.read("page" + path)) << path;
  }
  const auto before = folder.content();
  const ProgramResult again = carreau(folder, words);
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_THAT(again.err, HasSubstr("--overwrite"));
  EXPECT_EQ(folder.content(), before);
}

}  // namespace
}  // namespace carreau::testing
