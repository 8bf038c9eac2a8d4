// SPDX-License-Identifier: Apache-2.0
/// What one takes away from the lab: tables for spreadsheets, portraits, pages of actions; and the
/// communes that tell where one is.
#include "base/message.hpp"
#include "support/sheets.hpp"
#include "support/town_lab.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::vector<std::vector<std::string>> fields_of(const std::string& text, char separator) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    rows.emplace_back();
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, separator);) rows.back().push_back(field);
  }
  return rows;
}

/// A state with an edit, whose reason has what a table must guard.
json edited_state() {
  return {{"settings", {{"poverty_ratio", "0.57"}}},
          {"edits", json::array({{{"kind", "remove"},
                                  {"cells", {"CRS3035RES200mN2761000E3782600"}},
                                  {"reason", "=démolition; vue"},
                                  {"date", "2026-11-27"}}})}};
}

TEST_F(TownLab, ItsTablesForFrenchSpreadsheetsHaveTheFiguresOfFiles) {
  const std::string id = lab().run(state("poverty_ratio", "0.57"))["id"];
  auto client = lab().client();
  const auto same = client.Get(fmt::format("/api/runs/{}/export/csv", id));
  const auto french = client.Get(fmt::format("/api/runs/{}/tables/perimeters.fr.csv", id));
  EXPECT_THAT(french->get_header_value("Content-Disposition"), HasSubstr("-perimeters.csv"));
  EXPECT_THAT(french->body, StartsWith("\xEF\xBB\xBFzone;nom;"));
  const auto rows = fields_of(french->body, ';');
  const auto plain = fields_of(same->body, ',');
  ASSERT_EQ(rows.size(), plain.size());
  ASSERT_GT(rows.size(), 1U);
  const auto column = [&](const std::string& name) {
    return std::ranges::find(plain[0], name) - plain[0].begin();
  };
  for (const char* const name :
       {"people", "share_low_income", "median_declared", "threshold_declared", "p_criterion"}) {
    for (std::size_t r = 1; r < rows.size(); ++r) {
      std::string value = plain[r].at(static_cast<std::size_t>(column(name)));
      std::ranges::replace(value, '.', ',');
      EXPECT_EQ(rows[r].at(static_cast<std::size_t>(column(name))), value) << name;
    }
  }
  const auto status = static_cast<std::size_t>(column("status"));
  EXPECT_EQ(plain[1].at(status), "rule");
  EXPECT_EQ(rows[1].at(status), "périmètre proposé") << "words in place of codes";
  const auto english = client.Get(fmt::format("/api/runs/{}/tables/units.en.csv", id));
  EXPECT_THAT(english->body, StartsWith("\xEF\xBB\xBF"
                                        "code,name,"));
  EXPECT_EQ(client.Get(fmt::format("/api/runs/{}/tables/cells.fr.csv", id))->status, 404);
}

TEST_F(TownLab, ItsWorkbookHasAllTablesTheEditsAndTheProvenance) {
  const json run = lab().run(edited_state());
  auto client = lab().client();
  for (const Language language : {Language::french, Language::english}) {
    const char* const code = language == Language::french ? "fr" : "en";
    const auto file =
        client.Get(fmt::format("/api/runs/{}/tables.{}.xlsx", run["id"].get<std::string>(), code));
    ASSERT_EQ(file->status, 200);
    const std::string name = fmt::format("book_{}.xlsx", code);
    const files::Workbook book = read_workbook_file(folder().write(name, file->body));
    std::vector<std::string> names;
    for (const files::Sheet& sheet : book.sheets) names.push_back(sheet.name());
    std::vector<std::string> expected;
    for (const char* const sheet :
         {"report_run_tables_perimeters", "report_run_tables_near_misses",
          "report_run_tables_units", "report_run_tables_edits", "report_run_tables_run"}) {
      expected.push_back(text_of(Message{sheet}, language));
    }
    EXPECT_EQ(names, expected);
    const std::string edits = fmt::format("{}", fmt::join(cells_of(book.sheets[3]), "\n"));
    for (const char* const words : {"report_run_tables_edit_kind", "report_run_tables_edit_zone",
                                    "report_run_tables_edit_date", "report_run_tables_remove"}) {
      EXPECT_THAT(edits, HasSubstr(text_of(Message{words}, language)));
    }
    EXPECT_THAT(edits, HasSubstr("1,4 text 2026-11-27"));
    EXPECT_THAT(edits, HasSubstr("=démolition; vue")) << "as text";
    const std::string zones = fmt::format("{}", fmt::join(cells_of(book.sheets[0]), "\n"));
    EXPECT_THAT(zones, HasSubstr(text_of(Message{"report_run_tables_notice"}, language)));
    EXPECT_THAT(fmt::format("{}", fmt::join(cells_of(book.sheets[4]), "\n")),
                HasSubstr("poverty_ratio"));
  }
}

