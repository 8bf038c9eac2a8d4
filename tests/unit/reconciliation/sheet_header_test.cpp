// SPDX-License-Identifier: Apache-2.0
/// Headers of one to three rows.
#include "reconciliation/sheet_header.hpp"

#include "support/drawn_sheet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using testing::drawn_sheet;
using ::testing::ElementsAre;

struct Read {
  SheetHeader header;
  std::vector<std::string> names;
  std::vector<std::string> lowest;
  std::string caption;
};

Read read(const std::vector<std::string>& lines) {
  const PrintedSheet sheet = drawn_sheet(lines);
  const SheetView view(sheet);
  Read read{find_header(view, view.whole()), {}, {}, {}};
  for (const ColumnHeading& heading : column_headings(view, view.whole(), read.header)) {
    read.names.push_back(heading.name);
    read.lowest.push_back(heading.lowest);
  }
  read.caption = caption_of(view, view.whole(), read.header);
  return read;
}

TEST(SheetHeader, OneRowBelowTitles) {
  const Read one = read({"Tableau 1", "Programme 2024", "", "q | Ville | CAF", "Nord | 1 | 2"});
  EXPECT_THAT(one.header.rows, ElementsAre(3));
  EXPECT_THAT(one.names, ElementsAre("q", "Ville", "CAF"));
  EXPECT_EQ(one.caption, "Programme 2024");
}

TEST(SheetHeader, TwoRowsOfMergedCells) {
  const Read two =
      read({" | Actions | Financement | | ", " | | Ville | État | Total", "Sport | 3 | 1 | 2 | 3"});
  EXPECT_THAT(two.header.rows, ElementsAre(0, 1));
  EXPECT_THAT(two.names, ElementsAre("", "Actions", "Financement Ville", "Financement État",
                                     "Financement Total"));
  EXPECT_THAT(two.lowest, ElementsAre("", "Actions", "Ville", "État", "Total"));
}

TEST(SheetHeader, TheNameOfTheRowsMayStandInEitherRow) {
  EXPECT_THAT(read({" | Ville | | Total | ", "q | Demandé | Accordé | Demandé | Accordé",
                    "Nord | 1 | 2 | 1 | 2"})
                  .names,
              ElementsAre("q", "Ville Demandé", "Ville Accordé", "Total Demandé", "Total Accordé"));
}

TEST(SheetHeader, ThreeRowsAndRepeatedTexts) {
  const Read three =
      read({"q | 2024 | | | | Total", " | Ville | Ville | CAF | CAF | Total",
            " | Demandé | Accordé | Demandé | Accordé | Total", "Nord | 1 | 2 | 3 | 4 | 10"});
  EXPECT_THAT(three.header.rows, ElementsAre(0, 1, 2));
  EXPECT_THAT(three.names, ElementsAre("q", "2024 Ville Demandé", "2024 Ville Accordé",
                                       "2024 CAF Demandé", "2024 CAF Accordé", "Total"));
}

TEST(SheetHeader, YearsAreHeadings) {
  EXPECT_THAT(read({"q | 2023 | 2024", "Nord | 1 | 2"}).header.rows, ElementsAre(0));
  EXPECT_FALSE(read({"q | 2023 | 2024", "Nord | 1 | 2"}).header.is_of_figures);
}

TEST(SheetHeader, ATextRowBelowTheHeaderIsNoHeader) {
  EXPECT_THAT(read({"q | Ville | CAF", "Nord | trois | quatre", "Sud | 1 | 2"}).header.rows,
              ElementsAre(0));
}

TEST(SheetHeader, TitlesOfSeveralCellsAndFiguresAboveTheHeader) {
  EXPECT_THAT(
      read({"Préfecture | | | Édité le 3 mars", "q | Ville | CAF | Total", "Nord | 1 | 2 | 3"})
          .header.rows,
      ElementsAre(1));
  const Read figures = read({"Enveloppe | 5000", "q | Ville | CAF", "Nord | 1 | 2", "Sud | 3 | 4"});
  EXPECT_THAT(figures.header.rows, ElementsAre(1));
}

TEST(SheetHeader, WithoutAHeaderTheFirstRowIsTaken) {
  const Read none = read({"Alès | 101 | 563152", "Bagard | 2 | 3200"});
  EXPECT_TRUE(none.header.is_of_figures);
  EXPECT_THAT(none.header.rows, ElementsAre(0));
}

}  // namespace
}  // namespace carreau
