// SPDX-License-Identifier: Apache-2.0
/// Published indicators on the page of a zone.
#include "report/portrait_indicators.hpp"

#include "support/portrayed_zones.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A poverty rate of Z1 and of its main commune, a count of Z1 and Z2, and a figure whose kind
/// nobody stated.
class PortraitIndicators : public ::testing::Test {
 protected:
  void SetUp() override {
    PublishedIndicators& all = portrayed_.supplements.indicators;
    const auto add = [&](const char* name, IndicatorKind kind, int decimals) {
      return all.add({name, name, name, kind, decimals, {"REVN.csv"}});
    };
    const std::size_t rate = add("tp60", IndicatorKind::percentage, 1);
    EXPECT_TRUE(all.set(rate, {std::nullopt, "Z1"}, 414));
    EXPECT_TRUE(all.set(rate, {PortraitLevel::commune, "59350"}, 250));
    const std::size_t count = add("arsa", IndicatorKind::count, 0);
    EXPECT_TRUE(all.set(count, {std::nullopt, "Z1"}, 1'200));
    EXPECT_TRUE(all.set(count, {std::nullopt, "Z2"}, 30));
    const std::size_t unknown = add("mystery", IndicatorKind::unknown, 0);
    EXPECT_TRUE(all.set(unknown, {std::nullopt, "Z1"}, 7));
  }
  [[nodiscard]] std::string section(std::size_t zone, Language language) const {
    return published_section(portrayed_.view(), zone_subject(portrayed_.view(), zone),
                             Words(language));
  }
  carreau::testing::PortrayedZones portrayed_;
};

TEST_F(PortraitIndicators, StandBesideThoseOfTheCommune) {
  const std::string french = section(0, Language::french);
  EXPECT_THAT(french, HasSubstr("<h2>Indicateurs publiés</h2>"));
  EXPECT_THAT(french, HasSubstr("<th scope=\"col\">L&#39;Île</th>"
                                "<th scope=\"col\">Écart à la commune</th>"));
  EXPECT_THAT(french, HasSubstr("<th scope=\"row\">tp60</th><td>41,4\u00A0%</td>"
                                "<td>25,0\u00A0%</td><td>+16,4\u00A0points</td>"));
  EXPECT_THAT(french,
              HasSubstr("Sources\u00A0: REVN.csv. n.d.\u00A0: secret, ou absent des tables."));
}

TEST_F(PortraitIndicators, UnknownIsNotZero) {
  const std::string french = section(0, Language::french);
  EXPECT_THAT(french, HasSubstr("<th scope=\"row\">arsa</th><td>1\u202F200</td><td>n.d.</td>"
                                "<td></td>"));
  EXPECT_THAT(french, HasSubstr("<th scope=\"row\">mystery*</th><td>7</td>"));
  EXPECT_THAT(french, HasSubstr("* Nature inconnue"));
  EXPECT_EQ(section(2, Language::french), "") << "no indicator of Z3 or its territories";
}

TEST_F(PortraitIndicators, OfZonesTogetherAreSumsOfCounts) {
  PortraitGroup group;
  group.zones = {0, 1};
  portrayed_.portraits.groups = {group};
  const Words w(Language::english);
  const std::string english =
      published_section(portrayed_.view(), group_subject(portrayed_.view(), 0, w), w);
  EXPECT_THAT(english, HasSubstr("<th scope=\"row\">arsa</th><td>1,230</td>"));
  EXPECT_THAT(english, Not(HasSubstr("tp60"))) << "a percentage is not added up";
  EXPECT_THAT(english, HasSubstr("Counts are added up"));
}

TEST_F(PortraitIndicators, GapsHaveTheirSignAndUnit) {
  const Words w(Language::french);
  EXPECT_EQ(indicator_gap_text(IndicatorKind::percentage, -2.25, w), "−2,3\u00A0points");
  EXPECT_EQ(indicator_gap_text(IndicatorKind::euros, -1'200.0, w), "−1\u202F200\u00A0€");
  EXPECT_EQ(indicator_gap_text(IndicatorKind::euros, 0.0, w), "0\u00A0€");
  EXPECT_EQ(indicator_gap_text(IndicatorKind::count, 0.123, w), "12,3\u00A0% de la commune");
  EXPECT_EQ(indicator_gap_text(IndicatorKind::index, 0.5, w), "+0,5");
  EXPECT_EQ(indicator_gap_text(IndicatorKind::unknown, 0.5, w), "");
  EXPECT_EQ(indicator_gap_text(IndicatorKind::index, std::nullopt, w), "");
}

TEST_F(PortraitIndicators, ValuesHaveTheirUnit) {
  const Words w(Language::french);
  const PublishedIndicator euros{"q2", "q2", "q2", IndicatorKind::euros, 0, {}};
  EXPECT_EQ(indicator_value(euros, 13'724.0, w), "13\u202F724\u00A0€");
  EXPECT_EQ(indicator_value(euros, std::nullopt, w), "n.d.");
}

}  // namespace
}  // namespace carreau::report
