// SPDX-License-Identifier: Apache-2.0
/// Tables of figures made of the cells of a sheet: nothing with a figure is lost.
#include "reconciliation/sheet_tables.hpp"

#include "support/drawn_sheet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using testing::drawn_sheet;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SheetTables : public ::testing::Test {
 protected:
  std::vector<SumTable> tables(const std::vector<std::string>& lines) {
    return tables_on(drawn_sheet(lines), findings_);
  }
  SumTable table(const std::vector<std::string>& lines) {
    auto found = tables(lines);
    EXPECT_THAT(found, SizeIs(1));
    return found.at(0);
  }
  static std::vector<std::string> names(const auto& lines) {
    std::vector<std::string> names;
    for (const auto& line : lines) names.push_back(line.name);
    return names;
  }
  Findings findings_;
};

TEST_F(SheetTables, EachTableOfASheetHasItsAreaAndItsTitle) {
  const auto found =
      tables({"Programme 2023", "q | Ville | CAF", "Nord | 1 | 2", "Total | 1 | 2", "",
              "Programme 2024", "q | Ville | État", "Nord | 5 | 6", "Total | 5 | 6"});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].title(), "drawn.xlsx [2004!A1:C4]");
  EXPECT_EQ(found[1].title(), "drawn.xlsx [2004!A6:C9]");
  EXPECT_EQ(found[1].caption, "Programme 2024");
  EXPECT_EQ(found[1].rows.at(0).file_row, 8);
}

TEST_F(SheetTables, ASingleTableHasNoArea) {
  EXPECT_EQ(table({"q | n", "Nord | 1"}).title(), "drawn.xlsx [2004]");
  EXPECT_TRUE(findings_.list().empty());
}

TEST_F(SheetTables, SectionsAndPagesAreNoRows) {
  const SumTable read = table({"q | n | m", "Axe 1", "Sport | 1 | 2", "q | n | m", "Axe 2",
                               "Culture | 3 | 4", "Axe 3 | Axe 3 | Axe 3", "Santé | 5 | 6"});
  EXPECT_THAT(names(read.rows), ElementsAre("Sport", "Culture", "Santé"));
  EXPECT_TRUE(read.rows[0].begins_section);
  EXPECT_TRUE(read.rows[2].begins_section);
}

TEST_F(SheetTables, TheColumnDecidesThenTheTable) {
  const SumTable read = table({"q | a | b | c", "Nord | 1,234.50 | 1,028 | 1.028 €",
                               "Sud | 2,000 | 2 | 2", "Est | 1 | 1 | 0,5"});
  EXPECT_EQ(read.at(1, 0).hundredths, 200'000);
  EXPECT_EQ(read.at(0, 1).hundredths, 102'800) << "the table has points and commas";
  EXPECT_EQ(read.at(0, 2).hundredths, 102'800);
  EXPECT_TRUE(read.at(0, 1).is_guess) << "no agreement in the table";
}

TEST_F(SheetTables, TypedCellsAreTheirNumbersAndTextsAreKnown) {
  const SumTable read = table({"q | n", "Nord | #33.333", "Sud | 1 200", "Est | #5"});
  EXPECT_EQ(read.at(0, 0).hundredths, 3'333);
  EXPECT_FALSE(read.at(0, 0).is_kept_as_text);
  EXPECT_TRUE(read.at(1, 0).is_kept_as_text);
}

TEST_F(SheetTables, AColumnOfTextsWithFiguresIsToldWithItsSum) {
  const SumTable read =
      table({"q | n | remarque", "Nord | 1 | vu", "Sud | 2 | 1 200,50", "Est | 3 | à revoir"});
  EXPECT_THAT(names(read.columns), ElementsAre("n"));
  ASSERT_THAT(read.unread, SizeIs(1));
  EXPECT_TRUE(read.unread[0].is_column);
  EXPECT_EQ(read.unread[0].label(), "remarque");
  EXPECT_EQ(read.unread[0].position, 3);
  EXPECT_EQ(read.unread[0].figures, 1U);
  EXPECT_EQ(read.unread[0].hundredths, 120'050);
  EXPECT_TRUE(findings_.has("column_not_read"));
}

TEST_F(SheetTables, FiguresAboveTheTableAreTold) {
  const SumTable read =
      table({"Enveloppe | 5000", "q | Ville | CAF", "Nord | 1 | 2", "Sud | 3 | 4"});
  ASSERT_THAT(read.unread, SizeIs(1));
  EXPECT_FALSE(read.unread[0].is_column);
  EXPECT_EQ(read.unread[0].position, 1);
  EXPECT_EQ(read.unread[0].hundredths, 500'000);
  EXPECT_TRUE(findings_.has("row_not_read"));
}

TEST_F(SheetTables, AHeaderOfFiguresIsToldAsFigures) {
  const SumTable read = table({"Alès | 101 | 563152", "Bagard | 2 | 3200"});
  EXPECT_TRUE(findings_.has("header_of_figures"));
  ASSERT_THAT(read.unread, SizeIs(1));
  EXPECT_EQ(read.unread[0].hundredths, 56'325'300);
}

TEST_F(SheetTables, FiguresApartFromAnyTableAreTold) {
  const auto found = tables(
      {"q | n | m", "Nord | 1 | 2", "", "Reste | Détail", "à voir | 7 | vu", "bon | oui | non"});
  std::size_t unread = 0;
  for (const SumTable& one : found) unread += one.unread.size();
  std::size_t read = 0;
  for (const SumTable& one : found) read += one.cells.size();
  EXPECT_GT(unread + read, 2U);
}

TEST_F(SheetTables, CodesAreNoFigures) {
  const SumTable read = table({"q | n | N° de dossier | SIRET du porteur", "Nord | 1 | 12 | 123",
                               "Sud | 2 | a | b", "Est | 3 | c | d"});
  EXPECT_THAT(read.unread, IsEmpty());
}

TEST_F(SheetTables, AmountsInTheFirstColumnAreRead) {
  const SumTable read = table({"Montant | Porteur | CAF", "100 | Ville | 5", "200 | Centre | 6"});
  EXPECT_THAT(names(read.columns), ElementsAre("Montant", "CAF"));
  EXPECT_THAT(names(read.rows), ElementsAre("Ville", "Centre"));
}

TEST_F(SheetTables, ASheetOfWordsHasNoTable) {
  EXPECT_THAT(tables({"Lire | avant", "de | signer"}), IsEmpty());
  EXPECT_THAT(tables({}), IsEmpty());
}

}  // namespace
}  // namespace carreau
