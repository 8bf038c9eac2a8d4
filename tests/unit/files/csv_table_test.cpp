// SPDX-License-Identifier: Apache-2.0
/// Delimited text as statistical offices and spreadsheets write it.
#include "files/csv_table.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

bool has_code(const std::vector<std::string>& columns) {
  constexpr std::array<std::string_view, 1> kNames = {"code"};
  return has_any(columns, kNames);
}

class Csv : public ::testing::Test {
 protected:
  CsvTable open(const std::string& text) {
    return {folder_.write("table.csv", text), has_code, findings_};
  }
  std::vector<std::vector<std::string>> rows(const std::string& text) {
    CsvTable table = open(text);
    std::vector<std::vector<std::string>> all;
    while (table.next()) {
      auto& row = all.emplace_back();
      for (std::size_t c = 0; c < table.columns().size(); ++c) row.emplace_back(table.field(c));
    }
    return all;
  }
  std::string error(const std::string& text) {
    try {
      (void)rows(text);
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }

  TempFolder folder_;
  Findings findings_;
};

TEST_F(Csv, QuotedFieldsHoldSeparatorsQuotesAndLineBreaks) {
  EXPECT_THAT(rows("code,name\n1,\"a, \"\"b\"\"\"\n2,\"two\nlines\"\n"),
              ElementsAre(ElementsAre("1", "a, \"b\""), ElementsAre("2", "two\nlines")));
}

TEST_F(Csv, EmptyFieldsAtEveryPlace) {
  EXPECT_THAT(rows("code,a,b\n,,\n1,,\"\"\n"),
              ElementsAre(ElementsAre("", "", ""), ElementsAre("1", "", "")));
}

TEST_F(Csv, TheHeaderDecidesTheSeparator) {
  EXPECT_THAT(rows("code;value\n1;2,5\n"), ElementsAre(ElementsAre("1", "2,5")));
  EXPECT_THAT(rows("code\tvalue\n1\t2;5\n"), ElementsAre(ElementsAre("1", "2;5")));
  EXPECT_TRUE(findings_.has("separator"));
}

TEST_F(Csv, TitleLinesBeforeTheHeaderArePassed) {
  CsvTable table = open("Composition communale\nSource: INSEE; 2020\n\ncode,name\n1,a\n");
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.field(1), "a");
  EXPECT_EQ(table.row(), 5);
}

/// Funders over "Demandé" and "Accordé": the header is the two rows of which the second has these.
std::optional<Header> header_of_two_rows(std::span<const std::vector<std::string>> rows) {
  for (std::size_t k = 1; k < rows.size(); ++k) {
    if (std::ranges::find(rows[k], "Accordé") == rows[k].end()) continue;
    Header header{k - 1, 2, rows[k]};
    for (std::size_t c = 0; c < header.columns.size(); ++c) {
      header.columns[c] = rows[k - 1][c] + "/" + header.columns[c];
    }
    return header;
  }
  return std::nullopt;
}

TEST_F(Csv, AHeaderMayHaveSeveralRows) {
  const std::string path =
      folder_.write("table.csv",
                    "Programme, 2024, tableau, des, financements\n\n;CAF;\nAction;Demandé;Accordé\n"
                    "Chorale, théâtre, danse, cirque;1;2\n");
  CsvTable table(path, header_of_two_rows, findings_);
  EXPECT_THAT(table.columns(), ElementsAre("/Action", "CAF/Demandé", "/Accordé"));
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.field(0), "Chorale, théâtre, danse, cirque");
  EXPECT_EQ(table.field(2), "2");
  EXPECT_EQ(table.row(), 5);
  EXPECT_FALSE(table.next());
}

TEST_F(Csv, RowsBelowAHeaderAreShownSplitByItsSeparator) {
  std::vector<std::vector<std::string>> shown;
  const FindHeader find = [&](std::span<const std::vector<std::string>> rows) {
    shown.assign(rows.begin(), rows.end());
    return std::optional<Header>{{0, 1, rows[0]}};
  };
  const CsvTable table(folder_.write("table.csv", "code;name\n1;a, b, c, d\n"), find, findings_);
  EXPECT_THAT(shown, ElementsAre(ElementsAre("code", "name"), ElementsAre("1", "a, b, c, d")));
}

