// SPDX-License-Identifier: Apache-2.0
/// Published tables of indicators, with the oddities of those of INSEE.
#include "inputs/indicator_reader.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;

const IndicatorPlace kQuartier{std::nullopt, "QP030001"};
const IndicatorPlace kCommune{PortraitLevel::commune, "30007"};

class IndicatorReader : public ::testing::Test {
 protected:
  PublishedIndicators read(const std::vector<std::string>& texts,
                           const std::vector<std::string>& chosen = {}) {
    std::vector<std::string> paths;
    for (std::size_t t = 0; t < texts.size(); ++t) {
      paths.push_back(folder_.write("table" + std::to_string(t) + ".csv", texts[t]));
    }
    return read_indicators({paths, chosen}, places_, findings_);
  }
  std::optional<double> value(const PublishedIndicators& all, const char* name,
                              const IndicatorPlace& place) {
    const auto k = all.find(name);
    EXPECT_TRUE(k) << name;
    return k ? all.value(*k, place) : std::nullopt;
  }
  IndicatorPlaces places_{{"QP030001", "QP030002"},
                          {kCommune,
                           {PortraitLevel::epci, "200066918"},
                           {PortraitLevel::urban_unit, "30007"},
                           {PortraitLevel::urban_unit, "00551"},
                           {PortraitLevel::department, "30"}}};
  TempFolder folder_;
  Findings findings_;
};

TEST_F(IndicatorReader, ReadsQuartiersAndCommunesFromSeveralTables) {
  const auto all =
      read({"CODGEO;LIBGEO;TP60;DISP_Q2;NOTE_CNAF;;\nQP030001;A;41,4;13\u202F724;0;;\n"
            "QP030002;B;s;;0;;\nQP059001;C;50;1;0;;\n",
            "CODGEO;LIBGEO;Q219;PPSOC19;TP6019\n30007;Alès;17 100;12,5;29\n30032;Y;;;\n"});
  EXPECT_EQ(value(all, "tp60", kQuartier), 41.4);
  EXPECT_EQ(value(all, "tp60", {std::nullopt, "QP030002"}), std::nullopt) << "secret, not zero";
  EXPECT_EQ(value(all, "tp60", kCommune), 29.0);
  EXPECT_EQ(value(all, "disp_q2", kQuartier), 13'724.0);
  EXPECT_EQ(value(all, "disp_q2", kCommune), 17'100.0);
  EXPECT_EQ(all.list()[*all.find("tp60")].sources.size(), 2U);
  EXPECT_TRUE(findings_.has("indicator_of_several_tables")) << "are they of one year?";
  EXPECT_FALSE(all.find("note_cnaf"));
  EXPECT_TRUE(findings_.has("indicator_rows_elsewhere"));
  EXPECT_TRUE(findings_.has("indicator_columns_unread"));
  EXPECT_TRUE(findings_.has("indicator_secret"));
}

TEST_F(IndicatorReader, ATableWithMoreCellsThanFitIsRefused) {
  const std::vector<std::string> paths{
      folder_.write("a.csv", "CODGEO,x,y\nQP030001,1,\nQP059001,1,\nQP030002,2,\n")};
  // The row of another place is not kept.
  EXPECT_TRUE(read_indicators({paths, {}, 6}, places_, findings_).find("x"));
  EXPECT_THAT(testing::codes_thrown_by([&] {
                (void)read_indicators({paths, {}, 5}, places_, findings_);
              }),
              ::testing::ElementsAre("too_many_kept_cells", "clear_far_cells"));
}

TEST_F(IndicatorReader, TellsCommunesFromUnitsAndDepartments) {
  EXPECT_EQ(value(read({"CODGEO,x\n30007,1\n"}), "x", kCommune), 1.0);
  const auto units = read({"uu2020,x\n30007,2\n"});
  EXPECT_EQ(value(units, "x", {PortraitLevel::urban_unit, "30007"}), 2.0);
  EXPECT_EQ(value(units, "x", kCommune), std::nullopt);
  // 00551 is the code of a unit across départements: the whole table is one of units.
  const auto mixed = read({"CODGEO,x\n00551,3\n30007,4\n"});
  EXPECT_EQ(value(mixed, "x", kCommune), std::nullopt);
  EXPECT_EQ(value(mixed, "x", {PortraitLevel::urban_unit, "30007"}), 4.0);
  EXPECT_EQ(value(read({"code,x\n200066918,5\n"}), "x", {PortraitLevel::epci, "200066918"}), 5.0);
  EXPECT_EQ(value(read({"dep,x\n30,6\n"}), "x", {PortraitLevel::department, "30"}), 6.0);
}

TEST_F(IndicatorReader, RoundsWhatACalculationLeft) {
  const auto all = read({"qp,x\nQP030001,1.7000000000000002\nQP030002,2.25\n"});
  EXPECT_EQ(value(all, "x", kQuartier), 1.7);
  EXPECT_EQ(all.list()[*all.find("x")].decimals, 2);
}

TEST_F(IndicatorReader, ReadsTheChosenOnesWithTheirKind) {
  const std::string table = "code_qp,TP60,score,nb_x\nQP030001,41.4,7,3\n";
  const auto all = read({table}, {"score=count", "tp60"});
  ASSERT_EQ(all.list().size(), 2U);
  EXPECT_EQ(all.list()[*all.find("score")].kind, IndicatorKind::count);
  EXPECT_EQ(read({table}).list().size(), 3U);
  EXPECT_EQ(testing::codes_thrown_by([&] { (void)read({table}, {"scores"}); }).front(),
            "indicator_missing");
  EXPECT_EQ(testing::codes_thrown_by([&] { (void)read({table}, {"score=sum"}); }).front(),
            "indicator_kind");
}

TEST_F(IndicatorReader, EachFaultHasItsCode) {
  testing::expect_faults(
      {{"nom,x\nA,1\n", "table0.csv", {"column_missing", "column_zone_code", "add_or_rename"}},
       {"code_qp,x\nQP1,1\n", "table0.csv: code_qp", {"indicator_strangers", "indicator_codes"}},
       // A region has two digits, as a département does.
       {"codgeo,x\n30,1\n", "table0.csv: codgeo", {"indicator_strangers", "indicator_codes"}},
       {"qp,x\nQP030001,1\nQP030001,2\nQP030002,4\n",
        "table0.csv:3: x",
        {"indicator_twice", "indicator_in_one_table"}},
       {"qp,x\nQP030001,1\nQP030001,1\nQP030002,4 bis\n",
        "table0.csv:4: x",
        {"statistic_number", "correct_or_leave_empty"}},
       {"qp,x\nQP030001,0.0000001\nQP030002,12345678901\n",
        "table0.csv:3: x",
        {"statistic_digits", "round_column"}}},
      [&](const std::string& text) { (void)read({text}); });
}

}  // namespace
}  // namespace carreau::inputs
