// SPDX-License-Identifier: Apache-2.0
/// Tables by zone with the oddities of published ones.
#include "inputs/statistics_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Statistics : public ::testing::Test {
 protected:
  SourceColumn read(const std::string& text, const std::string& column = "n",
                    const std::string& key = "") {
    const std::vector<std::string> paths = {folder_.write("table.csv", text)};
    const std::vector<std::string> columns = {column};
    return read_statistics({paths, columns, key}, codes_, findings_).at(column);
  }
  std::string error(const std::string& text, const std::string& column = "n",
                    const std::string& key = "") {
    try {
      (void)read(text, column, key);
    } catch (const DataError& e) {
      return e.what();
    }
    return "no error";
  }
  std::vector<std::string> codes_ = {"01053", "60057", "75101"};
  TempFolder folder_;
  Findings findings_;
};

TEST_F(Statistics, ValuesComeToTheDecimalsOfTheirColumn) {
  const SourceColumn column = read("CODGEO;n\n01053;1\u202F234,5\n60057;7\n75101;0,25\n");
  EXPECT_EQ(column.values.decimals, 2);
  EXPECT_THAT(column.values.units, ElementsAre(123'450, 700, 25));
}

TEST_F(Statistics, SecretsAreUnknownAndNotZero) {
  for (const char* secret : {"s", "ns", "nd", "", "NA"}) {
    const SourceColumn column =
        read(std::string("code;n\n01053;") + secret + "\n60057;0\n75101;3\n");
    EXPECT_THAT(column.values.units, ElementsAre(std::nullopt, 0, 3)) << secret;
  }
  EXPECT_TRUE(findings_.has("secret_value"));
}

TEST_F(Statistics, CodesAreMended) {
  const SourceColumn column = read("code,n\n1053,1\n=\"60057\",2\n75101,3\n");
  EXPECT_THAT(column.values.units, ElementsAre(1, 2, 3));
  EXPECT_TRUE(findings_.has("leading_zero"));
}

TEST_F(Statistics, RowsAndZonesThatDoNotMeetAreFound) {
  const SourceColumn column = read("code,n\n01053,1\n99999,40\n");
  EXPECT_THAT(column.values.units, ElementsAre(1, std::nullopt, std::nullopt));
  EXPECT_EQ(column.not_placed, 40);
  EXPECT_TRUE(findings_.has("row_without_zone"));
  ASSERT_TRUE(findings_.has("zone_without_row"));
  EXPECT_EQ(findings_.list().back().count, 2);
}

TEST_F(Statistics, IrisComesBeforeItsCommune) {
  codes_ = {"010040101", "010040102"};
  const SourceColumn column =
      read("IRIS;LIBIRIS;COM;n\n010040101;x;01004;5\n010040102;y;01004;6\n");
  EXPECT_THAT(column.values.units, ElementsAre(5, 6));
}

TEST_F(Statistics, WhatCannotBeUsedIsToldWithItsPlace) {
  EXPECT_THAT(error("code,n\n01053,1\n1053,2\n75101,3\n"),
              HasSubstr("table.csv:3: code: zone 1053 was already given in row 2"));
  EXPECT_THAT(error("code,n\n01053,abc\n"), HasSubstr("table.csv:2: n: expected a number"));
  EXPECT_THAT(error("code,n\n9,1\n8,1\n"), HasSubstr("such as \"01053\", found others, such as"));
  EXPECT_THAT(error("code,numbers\n01053,1\n", "number"), HasSubstr("is \"numbers\" meant?"));
  EXPECT_THAT(error("a,n\n01053,1\n"), HasSubstr("(code of the zone)"));
  EXPECT_THAT(error("a,n\n01053,1\n", "n", "b"), HasSubstr("(--key)"));
  EXPECT_THAT(error("code,n\n01053,0.0000001\n60057,12345678901\n"),
              HasSubstr("table.csv:3: n: with the decimals of its column"));
}

TEST_F(Statistics, AColumnOfTwoTablesIsNotGuessed) {
  const std::vector<std::string> paths = {folder_.write("a.csv", "code,n\n01053,1\n"),
                                          folder_.write("b.csv", "code,n,m\n01053,1,4\n")};
  const std::vector<std::string> both = {"n"};
  EXPECT_THROW((void)read_statistics({paths, both, ""}, codes_, findings_), DataError);
  const std::vector<std::string> one = {"m"};
  EXPECT_EQ(read_statistics({paths, one, ""}, codes_, findings_).at("m").values.units[0], 4);
}

TEST_F(Statistics, EachFaultHasItsCode) {
  testing::expect_faults(
      {{"a,n\n01053,1\n", "table.csv", {"column_missing", "column_zone_code", "add_or_rename"}},
       {"code,population\n01053,1\n", "table.csv", {"statistic_column", "name_one_of"}},
       {"code,n\n01053,1\n1053,2\n", "table.csv:3: code", {"zone_row_twice", "one_row_a_zone"}},
       {"code,n\n01053,abc\n", "table.csv:2: n", {"statistic_number", "correct_or_leave_empty"}},
       {"code,n\n9,1\n", "table.csv: code", {"statistic_strangers", "is_table_by_zones"}},
       {"code,n\n01053,0.0000001\n60057,12345678901\n",
        "table.csv:3: n",
        {"statistic_digits", "round_column"}}},
      [&](const std::string& text) { (void)read(text); });
  testing::expect_faults(
      {{"code,numbers\n01053,1\n", "table.csv", {"statistic_column", "is_meant"}}},
      [&](const std::string& text) { (void)read(text, "number"); });
  testing::expect_faults(
      {{"code,n\n01053,1\n", "table.csv", {"column_missing", "column_of_key", "add_or_rename"}}},
      [&](const std::string& text) { (void)read(text, "n", "commune"); });
}

TEST_F(Statistics, ThereMustBeZonesToMoveFrom) {
  codes_.clear();
  testing::expect_faults({{"code,n\n01053,1\n", "table.csv", {"no_zones_to_move_from"}}},
                         [&](const std::string& text) { (void)read(text); });
}

TEST_F(Statistics, AColumnOfTwoTablesNamesBoth) {
  const std::vector<std::string> columns = {"n"};
  testing::expect_faults(
      {{"code,n\n01053,1\n", "b.csv: n", {"column_in_two_tables", "keep_in_one_table"}}},
      [&](const std::string& text) {
        const std::vector<std::string> paths = {folder_.write("a.csv", text),
                                                folder_.write("b.csv", text)};
        (void)read_statistics({paths, columns, ""}, codes_, findings_);
      });
}

}  // namespace
}  // namespace carreau::inputs
