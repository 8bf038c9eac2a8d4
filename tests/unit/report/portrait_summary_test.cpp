// SPDX-License-Identifier: Apache-2.0
/// Portraits on the terminal: what is withheld or unknown is a dash or a code, never 0.
#include "report/portrait_summary.hpp"

#include "support/portrayed_zones.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

class PortraitSummary : public ::testing::Test {
 protected:
  /// The row of a zone, by its code.
  [[nodiscard]] std::string row(const std::string& code, Language language) const {
    const std::string text = portrait_text(portrayed_.view(), language);
    const std::size_t at = text.find("\n  " + code + " ");
    return at == std::string::npos ? "" : text.substr(at + 1, text.find('\n', at + 1) - at - 1);
  }
  carreau::testing::PortrayedZones portrayed_;
};

TEST_F(PortraitSummary, HasTheMainFigures) {
  const std::string french = row("Z1", Language::french);
  EXPECT_THAT(french, HasSubstr("Les <Lilas>"));
  EXPECT_THAT(french, HasSubstr("1\u202F500"));
  EXPECT_THAT(french, HasSubstr("900"));
  EXPECT_THAT(french, HasSubstr("60\u00A0%"));
  EXPECT_THAT(french, HasSubstr("14\u202F000\u00A0€ [13\u202F000 ; 15\u202F000]"));
  const std::string english = row("Z1", Language::english);
  EXPECT_THAT(english, HasSubstr("1,500"));
  EXPECT_THAT(english, HasSubstr("€14,000 [13,000 ; 15,000]"));
  EXPECT_THAT(english, ::testing::EndsWith("25%")) << "the share of imputed people";
}

TEST_F(PortraitSummary, WithheldFiguresAreDashes) {
  const std::string withheld = row("Z2", Language::english);
  EXPECT_THAT(withheld, HasSubstr(" 8 "));
  EXPECT_THAT(withheld, HasSubstr("few_households"));
  EXPECT_THAT(withheld, Not(HasSubstr("€")));
  const std::string none = row("Z3", Language::english);
  EXPECT_THAT(none, HasSubstr("no_data"));
  EXPECT_THAT(none, Not(HasSubstr("0")));
}

TEST_F(PortraitSummary, CountsTheZonesOfFewHouseholds) {
  portrayed_.portraits.zones[2].figures.withheld = Withheld::few_households;
  EXPECT_THAT(portrait_text(portrayed_.view(), Language::french),
              HasSubstr("2 zones de moins de 11 ménages : chiffres retenus."));
  for (ZonePortrait& zone : portrayed_.portraits.zones) zone.figures.withheld = Withheld::no_data;
  EXPECT_THAT(portrait_text(portrayed_.view(), Language::french), Not(HasSubstr("retenus")));
}

TEST_F(PortraitSummary, EndsWithFindingsAndNotes) {
  portrayed_.findings.notice("decimal_comma");
  const std::string text = portrait_text(portrayed_.view(), Language::french);
  EXPECT_THAT(text, HasSubstr("revenus de 2019"));
  EXPECT_THAT(text, HasSubstr("Remarques sur les données"));
  EXPECT_THAT(text, ::testing::EndsWith("pas la liste officielle.\n"));
}

TEST_F(PortraitSummary, JsonNamesWhatIsMissing) {
  const auto json = nlohmann::json::parse(portrait_json(portrayed_.view(), 2));
  EXPECT_EQ(json.at("rule"), "metropole-2023");
  EXPECT_EQ(json.at("vintage"), 2019);
  EXPECT_EQ(json.at("zones"), 3);
  EXPECT_EQ(json.at("portrayed"), 1);
  EXPECT_EQ(json.at("few_households"), nlohmann::json({"Z2"}));
  EXPECT_EQ(json.at("no_data"), nlohmann::json({"Z3"}));
  EXPECT_EQ(json.at("pages"), 2);
  EXPECT_THAT(json.at("unknown"), Contains("log_soc"));
  EXPECT_THAT(json.at("unknown"), Not(Contains("men_prop")));
}

TEST_F(PortraitSummary, SaysWhatZonesTogetherHoldOfTheirTerritories) {
  PortraitGroup group;
  group.zones = {0, 1};
  group.portrait = portrayed_.portraits.zones[0];
  portrayed_.portraits.groups = {group};
  portrayed_.portraits.territories[0].figures.counts[indicator_at("men_pauv")] = 400.0;
  const std::string text = portrait_text(portrayed_.view(), Language::french);
  EXPECT_THAT(text, HasSubstr("Part des territoires que tiennent les zones ensemble"));
  EXPECT_THAT(text, ::testing::ContainsRegex(
                        "zones +territoire +habitants +sur +part +ménages pauvres +sur +part"));
  EXPECT_THAT(text, ::testing::ContainsRegex("Ensemble des zones +L'Île +1\u202F050 +2\u202F000 "
                                             "+52,5\u00A0% +200 +400 +50,0\u00A0%"));
  EXPECT_THAT(text, ::testing::ContainsRegex("Roubaix +450 +1\u202F000 +45,0\u00A0% +25 +– +–"))
      << "unknown, not zero";
  const auto json = nlohmann::json::parse(portrait_json(portrayed_.view(), 0));
  EXPECT_EQ(json.at("groups").at(0).at("zones"), 2);
}

}  // namespace
}  // namespace carreau::report
