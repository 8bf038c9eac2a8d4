// SPDX-License-Identifier: Apache-2.0
/// The files of a report, as other programs read them.
#include "report/programme/actions_report.hpp"

#include "base/error.hpp"
#include "inputs/digest.hpp"
#include "support/drawn_programme.hpp"
#include "support/gdal_files.hpp"
#include "support/program.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cctype>
#include <cmath>
#include <memory>
#include <regex>
#include <set>

namespace carreau::report {
namespace {

using testing::DrawnProgramme;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using testing::layer_names;
using testing::layer_rows;
using ::testing::Not;
using ::testing::StartsWith;
using testing::TempFolder;

class ActionsReport : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    drawn_ = std::make_unique<DrawnProgramme>(200);
    folder_ = std::make_unique<TempFolder>();
    paths_ = write_actions_report(drawn_->view(), {*folder_ / "r", false, Language::french});
  }
  static void TearDownTestSuite() {
    drawn_.reset();
    folder_.reset();
  }
  static std::string page() { return folder_->read("r/rapport.html"); }

  static std::unique_ptr<DrawnProgramme> drawn_;
  static std::unique_ptr<TempFolder> folder_;
  static std::vector<std::string> paths_;
};
std::unique_ptr<DrawnProgramme> ActionsReport::drawn_;
std::unique_ptr<TempFolder> ActionsReport::folder_;
std::vector<std::string> ActionsReport::paths_;

/// What lies between two marks.
std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t start = text.find(from) + from.size();
  return text.substr(start, text.find(to, start) - start);
}

TEST_F(ActionsReport, WritesEveryFileAndNothingElse) {
  std::set<std::string> names;
  for (const auto& [name, text] : folder_->content()) {
    // Folders have no text, and the list of the pages is hidden.
    if (!text.empty() && name.find("/.") == std::string::npos) names.insert("/" + name);
  }
  std::set<std::string> told;
  for (const std::string& path : paths_) told.insert(path.substr(folder_->path().size()));
  EXPECT_EQ(names, told);
  EXPECT_THAT(names,
              IsSupersetOf({"/r/rapport.html", "/r/rapport.xlsx", "/r/rapport.json",
                            "/r/actions.gpkg", "/r/tables/territory.csv",
                            "/r/tables/theme_funder_granted.csv", "/r/tableurs/territory.csv",
                            "/r/synthese.html", "/r/quartiers/QN03001M.html"}));
}

TEST_F(ActionsReport, KeepsWhatIsThereAndLeavesNothingBehind) {
  const auto before = folder_->content();
  EXPECT_THROW(write_actions_report(drawn_->view(), {*folder_ / "r", false, Language::english}),
               IoError);
  EXPECT_EQ(folder_->content(), before);
}

TEST_F(ActionsReport, GivesTheSameBytesAgain) {
  const TempFolder other;
  write_actions_report(drawn_->view(), {other / "r", false, Language::french});
  EXPECT_EQ(other.content(), folder_->content());
}

TEST_F(ActionsReport, MarkupInATitleIsInert) {
  const std::string text = page();
  EXPECT_THAT(text, Not(HasSubstr("<script>document")));
  EXPECT_THAT(text, Not(HasSubstr("<img")));
  EXPECT_THAT(text, HasSubstr("&lt;script&gt;document"));
  // Three scripts of ours: the data, the lists and the program.
  std::size_t scripts = 0;
  for (std::size_t at = 0; (at = text.find("<script", at)) != std::string::npos; ++at) ++scripts;
  EXPECT_EQ(scripts, 3U);
}

TEST_F(ActionsReport, ThePageAsksForNothing) {
  const std::string text = page();
  // The namespace of SVG, which the script names, is no address.
  const std::string rest = std::regex_replace(text, std::regex("http://www.w3.org/2000/svg"), "");
  EXPECT_THAT(rest, Not(HasSubstr("http:")));
  EXPECT_THAT(rest, Not(HasSubstr("https:")));
  EXPECT_THAT(rest, Not(HasSubstr("@import")));
  for (std::size_t at = 0; (at = rest.find('<', at)) != std::string::npos; ++at) {
    if (std::isalpha(static_cast<unsigned char>(rest[at + 1])) == 0) continue;  // of the script
    const std::string tag = rest.substr(at, rest.find('>', at) - at);
    EXPECT_THAT(tag, Not(HasSubstr(" src=")));
    EXPECT_THAT(tag, Not(HasSubstr(" style=")));
    EXPECT_THAT(tag, Not(HasSubstr(" on")));
    const std::size_t link = tag.find(" href=\"");
    if (link == std::string::npos) continue;
    // Links stay on the page, or lead to the other pages of the folder.
    const std::string target = tag.substr(link + 7);
    EXPECT_TRUE(target.starts_with('#') || target.starts_with("synthese.html") ||
                target.starts_with("quartiers/"))
        << tag;
  }
}

