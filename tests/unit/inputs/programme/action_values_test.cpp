// SPDX-License-Identifier: Apache-2.0
/// Cells of tables of actions.
#include "inputs/programme/action_values.hpp"

#include "actions/attribution.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kSeparators = ";\n|,/";

std::string refusal(const std::string& cell) {
  try {
    (void)parse_quartiers(cell, kSeparators);
  } catch (const CellRefused& why) {
    return why.code;
  }
  return "";
}

std::vector<std::string> codes(const std::string& cell) {
  std::vector<std::string> list;
  for (const StatedQuartier& q : parse_quartiers(cell, kSeparators).quartiers)
    list.push_back(q.text);
  return list;
}

std::vector<std::int32_t> shares(const std::string& cell) {
  std::vector<std::int32_t> list;
  for (const StatedQuartier& q : parse_quartiers(cell, kSeparators).quartiers) {
    list.push_back(q.share_millionths.value_or(-1));
  }
  return list;
}

TEST(ActionValues, TheFirstSeparatorThatOccursCounts) {
  EXPECT_THAT(cell_values("a, b; c,d ;;", kSeparators), ElementsAre("a, b", "c,d"));
  EXPECT_THAT(cell_values("a,b", kSeparators), ElementsAre("a", "b"));
  EXPECT_THAT(cell_values("=\"60057\"", kSeparators), ElementsAre("60057"));
  EXPECT_THAT(cell_values("", kSeparators), IsEmpty());
}

TEST(ActionValues, WordsAboutQuartiersAreKeptAsWritten) {
  EXPECT_THAT(codes("qn 03001m; QP030\u00A0014"), ElementsAre("qn 03001m", "QP030\u00A0014"));
  EXPECT_THAT(codes("Centre (Nord)"), ElementsAre("Centre (Nord)")) << "a name, no share";
  EXPECT_THAT(codes("Centre, Nord"), ElementsAre("Centre, Nord")) << "the zoning tells what it is";
  for (const char* cell : {"La Fontaine (QN03601M)", "QPV QN03601M : La Fontaine",
                           "QN03601M - La Fontaine", "QN03601M et QN03602M", "Cité 2000"}) {
    EXPECT_THAT(codes(cell), ElementsAre(cell));
    EXPECT_THAT(shares(cell), ElementsAre(-1));
  }
}

TEST(ActionValues, NamesHaveSharesToo) {
  for (const char* cell :
       {"La Fontaine : 60 ; La Tuilerie : 40", "La Fontaine 60 % et La Tuilerie 40 %",
        "La Fontaine (60 %) + La Tuilerie (40 %)", "La Fontaine=60,La Tuilerie=40"}) {
    EXPECT_THAT(codes(cell), ElementsAre("La Fontaine", "La Tuilerie")) << cell;
    EXPECT_THAT(shares(cell), ElementsAre(600'000, 400'000)) << cell;
  }
  EXPECT_THAT(codes("La Fontaine (QN03601M) : 60 ; QN03602M - Sud : 40"),
              ElementsAre("La Fontaine (QN03601M)", "QN03602M - Sud"));
}

TEST(ActionValues, SharesInTheirSpellings) {
  for (const char* cell : {"QN03001M:60;QN03002M:40", "QN03001M (60 %) ; QN03002M (40 %)",
                           "QN03001M=60%, QN03002M=40%", "QN03001M 60 %|QN03002M 40 %",
                           "QN03001M : 60,0 ; QN03002M : 40,0"}) {
    EXPECT_THAT(codes(cell), ElementsAre("QN03001M", "QN03002M")) << cell;
    EXPECT_THAT(shares(cell), ElementsAre(600'000, 400'000)) << cell;
  }
  EXPECT_THAT(shares("QN03001M"), ElementsAre(-1));
}

