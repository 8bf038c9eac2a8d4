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

  /// Attributes the one action; what it is shared into, by code ("" : unattributed, "*": across).
  Parts attribute_one() {
    action_.source = {"actions.xlsx", 7, ""};
    programme_.actions = {action_};
    const std::vector<ActionPlace> places = {place_};
    attribution_ = attribute({programme_, quartiers_, former_, successors_, places}, findings_);
    Parts parts;
    int sum = 0;
    for (const TargetShare& share : attribution_.of(0)) {
      const Target& target = attribution_.targets[share.target.position()];
      parts.emplace_back(target.kind == TargetKind::transterritorial ? "*" : target.code,
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
              ElementsAre(Detail{"code", "QN03002X"}, Detail{"nearest", "QN03002I"}));
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

TEST_F(AttributionTest, ContractIsTheLastResort) {
  action_.communes = {"30999"};
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

}  // namespace
}  // namespace carreau
