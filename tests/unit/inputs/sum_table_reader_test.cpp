// SPDX-License-Identifier: Apache-2.0
/// Figures and tables as people print them.
#include "inputs/sum_table_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class SumTables : public ::testing::Test {
 protected:
  SumTable read(const std::string& text) {
    const auto tables = read_sum_tables(folder_.write("table.csv", text), {}, findings_);
    EXPECT_THAT(tables, SizeIs(1));
    return tables.at(0);
  }
  static std::vector<std::string> names(const auto& lines) {
    std::vector<std::string> names;
    for (const auto& line : lines) names.push_back(line.name);
    return names;
  }
  TempFolder folder_;
  Findings findings_;
};

TEST_F(SumTables, RowsColumnsAndTheirPlaces) {
  const SumTable table = read("commune;actions;financement\nAlès;101;563 152\nBagard;;3200\n");
  EXPECT_THAT(names(table.rows), ElementsAre("Alès", "Bagard"));
  EXPECT_THAT(names(table.columns), ElementsAre("actions", "financement"));
  EXPECT_EQ(table.at(0, 1).hundredths, 56'315'200);
  EXPECT_EQ(table.at(1, 0).kind, CellKind::unknown);
  EXPECT_EQ(table.place(1, 1).text(), "table.csv:3: financement");
  EXPECT_TRUE(findings_.list().empty()) << "semicolons are no oddity here";
}

TEST_F(SumTables, TheColumnDecidesHowItsFiguresAreWritten) {
  const SumTable table =
      read("q;english;french;open\nNord;1,234.50;0,125;1,028\nSud;2,000;1.250;2\n");
  EXPECT_EQ(table.at(0, 0).hundredths, 123'450);
  EXPECT_EQ(table.at(1, 0).hundredths, 200'000);
  EXPECT_EQ(table.at(0, 1).hundredths, 13);
  EXPECT_EQ(table.at(1, 1).hundredths, 125'000);
  EXPECT_TRUE(table.at(0, 2).is_guess);
}

TEST_F(SumTables, TitleLinesAndHeadings) {
  const SumTable table =
      read("Tableau 1;;\n;Ville;État\nAxe 1;;\nSport;1;2\nAxe 2;;\nCulture;3;4\nSource : DDT;;\n");
  EXPECT_THAT(names(table.rows), ElementsAre("Sport", "Culture"));
  EXPECT_EQ(table.rows[1].file_row, 6);
}

TEST_F(SumTables, NamesOfRowsInSeveralColumnsAndCodesBesideThem) {
  const SumTable table =
      read("code_insee;commune;quartier;n;remarque\n30007;Alès;Centre;1;vu\n30007;Alès;Près;2;\n");
  EXPECT_THAT(names(table.rows), ElementsAre("Alès Centre", "Alès Près"));
  EXPECT_THAT(names(table.columns), ElementsAre("n")) << "remarks hold no figure";
}

TEST_F(SumTables, AColumnOfRemarksWithANumberAmongThem) {
  const SumTable table = read("c;n;remarque\na;1;vu\nb;2;12\nd;3;à revoir\n");
  EXPECT_THAT(names(table.columns), ElementsAre("n"));
  EXPECT_TRUE(findings_.has("column_not_read"));
}

TEST_F(SumTables, CodesAloneNameRowsToo) {
  EXPECT_THAT(names(read("code;n\n30007;1\n30010;2\n").rows), ElementsAre("30007", "30010"));
  EXPECT_FALSE(findings_.has("rows_named_by_numbers"));
  (void)read("axe;n\n1;1\n2;2\n");
  EXPECT_TRUE(findings_.has("rows_named_by_numbers"));
}

TEST_F(SumTables, AHeaderOfTwoRows) {
  const SumTable table = read(";Actions;Financement;;\n;;Ville;État;Total\nSport;3;1;2;3\n");
  EXPECT_THAT(names(table.columns),
              ElementsAre("Actions", "Financement Ville", "Financement État", "Financement Total"));
  EXPECT_TRUE(findings_.has("header_of_rows"));
}

TEST_F(SumTables, AHeaderOfFiguresIsSuspicious) {
  (void)read("Alès;101;563152\nBagard;2;3200\n");
  EXPECT_TRUE(findings_.has("header_of_figures"));
  findings_ = {};
  (void)read("commune;2003;2004\nBagard;2;3200\n");
  EXPECT_FALSE(findings_.has("header_of_figures")) << "years name columns";
}

TEST_F(SumTables, SheetsAndFeatures) {
  (void)folder_.write("a.csv", "commune,n\nAlès,101\nTOTAL,101\n");
  for (const char* name : {"a.xlsx", "a.ods"}) {
    testing::convert(folder_ / "a.csv", folder_ / name);
    const auto tables = read_sum_tables(folder_ / name, {}, findings_);
    ASSERT_THAT(tables, SizeIs(1)) << name;
    EXPECT_TRUE(tables[0].is_spreadsheet);
    EXPECT_EQ(tables[0].title(), std::string(name) + " [a]");
    EXPECT_EQ(tables[0].rows.at(0).file_row, 2);
    EXPECT_THAT(names(tables[0].columns), ElementsAre("n"));
  }
  testing::convert_typed(folder_ / "a.csv", folder_ / "a.gpkg");
  const auto tables = read_sum_tables(folder_ / "a.gpkg", "a", findings_);
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_FALSE(tables[0].is_spreadsheet);
  EXPECT_THAT(names(tables[0].rows), ElementsAre("Alès", "TOTAL"));
}

TEST_F(SumTables, ASheetWithMoreCellsThanFitIsRefused) {
  // Three rows of two columns, one of which is empty but for its heading.
  (void)folder_.write("a.csv", "commune,n\nAlès,101\nBagard,\nTOTAL,101\n");
  testing::convert(folder_ / "a.csv", folder_ / "a.xlsx");
  testing::convert_typed(folder_ / "a.csv", folder_ / "a.gpkg");
  for (const std::string name : {"a.csv", "a.xlsx", "a.gpkg"}) {
    // The rows of a sheet include that of its header.
    const std::size_t cells = name == "a.xlsx" ? 8 : 6;
    EXPECT_THAT(read_sum_tables(folder_ / name, {}, findings_, cells), SizeIs(1)) << name;
    EXPECT_THAT(testing::codes_thrown_by(
                    [&] { (void)read_sum_tables(folder_ / name, {}, findings_, cells - 1); }),
                ElementsAre("too_many_kept_cells", "clear_far_cells"))
        << name;
  }
}

TEST_F(SumTables, ASheetOfACsvMakesNoSense) {
  const std::string path = folder_.write("a.csv", "commune,n\nAlès,101\n");
  EXPECT_THROW((void)read_sum_tables(path, "x", findings_), ArgumentError);
}

}  // namespace
}  // namespace carreau::inputs
