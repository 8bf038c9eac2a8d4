// SPDX-License-Identifier: Apache-2.0
/// Several vintages on the page of a zone and on the terminal.
#include "report/portrait_vintages.hpp"

#include "support/portrayed_zones.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;

/// In 2019 the medians of zone and commune are equal; in 2017 the commune's was 20,000 €.
class PortraitVintages : public ::testing::Test {
 protected:
  void SetUp() override {
    PortraitVintage before{2017, portrayed_.portraits};
    before.portraits.territories[0].figures.incomes->median = {20'000.0, 20'000.0, 20'000.0};
    before.portraits.territories[0].figures.rates[indicator_at("men_pauv")] =
        Interval{0.15, 0.15, 0.15};
    portrayed_.supplements.vintages = {before};
  }
  [[nodiscard]] std::string section(std::size_t zone) const {
    return vintages_section(portrayed_.view(), zone_subject(portrayed_.view(), zone),
                            Words(Language::french));
  }
  carreau::testing::PortrayedZones portrayed_;
};

TEST_F(PortraitVintages, HaveARowEachByYear) {
  const std::string text = section(0);
  const std::string of_2017 =
      "<th scope=\"row\">2017</th><td>L&#39;Île</td>"
      "<td>14\u202F000\u00A0€<small>[13\u202F000 ; 15\u202F000]</small></td>"
      "<td>20\u202F000\u00A0€<small>[20\u202F000 ; 20\u202F000]</small></td>"
      "<td>−30,0\u00A0%<small>[−35,0 ; −25,0]</small></td>"
      "<td>25,0\u00A0%<small></small></td><td>15,0\u00A0%<small></small></td>"
      "<td>+10,0\u00A0points<small>[10,0 ; 10,0]</small></td>";
  EXPECT_THAT(text, HasSubstr(of_2017));
  EXPECT_LT(text.find(">2017<"), text.find(">2019<"));
}

TEST_F(PortraitVintages, EndWithTheChangeAndTheWarning) {
  const std::string text = section(0);
  EXPECT_THAT(text, HasSubstr("<tr class=\"total\"><th scope=\"row\">Évolution 2017–2019</th>"));
  EXPECT_THAT(text, HasSubstr("<td>+30,0\u00A0points<small>"));
  EXPECT_THAT(text, HasSubstr("<p class=\"warning\">L&#39;INSEE déconseille de comparer"));
}

TEST_F(PortraitVintages, HaveHeadsForTheZoneAndItsUnit) {
  const std::string text = vintages_section(portrayed_.view(), zone_subject(portrayed_.view(), 0),
                                            Words(Language::english));
  for (const char* const head : {"Disposable median", "Median of the unit", "Gap",
                                 "Poverty of households", "Poverty of the unit"}) {
    EXPECT_THAT(text, HasSubstr(std::string("<th scope=\"col\">") + head + "</th>"));
  }
}

TEST_F(PortraitVintages, UnknownIsNotZero) {
  EXPECT_THAT(section(1), HasSubstr("<th scope=\"row\">2017</th><td>Roubaix</td><td>n.d.</td>"));
}

TEST_F(PortraitVintages, AreOnTheTerminalWithTheWarning) {
  const std::string text = vintages_text(portrayed_.view(), Words(Language::english));
  EXPECT_THAT(text, HasSubstr("gap of median 2017"));
  EXPECT_THAT(text, HasSubstr("change of the gap of poverty"));
  EXPECT_THAT(text, HasSubstr("−30.0%"));
  EXPECT_THAT(text, HasSubstr("INSEE advises against"));
}

TEST_F(PortraitVintages, AreNowhereWithoutAnotherVintage) {
  portrayed_.supplements.vintages.clear();
  EXPECT_EQ(section(0), "");
  EXPECT_EQ(vintages_text(portrayed_.view(), Words(Language::french)), "");
}

}  // namespace
}  // namespace carreau::report