TEST_F(TownLab, EveryKindOfEditHasAWord) {
  const std::vector<std::string> cell = {"CRS3035RES200mN2761000E3782600"};
  const auto edit = [&](const char* kind) {
    return json{{"kind", kind},
                {"cells", cell},
                {"zone", "36401-01"},
                {"reason", "essai"},
                {"date", "2026-11-27"}};
  };
  json release = edit("release");
  release.erase("cells");
  json add = edit("add");
  add.erase("zone");
  const json run = lab().run({{"edits", json::array({edit("lock"), release, add})}});
  const auto file =
      lab().client().Get(fmt::format("/api/runs/{}/tables.fr.xlsx", run["id"].get<std::string>()));
  ASSERT_EQ(file->status, 200) << file->body;
  const files::Workbook book = read_workbook_file(folder().write("edits.xlsx", file->body));
  const std::string edits = fmt::format("{}", fmt::join(cells_of(book.sheets[3]), "\n"));
  for (const char* const words :
       {"report_run_tables_lock", "report_run_tables_release", "report_run_tables_add"}) {
    EXPECT_THAT(edits, HasSubstr("text " + text_of(Message{words}, Language::french)));
  }
}

TEST_F(TownLab, PortraysAQuartierAsTheCommandLineDoes) {
  Words words = {"portrait", kSample + "quartiers.gpkg"};
  words.insert(words.end(), kTown.begin(), kTown.end());
  words.insert(words.end(), {"--pages", "portraits", "--overwrite", "--quiet", "--lang", "fr"});
  const ProgramResult same = carreau(folder(), words);
  ASSERT_EQ(same.exit_code, 0) << same.err;
  const json zones = lab().get("/api/zonings/quartiers/zones.json")["zones"];
  auto client = lab().client();
  for (const json& zone : zones) {
    const std::string code = zone["code"];
    const auto page = client.Get("/api/zonings/quartiers/portraits/" + code + ".fr.html");
    ASSERT_EQ(page->status, 200) << page->body;
    EXPECT_TRUE(page->body == folder().read("portraits/" + code + ".html")) << code;
    EXPECT_FALSE(page->has_header("Content-Security-Policy")) << "it has its own";
    EXPECT_THAT(page->body, HasSubstr("default-src 'none'; style-src 'sha256-"));
  }
  const auto none = client.Get("/api/zonings/quartiers/portraits/QX.fr.html");
  EXPECT_EQ(none->status, 404);
  EXPECT_EQ(json::parse(none->body)["error"]["message"]["en"],
            text_of(Message{"no_zone_of_this_name", {{"zone", "QX"}}}, Language::english));
}

