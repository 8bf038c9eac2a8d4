// SPDX-License-Identifier: Apache-2.0
/// Actions attributed one by one: what is tried in which order, and by what money is shared.
#include "actions/attribution.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

using Parts = std::vector<std::pair<std::string, int>>;

class AttributionTest : public ::testing::Test {
 protected:
  AttributionTest() {
    quartiers_ = {facts("QN03001M", 3000.0, "30007"), facts("QN03002I", 1000.0, "30007"),
                  facts("QN03003N", 2000.0, "30132")};
    quartiers_[0].contract = "CN03001";
    quartiers_[1].contract = "CN03001";
    former_ = {facts("QP030099", 500.0, "30007")};
    successors_ = {{"QP030001", {{0, 750}, {2, 250}}}};
  }

  static QuartierFacts facts(const char* code, double people, const char* commune) {
    QuartierFacts facts;
    facts.code = code;
    facts.name = std::string("Quartier ") + code;
    facts.people = people;
    facts.communes = {
        {commune, commune == std::string("30007") ? "Alès" : "La Grand-Combe", people}};
    return facts;
  }

  /// Attributes the one action; what it is shared into, by code ("": unattributed, "*": across,
  /// "?": ambiguous, "outside …": a commune or pocket without a quartier).
  Parts attribute_one() {
    action_.source = {"actions.xlsx", 7, ""};
    programme_.actions = {action_};
    const std::vector<ActionPlace> places = {place_};
    attribution_ = attribute(
        {programme_, quartiers_, former_, successors_, places, words_, {}, communes_, pockets_},
        findings_);
    Parts parts;
    int sum = 0;
    for (const TargetShare& share : attribution_.of(0)) {
      const Target& target = attribution_.targets[share.target.position()];
      parts.emplace_back(target.kind == TargetKind::transterritorial ? "*"
                         : target.kind == TargetKind::ambiguous      ? "?"
                         : target.kind == TargetKind::outside
                             ? "outside " + target.code + target.name
                             : target.code,
                         share.millionths);
      sum += share.millionths;
    }
    EXPECT_EQ(sum, kWhole);
    return parts;
  }
  [[nodiscard]] AttributionMethod method() const { return attribution_.actions[0].method; }
  [[nodiscard]] SharedBy by() const { return attribution_.actions[0].by; }
  [[nodiscard]] bool is_doubtful() const { return attribution_.actions[0].is_doubtful; }

  std::vector<QuartierFacts> quartiers_;
  std::vector<QuartierFacts> former_;
  Successors successors_;
  QuartierWords words_ = {{"tous"}, {"hors"}, {"transterritorial"}, {"sauf"}};
  std::vector<KnownArea> communes_;
  std::vector<KnownArea> pockets_;
  Action action_;
  ActionPlace place_;
  Programme programme_;
  Findings findings_;
  Attribution attribution_;
};

TEST_F(AttributionTest, StatedCodeComesFirst) {
  action_.quartiers = {{"QN03002I", {}}};
  place_.inside = 0;
  action_.communes = {"30132"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03002I", kWhole)));
  EXPECT_EQ(method(), AttributionMethod::stated);
  EXPECT_EQ(by(), SharedBy::single);
  EXPECT_FALSE(is_doubtful());
}

TEST_F(AttributionTest, StatedSharesAreKept) {
  action_.quartiers = {{"QN03001M", 400'000}, {"QN03003N", 600'000}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 400'000), Pair("QN03003N", 600'000)));
  EXPECT_EQ(by(), SharedBy::stated_shares);
}

TEST_F(AttributionTest, SeveralCodesAreSharedByAudienceThenByPeople) {
  action_.quartiers = {{"QN03001M", {}}, {"QN03002I", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03002I", 250'000)));
  EXPECT_EQ(by(), SharedBy::people);

  action_.audiences = {{"QN03002I", 30}, {"QN03001M", 10}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 250'000), Pair("QN03002I", 750'000)));
  EXPECT_EQ(by(), SharedBy::audience);
}