TEST_F(Csv, TheFirstRowsShowNoMoreThanTheyHold) {
  std::size_t most = 0;
  const FindHeader find = [&](std::span<const std::vector<std::string>> rows) {
    most = std::max(most, rows.size());
    return std::optional<Header>();
  };
  std::string text = "code,name\n";
  for (int k = 0; k < 40; ++k) text += "1,a\n";
  CsvTable table(folder_.write("table.csv", text), find, findings_);
  EXPECT_EQ(most, kMostHeaderRows);
  // Without a header the first row gives the names, for the error that follows.
  EXPECT_THAT(table.columns(), ElementsAre("code", "name"));
  int rows = 0;
  while (table.next()) ++rows;
  EXPECT_EQ(rows, 40);
}

TEST_F(Csv, LinesEndAsOnEverySystemAndBlankOnesAreNoRows) {
  EXPECT_THAT(rows("code,name\r\n1,a\r\n\r\n2,b\n\n"),
              ElementsAre(ElementsAre("1", "a"), ElementsAre("2", "b")));
}

TEST_F(Csv, LinesMayEndWithReturnsAlone) {
  EXPECT_THAT(rows("code;name\r1;a\r\r2;\"b\nc\"\r3;d"),
              ElementsAre(ElementsAre("1", "a"), ElementsAre("2", "b\nc"), ElementsAre("3", "d")));
  EXPECT_TRUE(findings_.has("return_line_ends"));
  EXPECT_THAT(rows("code;name\r1;Al\xE8s\r"), ElementsAre(ElementsAre("1", "Alès")));
}

TEST_F(Csv, AReturnWithinAFieldEndsNoLine) {
  EXPECT_THAT(rows("code,name\n1,\"a\rb\"\n2,c\n"),
              ElementsAre(ElementsAre("1", "a\rb"), ElementsAre("2", "c")));
  EXPECT_THAT(rows("code,name\r\r\n1,a\r\r\n"), ElementsAre(ElementsAre("1", "a")));
  EXPECT_FALSE(findings_.has("return_line_ends"));
}

TEST_F(Csv, ALineOfExcelStatesTheSeparator) {
  for (const std::string line : {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "\xEF\xBB\xBFsep=;\r"}) {
    const std::string end = line.ends_with('\r') ? "\r" : "\n";
    CsvTable table = open(line + "code;a, b, c" + end + "1;2,5" + end);
    EXPECT_THAT(table.columns(), ElementsAre("code", "a, b, c")) << line;
    ASSERT_TRUE(table.next());
    EXPECT_EQ(table.field(1), "2,5");
    EXPECT_EQ(table.row(), 3);
  }
  EXPECT_THAT(rows("sep=|\ncode|name\n1|a;b\n"), ElementsAre(ElementsAre("1", "a;b")));
  EXPECT_THAT(rows("sep=\t\ncode\tname\n1\ta;b\n"), ElementsAre(ElementsAre("1", "a;b")));
  EXPECT_THAT(rows("sep=x;y\ncode;name\n1;a\n"), ElementsAre(ElementsAre("1", "a")));
}

TEST_F(Csv, RowsAreNumberedAsAnEditorDoes) {
  CsvTable table = open("code,name\n1,\"two\nlines\"\n\n2,b\n");
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.row(), 2);
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.row(), 5);
}

TEST_F(Csv, Latin1IsConverted) {
  EXPECT_THAT(rows("code,name\n1,Al\xE8s\n"), ElementsAre(ElementsAre("1", "Alès")));
  EXPECT_TRUE(findings_.has("latin1"));
}

TEST_F(Csv, Utf8IsLeftAsItIs) {
  EXPECT_THAT(rows("code,name\n1,Alès\n"), ElementsAre(ElementsAre("1", "Alès")));
  EXPECT_TRUE(findings_.list().empty());
}

TEST_F(Csv, AByteOrderMarkIsNoPartOfTheFirstName) {
  CsvTable table = open(
      "\xEF\xBB\xBF"
      "code,name\n1,a\n");
  EXPECT_EQ(table.columns().front(), "code");
  EXPECT_TRUE(findings_.has("byte_order_mark"));
}

