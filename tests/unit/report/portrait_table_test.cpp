// SPDX-License-Identifier: Apache-2.0
/// The table of a portrait: a row for each figure, a column for each territory.
#include "report/portrait_table.hpp"

#include "support/portrayed_zones.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class PortraitTable : public ::testing::Test {
 protected:
  [[nodiscard]] std::string table(std::size_t zone, Language language) const {
    return portrait_table(portrayed_.view(), zone_subject(portrayed_.view(), zone),
                          Words(language));
  }
  carreau::testing::PortrayedZones portrayed_;
};

TEST_F(PortraitTable, HasAColumnForEachTerritory) {
  EXPECT_THAT(table(0, Language::french),
              StartsWith("<table><caption>La zone et ses territoires</caption><thead><tr><td></td>"
                         "<th scope=\"col\">Zone</th>"
                         "<th scope=\"col\">L&#39;Île<small>en partie*</small></th>"
                         "<th scope=\"col\">Grille fournie<small></small></th>"
                         "</tr></thead><tbody>\n"));
}

TEST_F(PortraitTable, HasARowForEachFigure) {
  const std::string english = table(0, Language::english);
  EXPECT_THAT(english, HasSubstr("<tr><th scope=\"row\">People</th><td class=\"zone\">1,500</td>"
                                 "<td>2,000</td><td>3,000</td></tr>\n"));
  EXPECT_THAT(english,
              HasSubstr("<tr><th scope=\"rowgroup\" colspan=\"4\">Housing (share of households)"
                        "</th></tr>\n<tr><th scope=\"row\">Owners</th><td class=\"zone\">60.0% "
                        "<small>[55.0 ; 65.0]</small></td><td>60.0%</td><td>60.0%</td></tr>\n"));
  EXPECT_THAT(english, HasSubstr("<td class=\"zone\">25.0% <small></small></td>"))
      << "without an interval where nothing is left open";
}

TEST_F(PortraitTable, EstimatesHaveTheirIntervalsEverywhere) {
  const std::string french = table(0, Language::french);
  const std::string bounds = "<small>[13\u202F000 ; 15\u202F000]</small></td>";
  EXPECT_THAT(french, HasSubstr("<tr class=\"estimate\"><th scope=\"row\">Médiane disponible</th>"
                                "<td class=\"zone\">14\u202F000\u00A0€ " +
                                bounds + "<td>14\u202F000\u00A0€" + bounds));
  for (const char* const title :
       {"Premier quartile disponible", "Troisième quartile disponible", "Médiane déclarée"}) {
    EXPECT_THAT(french, HasSubstr(title));
  }
}

TEST_F(PortraitTable, UnknownAndWithheldAreNotZero) {
  EXPECT_THAT(table(1, Language::french),
              HasSubstr("<th scope=\"row\">Propriétaires</th><td class=\"zone\">–</td>"));
  EXPECT_THAT(table(1, Language::french),
              HasSubstr("<th scope=\"row\">Médiane disponible</th><td class=\"zone\">–</td>"));
  portrayed_.portraits.zones[0].figures.households.reset();
  EXPECT_THAT(table(0, Language::french),
              HasSubstr("<th scope=\"row\">Ménages</th><td class=\"zone\">n.d.</td>"));
  EXPECT_THAT(table(0, Language::english), HasSubstr("<td class=\"zone\">n/a</td>"));
  portrayed_.portraits.territories[0].figures.incomes.reset();
  EXPECT_THAT(table(0, Language::english), HasSubstr("<td>n/a<small></small></td>"));
}

TEST_F(PortraitTable, NamesWhatTheGridDoesNotPublish) {
  const std::string english = table(0, Language::english);
  EXPECT_THAT(english, HasSubstr("</tbody></table>\n<p class=\"unknown\">The grid given does not "
                                 "publish: Under 18, "));
  EXPECT_THAT(english, Not(HasSubstr("<th scope=\"row\">Social housing</th>")));
  EXPECT_THAT(english, Not(HasSubstr("Ages (share of people)"))) << "a theme without a figure";
  EXPECT_THAT(table(0, Language::french), HasSubstr("La grille fournie ne publie pas : Moins de"));
}

}  // namespace
}  // namespace carreau::report