TEST(ActionValues, RoundedSharesComeToTheWhole) {
  for (const char* cell :
       {"A1:33;A2:33;A3:33", "A1:33.33;A2:33.33;A3:33.33", "A1:33,3;A2:33,3;A3:33,4"}) {
    std::int32_t sum = 0;
    for (const std::int32_t share : shares(cell)) sum += share;
    EXPECT_EQ(sum, kWhole) << cell;
  }
  EXPECT_TRUE(parse_quartiers("A1:33;A2:33;A3:33", kSeparators).was_rescaled);
  EXPECT_FALSE(parse_quartiers("A1:33,3;A2:33,3;A3:33,4", kSeparators).was_rescaled);
}

TEST(ActionValues, SharesThatDoNotMakeTheWholeAreRefused) {
  EXPECT_EQ(refusal("A1:60;A2:50"), "refused_share_sum");
  EXPECT_EQ(refusal("A1:60;A2:30"), "refused_share_sum");
  EXPECT_EQ(refusal("A1:99"), "refused_share_sum");
  EXPECT_EQ(refusal("A1:60;A2"), "refused_share_partly");
  EXPECT_EQ(refusal("A1:120"), "refused_share");
  EXPECT_EQ(refusal("A1:-20;A2:120"), "refused_share");
  EXPECT_EQ(refusal("A1:6x;A2:40"), "refused_share");
  EXPECT_EQ(refusal("A1:0;A2:0"), "refused_share_sum");
  EXPECT_EQ(refusal("A1:99999999999999;A2:1"), "refused_share");
}

TEST(ActionValues, AudienceByQuartier) {
  const auto audiences = parse_audiences("qn03001m:120 ; QN03002M : 1 200", kSeparators);
  ASSERT_EQ(audiences.size(), 2U);
  EXPECT_EQ(audiences[0].text, "qn03001m");
  EXPECT_EQ(audiences[1].people, 1200);
  EXPECT_THROW((void)parse_audiences("QN03001M", kSeparators), CellRefused);
  EXPECT_THROW((void)parse_audiences("QN03001M:12,5", kSeparators), CellRefused);
}

TEST(ActionValues, PeopleAreWhole) {
  EXPECT_EQ(parse_people("1 200"), 1200);
  EXPECT_EQ(parse_people("120.0"), 120);
  for (const char* text : {"", "12,5", "-3", "tout public", "30-40"}) {
    EXPECT_FALSE(parse_people(text)) << text;
  }
}

TEST(ActionValues, SiretAndItsCheckDigit) {
  // The siège of INSEE and a post office, as the directory has them.
  EXPECT_EQ(parse_siret("120 027 016 00563").siret, "12002701600563");
  EXPECT_FALSE(parse_siret("12002701600563").fails_check);
  EXPECT_TRUE(parse_siret("12002701600564").fails_check);
  EXPECT_FALSE(parse_siret("35600000049837").fails_check) << "La Poste";
  EXPECT_TRUE(parse_siret("35600000049838").fails_check);
  EXPECT_TRUE(parse_siret("120027016").is_odd_length);
  EXPECT_EQ(parse_siret("120027016").siret, "");
  EXPECT_FALSE(parse_siret("").is_odd_length);
}

TEST(ActionValues, ASiretGetsItsZeroBackWhereTheCheckFits) {
  // 0 5772 0138… : a number of a company whose SIREN begins with zero.
  std::string digits = "05772013800010";
  for (char last = '0'; last <= '9'; ++last) {
    digits.back() = last;
    if (!parse_siret(digits).fails_check) break;
  }
  const SiretText text = parse_siret(digits.substr(1));
  EXPECT_TRUE(text.has_zero_put);
  EXPECT_EQ(text.siret, digits);
}

TEST(ActionValues, CommunesByCodeOrName) {
  std::size_t zeros = 0;
  EXPECT_THAT(parse_communes("1004; 30007;Alès;2A004", kSeparators, zeros),
              ElementsAre("01004", "30007", "Alès", "2A004"));
  EXPECT_EQ(zeros, 1U);
}

}  // namespace
}  // namespace carreau::inputs