TEST_F(Csv, NumbersInFrenchDress) {
  CsvTable table = open(
      "code;value\na;1\u202F234,5\nb;\u00A0"
      "12\nc;s\nd;\ne;ns\n");
  std::vector<std::optional<double>> values;
  while (table.next()) values.push_back(table.optional_number(1, findings_));
  EXPECT_THAT(values, ElementsAre(1234.5, 12.0, std::nullopt, std::nullopt, std::nullopt));
  EXPECT_TRUE(findings_.has("decimal_comma"));
}

TEST_F(Csv, ANumberIsReadWholeOrNotAtAll) {
  for (const char* text : {"12abc", "1,2,3", "nan", "inf", "1e999", "0x10", "--1", "1.2.3"}) {
    CsvTable table = open(std::string("code;value\na;") + text + "\n");
    ASSERT_TRUE(table.next());
    EXPECT_THROW((void)table.number(1, findings_), DataError) << text;
  }
}

TEST_F(Csv, ARowOfAnotherLengthIsNamed) {
  EXPECT_THAT(error("code,name\n1,a\n2\n"), HasSubstr("table.csv:3: expected 2 fields"));
  EXPECT_THAT(error("code,name\n1,a,b\n"), HasSubstr("decimal comma need semicolons"));
  EXPECT_THAT(error("code;a;b\n1,2,3\n"), HasSubstr("separated differently"));
}

TEST_F(Csv, AnOpenQuoteIsNamedWhereItOpens) {
  EXPECT_THAT(error("code,name\n1,a\n2,\"b\n3,c\n"),
              HasSubstr("table.csv:3: a quotation mark opens here and never closes"));
}

TEST_F(Csv, ZeroBytesAreNoText) {
  EXPECT_THAT(error(std::string("c\0o\0d\0e\0", 8)), HasSubstr("UTF-16"));
}

TEST_F(Csv, AMissingFinalLineBreakIsFound) {
  EXPECT_THAT(rows("code,name\n1,a"), ElementsAre(ElementsAre("1", "a")));
  EXPECT_TRUE(findings_.has("no_final_newline"));
}

TEST_F(Csv, AMissingColumnNamesTheNearest) {
  const CsvTable table = open("code,poulation\n1,2\n");
  constexpr std::array<std::string_view, 1> kWanted = {"population"};
  try {
    (void)table.require(kWanted, Message{"column_people"});
    FAIL() << "found a column that is not there";
  } catch (const DataError& e) {
    EXPECT_STREQ(
        e.what(),
        "table.csv: expected a column \"population\" (number of people), found the columns code, "
        "poulation (is \"poulation\" meant?)");
  }
}

/// The memory of this process that is mapped from files, in MB.
double mapped_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0.0;
    if (word == "RssFile:" && status >> kilobytes) return kilobytes / 1e3;
  }
  return -1.0;
}

TEST_F(Csv, AFileLargerThanAPieceIsNeverWhollyInMemory) {
  // 130 MB with an accent in every row, so that it is held against UTF-8 as well.
  std::string rows = "code,nom\n";
  constexpr int kRows = 2'000'000;
  for (int k = 0; k < kRows; ++k) {
    rows += std::to_string(k) + ",Chemin de la Cité-Jardin des Prés Saint-Jean à Alès\n";
  }
  const std::string path = folder_.write("large.csv", rows);
  rows = {};
  const double before = mapped_megabytes();
  ASSERT_GT(before, 0.0);
  CsvTable table(path, has_code, findings_);
  double most = mapped_megabytes();
  std::int64_t sum = 0;
  for (int k = 0; table.next(); ++k) {
    sum += std::stoll(std::string(table.field(0)));
    if (k % 100'000 == 0) most = std::max(most, mapped_megabytes());
  }
  EXPECT_EQ(sum, std::int64_t{kRows} * (kRows - 1) / 2);
  EXPECT_LT(most - before, 60.0);
}

TEST_F(Csv, EachFaultOfFieldsHasItsCode) {
  testing::expect_faults(
      {{"code,a,b\n1,2,3,4\n", "table.csv:2", {"field_count", "quote_commas"}},
       {"code;a;b\n1;2;3;4\n", "table.csv:2", {"field_count", "quote_separators"}},
       {"code;a;b\n1;2\n", "table.csv:2", {"field_count", "is_file_cut"}},
       {"code;a;b\n1,2,3\n", "table.csv:2", {"field_count", "is_cut_or_separated"}}},
      [&](const std::string& text) { (void)rows(text); });
}

}  // namespace
}  // namespace carreau::files