TEST_F(AttributionTest, WithoutPeopleSeveralCodesShareEqually) {
  for (QuartierFacts& facts : quartiers_) facts.people.reset();
  action_.quartiers = {{"QN03001M", {}}, {"QN03002I", {}}, {"QN03003N", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 333'334), Pair("QN03002I", 333'333),
                                           Pair("QN03003N", 333'333)));
  EXPECT_EQ(by(), SharedBy::equally);
}

TEST_F(AttributionTest, UnknownCodeKeepsItsPartInSight) {
  action_.quartiers = {{"QN03001M", 700'000}, {"QN03002X", 300'000}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 700'000), Pair("", 300'000)));
  EXPECT_TRUE(is_doubtful());
  ASSERT_TRUE(findings_.has("unknown_quartier"));
  EXPECT_THAT(findings_.list().front().details,
              ElementsAre(Detail{"code", "QN03002X"},
                          Detail{"nearest", "Quartier QN03002I, Alès (QN03002I)"}));
  EXPECT_EQ(findings_.list().front().first.row, 7);
}

TEST_F(AttributionTest, OnlyUnknownCodesLeaveTheWordToThePlace) {
  action_.quartiers = {{"QN99999X", {}}};
  place_.inside = 2;
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03003N", kWhole)));
  EXPECT_EQ(method(), AttributionMethod::perimeter);
  EXPECT_TRUE(is_doubtful());
}

TEST_F(AttributionTest, OlderCodeGoesToWhereItsPeopleLive) {
  action_.quartiers = {{"QP030001", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03003N", 250'000)));
  EXPECT_EQ(method(), AttributionMethod::stated);
  EXPECT_TRUE(findings_.has("older_quartier_code"));
}

TEST_F(AttributionTest, OlderQuartierThatNobodyLivesInIsSharedEqually) {
  successors_ = {{"QP030001", {{0, 0}, {2, 0}}}};
  action_.quartiers = {{"QP030001", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 500'000), Pair("QN03003N", 500'000)));
}

TEST_F(AttributionTest, QuartierThatLeftKeepsItsMoney) {
  action_.quartiers = {{"QP030099", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QP030099", kWhole)));
  const Target& target = attribution_.targets[attribution_.shares[0].target.position()];
  EXPECT_EQ(target.kind, TargetKind::former_quartier);
}

TEST_F(AttributionTest, TransterritorialIsBelievedBeforeThePlace) {
  action_.is_transterritorial = true;
  place_.inside = 0;  // of its operator's office
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("*", kWhole)));
}

TEST_F(AttributionTest, BandIsDoubtful) {
  place_.near = 1;
  place_.distance = 120.0;
  action_.audiences = {{"QN03003N", 5}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03002I", kWhole)));
  EXPECT_EQ(method(), AttributionMethod::band);
  EXPECT_TRUE(is_doubtful());
}

TEST_F(AttributionTest, AudienceComesBeforeTheCommune) {
  action_.audiences = {{"QN03003N", 5}, {"QN03001M", 15}};
  action_.communes = {"30007"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03003N", 250'000)));
  EXPECT_EQ(method(), AttributionMethod::audience);
}

TEST_F(AttributionTest, CommuneByCodeOrByNameIsSharedByPeople) {
  for (const char* commune : {"30007", "ALES"}) {
    action_.communes = {commune};
    EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03002I", 250'000)));
    EXPECT_EQ(method(), AttributionMethod::commune);
  }
}

TEST_F(AttributionTest, QuartierOfTwoCommunesCountsWithItsPeopleOfThatCommune) {
  quartiers_[0].communes = {{"30132", "La Grand-Combe", 2000.0}, {"30007", "Alès", 1000.0}};
  action_.communes = {"30007"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 500'000), Pair("QN03002I", 500'000)));
}

TEST_F(AttributionTest, CoordinatesOutsideFranceAreReportedAndLeaveDoubt) {
  place_.is_nowhere = true;
  action_.contract = "CN03001";
  (void)attribute_one();
  EXPECT_TRUE(is_doubtful());
  ASSERT_EQ(findings_.list().size(), 1U);
  EXPECT_EQ(findings_.list()[0].code, "action_place_nowhere");
  EXPECT_EQ(findings_.list()[0].first.row, 7);
}

TEST_F(AttributionTest, ContractIsTheLastResort) {
  action_.contract = "cn03001";
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03002I", 250'000)));
  EXPECT_EQ(method(), AttributionMethod::contract);
}

TEST_F(AttributionTest, NothingKnownIsUnattributed) {
  action_.contract = "CN99999";
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("", kWhole)));
  EXPECT_EQ(method(), AttributionMethod::none);
}

