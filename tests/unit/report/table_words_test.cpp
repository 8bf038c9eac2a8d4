// SPDX-License-Identifier: Apache-2.0
/// Figures, cells and slips of a printed table in words.
#include "report/table_words.hpp"

#include "support/drawn_table.hpp"

#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using carreau::testing::drawn_table;

class WordsOfTable : public ::testing::Test {
 protected:
  /// The second row and the second column have no name.
  WordsOfTable() { table_.rows[1].name.clear(); }

  [[nodiscard]] std::string slip(SlipKind kind, std::optional<std::size_t> line = {},
                                 int factor = 1, Axis axis = Axis::rows) const {
    Slip slip;
    slip.kind = kind;
    slip.line = line;
    slip.factor = factor;
    slip.figure = 1'200;
    return english_.slips({slip}, {FigureKind::money, ""}, axis);
  }
  SumTable table_ = drawn_table({"c | Sport |", "Alès | 1 | env. 5", "x | | 4"});
  const TableWords french_{table_, Language::french};
  const TableWords english_{table_, Language::english};
};

TEST_F(WordsOfTable, FiguresHaveTheirUnit) {
  EXPECT_EQ(french_.figure(28'619'500, {FigureKind::money, ""}), "286\u202F195\u00A0€");
  EXPECT_EQ(english_.figure(28'619'550, {FigureKind::money, ""}), "€286,195.50");
  EXPECT_EQ(french_.figure(1'250, {FigureKind::share, ""}), "12,50\u00A0%");
  EXPECT_EQ(english_.figure(1'200, {FigureKind::share, ""}), "12%");
  EXPECT_EQ(english_.figure(19'500, {FigureKind::count, "action"}), "195");
}

TEST_F(WordsOfTable, LinesHaveTheirNameOrTheirNumber) {
  EXPECT_EQ(quoted("a", french_.words()), "« a »");
  EXPECT_EQ(english_.line_name(Axis::rows, 0), "\"Alès\"");
  EXPECT_EQ(english_.line_name(Axis::rows, 1), "row 3");
  EXPECT_EQ(english_.line_name(Axis::columns, 0), "\"Sport\"");
  EXPECT_EQ(english_.line_name(Axis::columns, 1), "column 3");
  EXPECT_EQ(french_.line_name(Axis::columns, 1), "colonne 3");
}

TEST_F(WordsOfTable, CellsHaveTheirPlaceInTheFile) {
  EXPECT_EQ(english_.cell(0, 0), "row 2, \"Alès\" × \"Sport\"");
  table_.is_spreadsheet = true;
  EXPECT_EQ(english_.cell(0, 0), "cell B2, \"Alès\" × \"Sport\"");
}

TEST_F(WordsOfTable, AFigureIsACellOrASum) {
  TableFigure figure;
  figure.row = 0;
  figure.column = 0;
  EXPECT_EQ(english_.place(figure), "row 2, \"Alès\" × \"Sport\"");
  figure.is_stated = false;
  figure.column.reset();
  EXPECT_EQ(english_.place(figure), "sum of \"Alès\"");
  figure.row.reset();
  EXPECT_EQ(english_.place(figure), "sum of the table");
  EXPECT_EQ(french_.place(figure), "somme du tableau");
  figure.column = 0;
  EXPECT_EQ(english_.place(figure), "sum of \"Sport\"");
}

TEST_F(WordsOfTable, WhatIsNoNumberIsQuotedOrEmpty) {
  EXPECT_EQ(english_.unread(Axis::rows, 0, 1), "\"env. 5\" (\"Alès\")");
  EXPECT_EQ(english_.unread(Axis::columns, 0, 1), "empty (\"Sport\")");
  EXPECT_EQ(french_.unread(Axis::columns, 0, 1), "vide (« Sport »)");
}

TEST_F(WordsOfTable, EachSlipHasItsLine) {
  EXPECT_EQ(english_.slips({}, {}, Axis::rows), "");
  EXPECT_EQ(slip(SlipKind::one_digit), "      → a single digit differs\n");
  EXPECT_EQ(slip(SlipKind::swapped_digits), "      → two neighbouring digits are exchanged\n");
  EXPECT_EQ(slip(SlipKind::wrong_sign), "      → only the sign differs\n");
  EXPECT_EQ(slip(SlipKind::other_way), "      → the same total holds along its row\n");
  EXPECT_EQ(slip(SlipKind::other_way, {}, 1, Axis::columns),
            "      → the same total holds down its column\n");
  EXPECT_EQ(slip(SlipKind::scale, {}, 1'000), "      → one of the two is in thousands\n");
  EXPECT_EQ(slip(SlipKind::scale, {}, 10),
            "      → one is 10 times the other: a zero too many or too few?\n");
  for (const SlipKind kind :
       {SlipKind::totals_corrected, SlipKind::total_itself, SlipKind::text_read}) {
    EXPECT_GT(slip(kind).size(), std::string("      → \n").size()) << to_text(kind);
  }
}

TEST_F(WordsOfTable, SlipsOfALineNameIt) {
  EXPECT_EQ(slip(SlipKind::counted_twice, 0), "      → it is exactly \"Alès\": counted again?\n");
  EXPECT_EQ(slip(SlipKind::left_out, 0), "      → it is exactly \"Alès\": left out?\n");
  EXPECT_EQ(slip(SlipKind::wrong_sign, 0),
            "      → it is exactly twice \"Alès\": counted with the wrong sign?\n");
  EXPECT_EQ(slip(SlipKind::line_scale, 0),
            "      → it holds if \"Alès\" is in thousands in one of the two\n");
  EXPECT_EQ(slip(SlipKind::cell, 0),
            "      → row and column miss the same amount: with €12 in row 2, \"Alès\" × \"Sport\" "
            "both hold\n");
}

}  // namespace
}  // namespace carreau::report