TEST_F(ActionsReport, ThePolicyNamesTheStyleAndTheScript) {
  const std::string text = page();
  EXPECT_THAT(text, HasSubstr("default-src 'none'"));
  const std::string script = between(text, "</script>\n<script>", "</script>");
  EXPECT_THAT(text, HasSubstr("script-src '" + inputs::policy_digest(script) + "'"));
  const std::string style = between(text, "<style>", "</style>");
  EXPECT_THAT(text, HasSubstr("style-src '" + inputs::policy_digest(style) + "'"));
}

TEST_F(ActionsReport, PolicyDigestIsThatOfOtherPrograms) {
  // printf 'abc' | openssl dgst -sha256 -binary | base64
  EXPECT_EQ(inputs::policy_digest("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_F(ActionsReport, TheDataOfThePageIsJson) {
  const auto part = [&](const std::string& id) {
    return nlohmann::json::parse(
        between(page(), "<script type=\"application/json\" id=\"" + id + "\">", "</script>"));
  };
  const auto lists = part("lists");
  EXPECT_EQ(lists.at("actions").size(), 200U);
  EXPECT_EQ(lists.at("actions").at(0).at(2), testing::kHostile);
  EXPECT_EQ(lists.at("targets").size(), 16U);
  EXPECT_EQ(part("data").at("measures").size(), 6U);
}

TEST_F(ActionsReport, NoTextOfTheWorkbookIsAFormula) {
  const auto list = testing::run_program(
      "/usr/bin/unzip",
      {"-p", *folder_ / "r/rapport.xlsx", "xl/worksheets/*.xml", "xl/sharedStrings.xml"},
      folder_->path());
  ASSERT_EQ(list.exit_code, 0) << list.err;
  EXPECT_THAT(list.out, HasSubstr("=HYPERLINK"));  // as text
  // The only formulas are those of totals.
  const std::string rest =
      std::regex_replace(list.out, std::regex("<f>SUBTOTAL\\(109,[A-Z0-9:]+\\)</f>"), "");
  EXPECT_NE(rest, list.out);
  EXPECT_THAT(rest, Not(HasSubstr("<f>")));
  EXPECT_THAT(rest, Not(HasSubstr("<f ")));
  EXPECT_THAT(list.out, Not(HasSubstr("<hyperlink")));
}

TEST_F(ActionsReport, TheWorkbookHasTenSheetsAtMost) {
  const auto names = layer_names(*folder_ / "r/rapport.xlsx");
  EXPECT_LE(names.size(), 10U);
  EXPECT_THAT(names, IsSupersetOf({"Territoires", "Thèmes et financeurs", "Action × financeur",
                                   "Méthode et remarques"}));
  const auto rows = layer_rows(*folder_ / "r/rapport.xlsx", "Territoires");
  const auto csv = layer_rows(*folder_ / "r/tables/territory.csv", "");
  ASSERT_GE(rows.size(), csv.size());
  for (std::size_t r = 0; r < csv.size(); ++r) {
    EXPECT_EQ(std::stod("0" + rows[r].at("Accordé")), std::stod("0" + csv[r].at("granted")));
  }
}

TEST_F(ActionsReport, CsvIsInertAndItsFiguresAreThoseOfTheJson) {
  const std::string actions = folder_->read("r/tables/actions.csv");
  EXPECT_THAT(actions, HasSubstr("'=HYPERLINK"));
  EXPECT_THAT(actions, HasSubstr(",'@porteur,"));
  const auto json = nlohmann::json::parse(folder_->read("r/rapport.json"));
  for (const auto& table : json.at("tables")) {
    const std::string key = table.at("key");
    const auto rows = layer_rows(*folder_ / ("r/tables/" + key + ".csv"), "");
    ASSERT_EQ(rows.size(), table.at("rows").size()) << key;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (const auto& column : table.at("columns")) {
        const std::string name = column.at("key");
        const auto& value = table.at("rows").at(r).at(name);
        if (value.is_null()) EXPECT_EQ(rows[r].at(name), "") << key << ' ' << name;
        else if (value.is_number()) {
          EXPECT_EQ(std::stod(rows[r].at(name)), value.get<double>()) << key << ' ' << name;
        }
      }
    }
  }
}

TEST_F(ActionsReport, TheGeoPackageHoldsTheSameMoney) {
  const std::string path = *folder_ / "r/actions.gpkg";
  EXPECT_THAT(layer_names(path),
              IsSupersetOf({"quartiers", "actions", "funding", "findings", "run", "layer_styles"}));
  const auto sum = [&](const std::string& layer) {
    double total = 0.0;
    for (const auto& row : layer_rows(path, layer)) {
      if (!row.at("granted").empty()) total += std::stod(row.at("granted"));
    }
    return std::round(total * 100.0);
  };
  const auto granted = static_cast<double>(drawn_->summary.total.cents(Measure::granted));
  EXPECT_EQ(sum("quartiers"), granted);
  EXPECT_EQ(sum("actions"), granted);
  EXPECT_EQ(sum("funding"), granted);
  EXPECT_EQ(layer_rows(path, "quartiers").size(), 16U);
  EXPECT_EQ(layer_rows(path, "layer_styles").size(), 5U);
}

TEST_F(ActionsReport, TextAndJsonForTheTerminal) {
  const std::string text = actions_text(drawn_->view(), Language::english);
  EXPECT_THAT(text, HasSubstr("Unattributed"));
  EXPECT_THAT(text, HasSubstr("Rows refused: 3."));
  const auto json = nlohmann::json::parse(actions_json(drawn_->view(), paths_));
  EXPECT_EQ(json.at("actions"), 200);
  EXPECT_EQ(json.at("files").size(), paths_.size());
  EXPECT_EQ(json.at("granted"),
            static_cast<double>(drawn_->summary.total.cents(Measure::granted)) / 100.0);
}

TEST_F(ActionsReport, IsWrittenOfNothingToo) {
  const TempFolder other;
  const DrawnProgramme empty(0);
  write_actions_report(empty.view(), {other / "r", false, Language::french});
  EXPECT_THAT(other.read("r/rapport.html"), HasSubstr("Non attribué"));
  EXPECT_EQ(layer_rows(other / "r/actions.gpkg", "actions").size(), 0U);
}

TEST_F(ActionsReport, IsWrittenWithoutOutlinesPlacesAndPeople) {
  const TempFolder other;
  DrawnProgramme bare(60);
  bare.zoning.polygons = PolygonSet();
  bare.programme.crs = Crs();
  for (Action& action : bare.programme.actions) action.place.reset();
  for (QuartierFacts& facts : bare.quartiers) facts.people = facts.poor_households = std::nullopt;
  ActionsView view = bare.view();
  view.older = nullptr;
  write_actions_report(view, {other / "r", false, Language::french});
  const std::string text = other.read("r/rapport.html");
  EXPECT_THAT(text, Not(HasSubstr("<svg class=\"map\"")));
  EXPECT_THAT(text, HasSubstr("Quartiers sans contour sur cette carte\u00A0: 14."));
  EXPECT_THAT(text, HasSubstr("Sans grille de carreaux"));
  EXPECT_EQ(layer_rows(other / "r/actions.gpkg", "quartiers").size(), 16U);
}

TEST_F(ActionsReport, EnglishIsEnglish) {
  const TempFolder other;
  write_actions_report(drawn_->view(), {other / "r", false, Language::english});
  const std::string text = other.read("r/rapport.html");
  EXPECT_THAT(text, HasSubstr("<html lang=\"en\">"));
  for (const char* french : {"Chiffres clés", "Non attribué", "Quartier sorti", "Porteur"}) {
    EXPECT_THAT(text, Not(HasSubstr(french)));
  }
}

}  // namespace
}  // namespace carreau::report