TEST_F(AttributionTest, CodeNamedTwiceCountsTwice) {
  action_.quartiers = {{"QN03001M", 200'000}, {"QN03003N", 500'000}, {"QN03001M", 300'000}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 500'000), Pair("QN03003N", 500'000)));
}

TEST_F(AttributionTest, NamesShareAsCodesDo) {
  quartiers_[0].name = "La Fontaine";
  quartiers_[1].name = "La Tuilerie";
  action_.quartiers = {{"La Fontaine", 600'000}, {"La Tuilerie", 400'000}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 600'000), Pair("QN03002I", 400'000)));
  action_.quartiers = {{"La Fontaine et La Tuilerie", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03002I", 250'000)));
  action_.audiences = {{"la tuilerie", 30}, {"QN03001M", 10}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 250'000), Pair("QN03002I", 750'000)));
  EXPECT_FALSE(is_doubtful());
}

TEST_F(AttributionTest, AQuartierNamedByCodeAndByNameCountsOnce) {
  quartiers_[0].name = "La Fontaine";
  action_.quartiers = {{"QN03001M", {}}, {"La Fontaine", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", kWhole)));
}

TEST_F(AttributionTest, AllQuartiersAreThoseOfTheContract) {
  action_.quartiers = {{"tous les QPV", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 500'000), Pair("QN03002I", 166'667),
                                           Pair("QN03003N", 333'333)));
  EXPECT_EQ(by(), SharedBy::people);
  action_.contract = "CN03001";
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03002I", 250'000)));
  action_.contract.clear();
  action_.communes = {"Grand-Combe"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03003N", kWhole)));
}

TEST_F(AttributionTest, AllQuartiersOfNoneAreUnattributed) {
  quartiers_.clear();
  action_.quartiers = {{"tous les QPV", kWhole}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("", kWhole)));
}

TEST_F(AttributionTest, ANameOfSeveralIsARowOfItsOwn) {
  quartiers_[0].name = "Centre";
  quartiers_[2].name = "Centre";
  action_.quartiers = {{"Centre", {}}};
  action_.contract = "CN99999";
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("?", kWhole)));
  EXPECT_EQ(method(), AttributionMethod::ambiguous);
  EXPECT_TRUE(findings_.has("ambiguous_quartier"));
  place_.inside = 2;
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03003N", kWhole))) << "its place decides";
  place_.inside.reset();
  action_.contract = "CN03001";
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", kWhole))) << "its contract decides";
}

TEST_F(AttributionTest, CodeAndNameThatDifferAreReported) {
  quartiers_[1].name = "La Tuilerie";
  action_.quartiers = {{"QN03001M - La Tuilerie", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("?", kWhole)));
  EXPECT_TRUE(findings_.has("quartier_label_differs"));
  action_.quartiers = {{"QN03099M - La Tuilerie", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03002I", kWhole)));
  EXPECT_TRUE(findings_.has("quartier_by_label"));
  EXPECT_TRUE(is_doubtful());
  action_.quartiers = {{"QP030003", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("?", kWhole)));
  EXPECT_TRUE(findings_.has("quartier_of_other_list"));
  action_.quartiers = {{"xyzzy", {}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("", kWhole)));
  EXPECT_TRUE(findings_.has("unknown_quartier_alone"));
}

TEST_F(AttributionTest, APlaceFarFromQuartiersEndsTheSearch) {
  place_.is_outside = true;
  action_.contract = "CN03001";
  action_.communes = {"30007"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("outside 30007Alès", kWhole)));
  EXPECT_EQ(method(), AttributionMethod::outside);
  communes_ = {{"30037", "Bessèges", {}}};
  place_.commune = "30037";
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("outside 30037Bessèges", kWhole)));
  pockets_ = {{"P1", "Poche de la Cèze", {"30037", "30171"}}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("outside P1Poche de la Cèze", kWhole)));
  action_.audiences = {{"QN03003N", 5}};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03003N", kWhole))) << "the file counts people";
}