TEST_F(TownLab, PortraysAPerimeterAsTheCommandLineDoes) {
  const json run = lab().run({{"settings", {{"poverty_ratio", "0.65"}}}});
  const std::string place = fmt::format("/api/runs/{}/", run["id"].get<std::string>());
  (void)folder().write("proposed.gpkg", lab().client().Get(place + "export/geopackage")->body);
  Words words = {"portrait", "proposed.gpkg"};
  words.insert(words.end(), kTown.begin(), kTown.end());
  words.insert(words.end(), {"--set", "poverty_ratio=0.65", "--pages", "proposed", "--overwrite",
                             "--quiet", "--lang", "fr"});
  const ProgramResult same = carreau(folder(), words);
  ASSERT_EQ(same.exit_code, 0) << same.err;
  const json zones = lab().get(place + "zones.json")["perimeters"];
  ASSERT_FALSE(zones.empty());
  auto client = lab().client();
  for (const json& zone : zones) {
    const std::string id = zone["zone_id"];
    const auto page = client.Get(place + "portraits/" + id + ".fr.html");
    ASSERT_EQ(page->status, 200) << page->body;
    EXPECT_TRUE(page->body == folder().read("proposed/" + id + ".html")) << id;
  }
  EXPECT_EQ(client.Get(place + "portraits/QX.en.html")->status, 404);
}

TEST_F(TownLab, ServesThePagesOfTheReportOfActions) {
  ASSERT_EQ(
      carreau(folder(), {"actions", kSample + "actions.xlsx", "--zones", kSample + "quartiers.gpkg",
                         "--grid", kTown.front(), "--communes", kSample + "communes.csv",
                         "--report", "rapport", "--overwrite", "--lang", "fr"})
          .exit_code,
      0);
  auto client = lab().client();
  const json quartiers = lab().get("/api/actions/quartiers.json")["quartiers"];
  std::vector<std::string> names = {"rapport.html", "synthese.html"};
  for (const json& one : quartiers) {
    if (one["status"] == "present") {
      names.push_back("quartiers/" + one["code"].get<std::string>() + ".html");
    }
  }
  ASSERT_GT(names.size(), 2U);
  for (const std::string& name : names) {
    const auto page = client.Get("/api/actions/fr/" + name);
    ASSERT_EQ(page->status, 200) << name;
    EXPECT_THAT(page->body, HasSubstr("</html>"));
    const auto title = [](const std::string& text) {
      return text.substr(text.find("<h1>"), text.find("</h1>") - text.find("<h1>"));
    };
    EXPECT_EQ(title(page->body), title(folder().read("rapport/" + name))) << name;
  }
  EXPECT_EQ(client.Get("/api/actions/fr/quartiers/QX.html")->status, 404);
  EXPECT_EQ(client.Get("/api/actions/fr/autre.html")->status, 404);
}

TEST_F(TownLab, KnowsTheCommunes) {
  EXPECT_EQ(lab().get("/api/lab.json")["has_communes"], true);
  const json names = lab().get("/api/communes.json")["communes"];
  EXPECT_EQ(names["36010"], "Vervenoux");
  const json zone = lab().get("/api/runs/" + baseline() + "/zones.json")["perimeters"][0];
  EXPECT_EQ(zone["commune_names"][0], "Vervenoux");
  const auto bounds = zone["bounds"].get<std::vector<double>>();
  const auto tile_at = [](int zoom, double longitude, double latitude) {
    constexpr double kPi = 3.14159265358979323846;
    const double count = std::exp2(zoom);
    return std::pair{static_cast<std::int64_t>((longitude + 180.0) / 360.0 * count),
                     static_cast<std::int64_t>(
                         (1.0 - std::asinh(std::tan(latitude * kPi / 180.0)) / kPi) / 2.0 * count)};
  };
  constexpr int kZoom = 9;
  const auto [x, y] = tile_at(kZoom, (bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0);
  // The edge of a tile goes through the town.
  std::string tiles;
  for (const std::int64_t column : {x - 1, x, x + 1}) {
    const auto tile =
        lab().client().Get(fmt::format("/tiles/communes/{}/{}/{}.mvt", kZoom, column, y));
    ASSERT_EQ(tile->status, 200);
    tiles += tile->body;
  }
  EXPECT_THAT(tiles, HasSubstr("limits"));
  EXPECT_THAT(tiles, HasSubstr("Vervenoux")) << "the largest commune is named from afar";
  EXPECT_THAT(tiles, Not(HasSubstr("Aunemont"))) << "and one of 829 people is not";
}

}  // namespace
}  // namespace carreau::testing
