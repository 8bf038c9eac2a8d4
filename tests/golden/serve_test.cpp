// SPDX-License-Identifier: Apache-2.0
/// `carreau serve` over HTTP: its answers equal those of the command line.
#include "base/message.hpp"
#include "support/gdal_files.hpp"
#include "support/town_lab.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <filesystem>

namespace carreau::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

/// Percent-encodes every byte of a text.
std::string in_address(const std::string& text) {
  std::string encoded;
  for (const char byte : text) encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  return encoded;
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
  const auto bounds = lab_json["grid"]["bounds"].get<std::vector<double>>();
  const std::string middle =
      fmt::format("{:.4f},%20{:.4f}", (bounds[1] + bounds[3]) / 2.0, (bounds[0] + bounds[2]) / 2.0);
  const json place = lab().get("/api/search.json?q=" + middle);
  ASSERT_EQ(place["results"].size(), 1U);
  EXPECT_EQ(place["results"][0]["kind"], "place");
  EXPECT_TRUE(lab().get("/api/search.json?q=17.1,%202.4")["results"].empty()) << "off the grid";
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

TEST(Bundle, IsTheLabAsFilesWholeOrNotAtAll) {
  const TempFolder folder;
  Words words = town({"--zones", kSample + "quartiers.gpkg", "--bundle", "page", "--lang", "fr"});
  words.insert(words.begin(), "serve");
  const ProgramResult written = carreau(folder, words);
  ASSERT_EQ(written.exit_code, 0) << written.err;
  std::size_t files = 0;
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "page")) {
    if (!entry.is_regular_file() || entry.path().filename() == ".carreau-bundle") continue;
    ++files;
    bytes += entry.file_size();
  }
  EXPECT_THAT(
      written.err,
      HasSubstr(text_of({"report_serve_bundle_written",
                         {{"folder", "page"}, {"files", files}, {"megabytes", bytes / 1'000'000}}},
                        Language::french)));
  const json told = json::parse(folder.read("page/api/lab.json"));
  EXPECT_EQ(told["read_only"], true);
  const std::string id = told["baseline"]["id"];
  const json zones = json::parse(folder.read("page/api/runs/" + id + "/zones.json"));
  for (const json& zone : zones["perimeters"]) {
    EXPECT_TRUE(fs::exists(fs::path(folder / "page/api/runs") / id / "explain" /
                           (zone["zone_id"].get<std::string>() + ".json")));
  }
  EXPECT_TRUE(fs::exists(folder / "page/index.html"));
  EXPECT_EQ(folder.read("page/THIRD_PARTY_NOTICES.txt"),
            read_file(CARREAU_SOURCE_DIR "/THIRD_PARTY_NOTICES.txt"));
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
