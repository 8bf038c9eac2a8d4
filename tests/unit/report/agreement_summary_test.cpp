// SPDX-License-Identifier: Apache-2.0
/// The agreement of two zonings in words: a share that nothing defines is a dash, never 0.
#include "report/agreement_summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Of the references, one is found in part and the two others have no cell.
class AgreementSummary : public ::testing::Test {
 protected:
  AgreementSummary() {
    figures_.people_proposed = 1'500.0;
    figures_.people_reference = 2'000.0;
    figures_.people_both = 1'200.0;
    figures_.ceiling = 0.987;
    ZoneAgreement partly;
    partly.people = 2'000.0;
    partly.shared_people = 1'499.98;
    partly.straddling_people = 500.0;
    partly.found = Found::partly;
    partly.missed_by_reason = {{"above_threshold", 400.0}, {"not_in_result", 100.02}};
    figures_.reference = {partly, ZoneAgreement(), ZoneAgreement()};
    figures_.proposed = {partly};
  }
  [[nodiscard]] NamedAgreement named() const {
    return {figures_,        figures_,         proposed_codes_,
            proposed_names_, reference_codes_, reference_names_};
  }

  Agreement figures_;
  std::vector<std::string> proposed_codes_{"P1"};
  std::vector<std::string> proposed_names_{"Proposé"};
  std::vector<std::string> reference_codes_{"R1", "R2", "R3"};
  std::vector<std::string> reference_names_{"Les Lilas", "Nulle part", "Ailleurs"};
};

TEST_F(AgreementSummary, HasTheFiguresInBothLanguages) {
  const std::string french = agreement_text(named(), Language::french);
  EXPECT_THAT(french, HasSubstr("1\u202F500 proposés, 2\u202F000 dans la référence, 1\u202F200"));
  EXPECT_THAT(french, HasSubstr("Précision 0,800, rappel 0,600, F1 0,686, Jaccard 0,522"));
  EXPECT_THAT(french, HasSubstr("permettent : 0,987"));
  EXPECT_THAT(french, HasSubstr("Habitants comptés comme les limites les contiennent : "));
  const std::string english = agreement_text(named(), Language::english);
  EXPECT_THAT(english, HasSubstr("1,500 proposed, 2,000 in the reference, 1,200 in both"));
  EXPECT_THAT(english, HasSubstr("Precision 0.800, recall 0.600, F1 0.686, Jaccard 0.522"));
}

TEST_F(AgreementSummary, AShareDoesNotAppearToCrossItsBound) {
  EXPECT_THAT(
      agreement_text(named(), Language::english),
      HasSubstr("R1    Les Lilas   2,000         74.999%         25%  partly  incomes too high"));
}

TEST_F(AgreementSummary, ReferencesWithoutCellsAreCountedApart) {
  const std::string text = agreement_text(named(), Language::french);
  EXPECT_THAT(text, HasSubstr("2 zones de la référence ne contiennent aucun carreau"));
  EXPECT_THAT(text, Not(HasSubstr("Nulle part")));
  figures_.reference.resize(1);
  EXPECT_THAT(agreement_text(named(), Language::french), Not(HasSubstr("aucun carreau")));
}

TEST_F(AgreementSummary, ReasonsAreInWords) {
  figures_.reference[0].missed_by_reason = {{"not_in_result", 1.0}};
  EXPECT_THAT(agreement_text(named(), Language::french), HasSubstr("absent du résultat"));
  EXPECT_THAT(agreement_text(named(), Language::english), HasSubstr("not in the result"));
  figures_.reference[0].missed_by_reason = {{"of another program", 1.0}};
  EXPECT_THAT(agreement_text(named(), Language::english), HasSubstr("of another program"));
}

TEST_F(AgreementSummary, UnknownIsADashInTextAndNullInJson) {
  figures_ = Agreement();
  EXPECT_THAT(agreement_text(named(), Language::english),
              HasSubstr("Precision –, recall –, F1 –, Jaccard –"));
  const auto json = nlohmann::json::parse(agreement_json(named()));
  for (const char* const key : {"precision", "recall", "f1", "jaccard"}) {
    EXPECT_TRUE(json.at(key).is_null()) << key;
  }
  EXPECT_EQ(json.at("reference").size(), 0U);
}

TEST_F(AgreementSummary, JsonHasEveryZoneOfBothSides) {
  const auto json = nlohmann::json::parse(agreement_json(named()));
  EXPECT_EQ(json.at("precision"), 0.8);
  EXPECT_EQ(json.at("ceiling"), 0.987);
  ASSERT_EQ(json.at("reference").size(), 3U);
  const auto& row = json["reference"][0];
  EXPECT_EQ(row.at("code"), "R1");
  EXPECT_EQ(row.at("share"), 0.75) << "to four digits";
  EXPECT_EQ(row.at("found"), "partly");
  EXPECT_EQ(row.at("main_reason"), "above_threshold");
  EXPECT_EQ(row.at("share_straddling"), 0.25);
  EXPECT_EQ(json["reference"][1].at("share_straddling"), 0.0);
  EXPECT_EQ(json.at("proposed").at(0).at("name"), "Proposé");
}

}  // namespace
}  // namespace carreau::report
