// SPDX-License-Identifier: Apache-2.0
/// Bars are as long as their money, and an amount that nobody knows is not shown as 0 €.
#include "report/programme/actions_charts.hpp"

#include "report/programme/actions_tables.hpp"
#include "report/programme/tally_columns.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::SmallProgramme;

const Words kFrenchCharts(Language::french);
const Words kEnglishCharts(Language::english);

std::vector<ReportTable> charted(Language language) {
  return actions_tables(SmallProgramme().view(), Words(language));
}

TEST(ActionsCharts, TheLongestBarFillsTheWidthAndTheOthersTheirShareOfIt) {
  const std::vector<std::string> series = {"Accordé"};
  const std::vector<MoneyBar> bars = {{"a", {100'050}}, {"b", {50'025}}, {"c", {0}}};
  const std::string svg = money_chart({"k", "Titre", "Texte"}, series, bars, kFrenchCharts);
  EXPECT_THAT(svg, HasSubstr("y=\"5\" width=\"370\""));
  EXPECT_THAT(svg, HasSubstr("y=\"27\" width=\"185\""));
  EXPECT_THAT(svg, Not(HasSubstr("y=\"49\" width="))) << "zero has no bar";
  EXPECT_THAT(svg, HasSubstr(">1\u202F001\u00A0€</text>"));
  EXPECT_THAT(svg, HasSubstr(">0\u00A0€</text>"));
  EXPECT_THAT(svg, HasSubstr("<title id=\"k-t\">Titre</title><desc id=\"k-d\">Texte</desc>"));
}

TEST(ActionsCharts, AnUnknownAmountIsNotZero) {
  const std::vector<std::string> series = {"a", "b"};
  const std::vector<MoneyBar> bars = {{"x", {{}, 0}}, {"y", {{}, 500}}};
  const std::string svg = money_chart({"k", "t", "d"}, series, bars, kEnglishCharts);
  EXPECT_THAT(svg, HasSubstr(">n/a</text>"));
  EXPECT_THAT(svg, HasSubstr(">at least €5</text>"));
  EXPECT_THAT(svg, Not(HasSubstr(">€0</text>")));
}

TEST(ActionsCharts, QuartiersStandByTheirMoneyAndThoseGrantedNothingAreLeftOut) {
  const std::string french =
      quartier_chart(table_of(charted(Language::french), "territory"), kFrenchCharts);
  EXPECT_THAT(french, HasSubstr(">Accordé par quartier</title>"));
  EXPECT_THAT(french, HasSubstr("Une barre par quartier, la plus longue d’abord"));
  const std::size_t tamaris = french.find("Tamaris :");
  EXPECT_LT(tamaris, french.find("Cauvel :"));
  EXPECT_LT(french.find("Cauvel :"), french.find("Rive Droite :"));
  EXPECT_THAT(french, HasSubstr("Non attribué</text>")) << "what it was granted is unknown";
  EXPECT_THAT(french, HasSubstr(">n.d.</text>"));
  EXPECT_THAT(french, Not(HasSubstr("Transterritorial</text>"))) << "it was granted nothing";
  const std::string english =
      quartier_chart(table_of(charted(Language::english), "territory"), kEnglishCharts);
  EXPECT_THAT(english, HasSubstr(">Granted by quartier</title>"));
  EXPECT_THAT(english, HasSubstr("<title>Tamaris : €1,051</title>"));
}

TEST(ActionsCharts, BeyondFortyQuartiersTheRestIsOneBar) {
  ReportTable table = table_of(charted(Language::french), "territory");
  const TableRow row = table.rows.front();  // 1,050.50 € granted
  table.rows.assign(43, row);
  EXPECT_THAT(quartier_chart(table, kFrenchCharts),
              HasSubstr("<title>Tous les autres : 3\u202F152\u00A0€</title>"));
  table.rows[42].cells[column_of(table, "granted")] = {};
  EXPECT_THAT(quartier_chart(table, kFrenchCharts),
              HasSubstr(">au moins 2\u202F101\u00A0€</text>"));
  table.rows.resize(40);
  EXPECT_THAT(quartier_chart(table, kFrenchCharts), Not(HasSubstr("Tous les autres")));
  table.rows.assign(41, row);
  EXPECT_THAT(quartier_chart(table, kEnglishCharts), HasSubstr("<title>All others : €1,051"));
}

TEST(ActionsCharts, ThemesAreStackedByKindOfFunder) {
  const std::string french =
      theme_chart(table_of(charted(Language::french), "theme_kind"), kFrenchCharts);
  EXPECT_THAT(french, HasSubstr(">Accordé par thème et sorte de financeur</title>"));
  EXPECT_THAT(french, HasSubstr("Une barre par thème, partagée entre les sortes de financeurs."));
  EXPECT_THAT(french, HasSubstr("<title>1.2 Scolarité, Communes : 1\u202F300\u00A0€</title>"));
  EXPECT_THAT(french, HasSubstr(">Sans thème</text><text x=\"296\" y=\"60\">n.d.</text>"));
  const std::string english =
      theme_chart(table_of(charted(Language::english), "theme_kind"), kEnglishCharts);
  EXPECT_THAT(english, HasSubstr(">Granted by theme and kind of funder</title>"));
  EXPECT_THAT(english, HasSubstr("A bar a theme, in parts by kind of funder."));
}

TEST(ActionsCharts, AYearHasABarForEachMeasure) {
  const std::string french =
      year_chart(table_of(charted(Language::french), "years"), kFrenchCharts);
  EXPECT_THAT(french, HasSubstr(">Demandé, accordé et versé par année</title>"));
  EXPECT_THAT(french, HasSubstr("Trois barres par année."));
  EXPECT_THAT(french, HasSubstr("<title>2024 · Accordé, Accordé : 1\u202F300\u00A0€</title>"));
  EXPECT_THAT(french, HasSubstr(">2023 · Versé</text><text x=\"296\" y=\"60\">n.d.</text>"));
  const std::string english =
      year_chart(table_of(charted(Language::english), "years"), kEnglishCharts);
  EXPECT_THAT(english, HasSubstr(">Requested, granted and paid by year</title>"));
  EXPECT_THAT(english, HasSubstr("Three bars a year."));
}

}  // namespace
}  // namespace carreau::report