TEST_F(AttributionTest, ACommuneWithoutQuartierEndsTheSearch) {
  action_.contract = "CN03001";
  for (const char* commune : {"30037", "Bessèges"}) {
    action_.communes = {commune};
    EXPECT_THAT(attribute_one(), ElementsAre(Pair(std::string("outside ") + commune, kWhole)));
    EXPECT_TRUE(findings_.has("commune_without_quartier"));
  }
  action_.communes = {"Allès"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03002I", 250'000)))
      << "a slip of the pen is no commune without quartiers";
  EXPECT_TRUE(findings_.has("action_commune_unknown"));
  action_.communes = {"Tous"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03002I", 250'000)));
  quartiers_[1].communes.clear();
  action_.communes = {"30037"};
  EXPECT_EQ(attribute_one().size(), 2U) << "the commune of a quartier is unknown";
}

TEST_F(AttributionTest, ANameIsNoEvidenceWhereOnlyCodesOfCommunesAreKnown) {
  for (QuartierFacts& facts : quartiers_) facts.communes.front().name.clear();
  action_.contract = "CN03001";
  action_.communes = {"Alès"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("QN03001M", 750'000), Pair("QN03002I", 250'000)));
  EXPECT_EQ(method(), AttributionMethod::contract);
  EXPECT_TRUE(findings_.has("commune_not_compared"));
  action_.communes = {"30037"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("outside 30037", kWhole)));
  communes_ = {{"30037", "Bessèges", {}}};
  action_.communes = {"Bessèges"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("outside 30037Bessèges", kWhole)));
}

TEST_F(AttributionTest, OutsideIsStatedToo) {
  place_.inside = 0;
  action_.quartiers = {{"Hors QPV", {}}};
  action_.communes = {"Bessèges"};
  EXPECT_THAT(attribute_one(), ElementsAre(Pair("outside Bessèges", kWhole)));
  EXPECT_EQ(method(), AttributionMethod::stated);
  action_.quartiers = {{"QN03001M ; hors QPV", {}}};
  EXPECT_THAT(attribute_one(),
              ElementsAre(Pair("QN03001M", 500'000), Pair("outside Bessèges", 500'000)));
}

TEST_F(AttributionTest, TextsAreKeptAsTheyWereUnderstood) {
  action_.quartiers = {{"Quartier QN03001M ; xyzzy", {}}};
  (void)attribute_one();
  ASSERT_EQ(attribution_.readings.size(), 2U);
  EXPECT_THAT(attribution_.readings[0].codes, ElementsAre("QN03001M"));
  EXPECT_EQ(attribution_.readings[1].kind, NamedKind::unknown);
}

TEST_F(AttributionTest, AnAliasThatMeansNothingIsFound) {
  const std::vector<QuartierAlias> aliases = {
      {"a", "QN03001M"}, {"b", "hors QPV"}, {"c", "QN0300"}};
  const AttributionInput input{programme_, quartiers_, former_, successors_, {}, words_, aliases};
  EXPECT_EQ(first_unknown_alias(input), 2U);
}

}  // namespace
}  // namespace carreau
