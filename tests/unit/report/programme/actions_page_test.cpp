// SPDX-License-Identifier: Apache-2.0
/// What the page says; that it is inert and loads nothing is tested with the other files of the
/// report.
#include "report/programme/actions_page.hpp"

#include "report/programme/actions_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::SmallProgramme;

std::string page_of(const SmallProgramme& small, Language language) {
  const Words w(language);
  return actions_page(small.view(), actions_tables(small.view(), w), w);
}

/// What the script reads at once, or, with "lists", when a list is asked for.
nlohmann::json data_of(const std::string& page, const std::string& id = "data") {
  const std::string begin = "<script type=\"application/json\" id=\"" + id + "\">";
  const std::size_t start = page.find(begin) + begin.size();
  return nlohmann::json::parse(page.substr(start, page.find("</script>", start) - start));
}

TEST(ActionsPage, KeyFiguresAreThoseOfTheSummary) {
  const std::string page = page_of(SmallProgramme(), Language::english);
  EXPECT_THAT(page, HasSubstr("<dt>Actions</dt><dd><b>5</b><span>granted or paid: 3</span>"));
  EXPECT_THAT(page, HasSubstr("<dt>Granted</dt><dd><b>€2,101</b>"
                              "<span>lines without this amount: 1</span>"));
  EXPECT_THAT(page, HasSubstr("<dt>Transterritorial</dt><dd><b>€0</b>"
                              "<span>0.0% of what is granted</span>"));
  EXPECT_THAT(page, HasSubstr("<dt>Unattributed</dt><dd><b>n/a</b>"
                              "<span>n/a of what is granted</span>"))
      << "unknown, and not 0%";
}

TEST(ActionsPage, KeyFiguresInFrench) {
  const std::string page = page_of(SmallProgramme(), Language::french);
  EXPECT_THAT(page, HasSubstr("<span>accordées ou versées\u00A0: 3</span>"));
  EXPECT_THAT(page,
              HasSubstr("<b>2\u202F101\u00A0€</b><span>lignes sans ce montant\u00A0: 1</span>"));
  EXPECT_THAT(page, HasSubstr("<span>0,0\u00A0% de l’accordé</span>"));
}

TEST(ActionsPage, SectionsAreLinked) {
  const std::string page = page_of(SmallProgramme(), Language::english);
  EXPECT_THAT(page, HasSubstr("<h1>Funded actions in the quartiers</h1>"));
  EXPECT_THAT(page, HasSubstr(">Skip to content</a>"));
  EXPECT_THAT(page, HasSubstr("<nav aria-label=\"Contents\">"));
  for (const char* section : {"Key figures", "Map", "Territories", "Themes and funders",
                              "Over the years", "Indicators", "Follow-up", "Method and findings"}) {
    EXPECT_THAT(page, HasSubstr("\">" + std::string(section) + "</a>"));
    EXPECT_THAT(page, HasSubstr("<h2>" + std::string(section) + "</h2>"));
  }
  EXPECT_THAT(page, HasSubstr("· 2023–2024</p>"));
  EXPECT_THAT(page, HasSubstr("· Estimates on open data and the files given."));
  EXPECT_THAT(page_of(SmallProgramme(), Language::french),
              HasSubstr("· Estimations sur données ouvertes et fichiers fournis."));
}

TEST(ActionsPage, ObjectivesHaveASectionWhereThereAreAny) {
  SmallProgramme small;
  EXPECT_THAT(page_of(small, Language::english), Not(HasSubstr("id=\"objectives\"")));
  small.programme.actions[0].priority = "Cohésion";
  small.compute();
  EXPECT_THAT(page_of(small, Language::english), HasSubstr("<h2>Objectives</h2>"));
  EXPECT_THAT(page_of(small, Language::french), HasSubstr("<h2>Au fil des années</h2>"));
}

TEST(ActionsPage, TheMapHasItsLegendAndTheListOfWhatItShows) {
  const std::string page = page_of(SmallProgramme(), Language::english);
  EXPECT_THAT(page, HasSubstr("Quartiers of the map, and what is not on it</h3>"));
  EXPECT_THAT(page, HasSubstr("<span class=\"name\">Unattributed</span> "
                              "<span class=\"value\">n/a</span>"));
  EXPECT_THAT(page, HasSubstr("quartier that left"));
  // None of these actions has a place, so the legend has no point.
  EXPECT_THAT(page, Not(HasSubstr("action, or several at one place")));
  EXPECT_THAT(page, HasSubstr("Actions without a known place, in the lists alone: 5."));
}

TEST(ActionsPage, WhatIsNotOnTheMapIsCounted) {
  SmallProgramme small;
  small.older.polygons = PolygonSet(Crs::epsg(2154));
  small.older.polygons.begin_feature();
  small.programme.actions[0].place = Point{700'000.0, 6'335'200.0};
  const std::string english = page_of(small, Language::english);
  EXPECT_THAT(english, HasSubstr("Quartiers without an outline on this map: 1."));
  EXPECT_THAT(english, HasSubstr("Actions whose place is off the map: 1."));
  const std::string french = page_of(small, Language::french);
  EXPECT_THAT(french, HasSubstr("Actions dont le lieu est hors de la carte\u00A0: 1."));
  EXPECT_THAT(french, HasSubstr("présentes dans les listes seulement\u00A0: 4."));
}

TEST(ActionsPage, TheScriptReadsItsLabelsInTheLanguageOfThePage) {
  const nlohmann::json labels = data_of(page_of(SmallProgramme(), Language::english)).at("labels");
  EXPECT_EQ(labels, (nlohmann::json{
                        {"sort", "Sort by"},
                        {"filter", "Filter the table"},
                        {"shown", "rows shown"},
                        {"more", "more rows"},
                        {"all", "all rows"},
                        {"measure", "Measure of the map"},
                        {"zoomIn", "Zoom in"},
                        {"zoomOut", "Zoom out"},
                        {"whole", "Whole view"},
                        {"close", "Close the list"},
                        {"actions", "actions"},
                        {"unknown", "unknown"},
                        {"choose", "Choose a quartier or a point of the map to see its actions."},
                        {"here", "Actions at this place"},
                        {"part", "Share of the quartier"},
                        {"granted", "Granted"}}));
  const auto french = data_of(page_of(SmallProgramme(), Language::french)).at("labels");
  EXPECT_EQ(french.at("sort"), "Trier par");
  EXPECT_EQ(french.at("zoomIn"), "Agrandir");
  EXPECT_EQ(french.at("more"), "lignes de plus");
}

TEST(ActionsPage, TheScriptReadsActionsWithTheirSharesAndAmounts) {
  const nlohmann::json data = data_of(page_of(SmallProgramme(), Language::english), "lists");
  EXPECT_EQ(data.at("targets").at(0).at("actions"),
            nlohmann::json::parse(R"([[0, "100.0%", "€801"], [1, "25.0%", "€250"]])"));
  EXPECT_EQ(data.at("targets").at(4).at("actions"),
            nlohmann::json::parse(R"([[4, "100.0%", "n/a"]])"));
  EXPECT_EQ(data.at("actions").at(1),
            nlohmann::json::parse(R"(["A2", 2024, "Devoirs", "", "Paid", "€1,000"])"));
}

TEST(ActionsPage, WithoutActionsThereAreNoYears) {
  SmallProgramme small;
  small.clear_actions();
  const std::string page = page_of(small, Language::french);
  EXPECT_THAT(page, Not(HasSubstr("2023")));
  EXPECT_THAT(page, HasSubstr("<dt>Actions</dt><dd><b>0</b>"));
}

}  // namespace
}  // namespace carreau::report
