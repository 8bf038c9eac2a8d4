// SPDX-License-Identifier: Apache-2.0
/// Where the tables of a sheet are.
#include "reconciliation/printed_sheet.hpp"

#include "support/drawn_sheet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {

void PrintTo(const SheetArea& area, std::ostream* out) {
  *out << "rows " << area.top << "-" << area.bottom << ", columns " << area.left << "-"
       << area.right;
}

namespace {

using testing::drawn_sheet;
using ::testing::ElementsAre;

std::vector<SheetArea> areas(const std::vector<std::string>& lines) {
  const PrintedSheet sheet = drawn_sheet(lines);
  return table_areas(SheetView(sheet));
}

TEST(PrintedSheet, CellsHaveTheirParts) {
  const PrintedSheet sheet = drawn_sheet({"Nord | 12 | 2024 | nc | 2 024 | #33.333 | "});
  const SheetView view(sheet);
  EXPECT_EQ(view.part(0, 0), SheetPart::word);
  EXPECT_EQ(view.part(0, 1), SheetPart::figure);
  EXPECT_EQ(view.part(0, 2), SheetPart::year);
  EXPECT_EQ(view.part(0, 3), SheetPart::unknown);
  EXPECT_EQ(view.part(0, 4), SheetPart::figure) << "a mark between thousands makes it an amount";
  EXPECT_EQ(view.part(0, 5), SheetPart::figure);
  EXPECT_EQ(view.part(0, 6), SheetPart::empty);
}

TEST(PrintedSheet, OneTableWithTitlesAndBlankLinesIsOneArea) {
  EXPECT_THAT(areas({"", "Tableau 1", "", "q | Ville | | CAF", "", "Nord | 1 | | 2", "",
                     "Sud | 3 | | 4", "Total | 4 | | 6", "Source : DDT"}),
              ElementsAre(SheetArea{1, 10, 0, 4}));
}

TEST(PrintedSheet, TablesBelowEachOther) {
  EXPECT_THAT(areas({"Tableau 1", "q | Ville | CAF", "Nord | 1 | 2", "Total | 1 | 2", "",
                     "Tableau 2", "axe | 2023 | 2024", "Sport | 5 | 6", "Total | 5 | 6"}),
              ElementsAre(SheetArea{0, 4, 0, 3}, SheetArea{5, 9, 0, 3}));
  EXPECT_THAT(areas({"q | Ville | CAF", "Nord | 1 | 2", "", "axe | Financement | ",
                     " | État | Total", "Sport | 5 | 5"}),
              ElementsAre(SheetArea{0, 2, 0, 3}, SheetArea{3, 6, 0, 3}))
      << "the second header has merged cells";
}

TEST(PrintedSheet, TablesBesideEachOther) {
  EXPECT_THAT(
      areas({"q | Ville | | axe | CAF", "Nord | 1 | | Sport | 2", "Total | 1 | | Total | 2"}),
      ElementsAre(SheetArea{0, 3, 0, 2}, SheetArea{0, 3, 3, 5}));
  EXPECT_THAT(areas({"q | Ville | CAF", "Nord | 1 | 2", "", "q | Ville | | axe | CAF",
                     "Nord | 1 | | Sport | 2", "Sud | 1 | | Total | 2"}),
              ElementsAre(SheetArea{0, 2, 0, 3}, SheetArea{3, 6, 0, 2}, SheetArea{3, 6, 3, 5}));
}

TEST(PrintedSheet, RemarksAndRepeatedHeadersDivideNothing) {
  EXPECT_THAT(areas({"q | n | | remarque", "Nord | 1 | | vu", "Total | 1 | | "}),
              ElementsAre(SheetArea{0, 3, 0, 4}));
  EXPECT_THAT(areas({"q | Ville | CAF", "Nord | 1 | 2", "", "q | Ville | CAF", "Sud | 3 | 4"}),
              ElementsAre(SheetArea{0, 5, 0, 3}))
      << "the header is printed again on the next page";
  EXPECT_THAT(areas({"q | Ville | CAF", "Nord | 1 | 2", "Total | 1 | 2", "", "q | Ville | CAF",
                     "Sud | 3 | 4"}),
              ElementsAre(SheetArea{0, 3, 0, 3}, SheetArea{4, 6, 0, 3}))
      << "a table ends with its total";
  EXPECT_THAT(areas({"Axe 1", "q | Ville | CAF", "Nord | 1 | 2", "Sous-total | 1 | 2", "Axe 2",
                     "q | Ville | CAF", "Sud | 3 | 4", "Total général | 4 | 6"}),
              ElementsAre(SheetArea{0, 8, 0, 3}))
      << "sections with a header each";
  EXPECT_THAT(areas({"Lot 1", "q | Ville | CAF", "Nord | 1 | 2", "Total | 1 | 2", "", "Lot 2",
                     "q | Ville | CAF", "Sud | 3 | 4", "Total | 3 | 4", "Total général | 4 | 6"}),
              ElementsAre(SheetArea{0, 10, 0, 3}))
      << "the grand total includes both";
  EXPECT_THAT(areas({"2023", "q | Ville | CAF", "q | Ville | CAF", "Nord | 1 | 2",
                     "2024 :", "q | Ville | CAF", "Sud | 3 | 4"}),
              ElementsAre(SheetArea{0, 4, 0, 3}, SheetArea{4, 7, 0, 3}))
      << "under another title";
  EXPECT_THAT(areas({"q | Ville | CAF", "Nord | 1 | 2", "Sud | trois | quatre", "Est | 3 | 4"}),
              ElementsAre(SheetArea{0, 4, 0, 3}));
}

TEST(PrintedSheet, NothingIsInNoArea) {
  EXPECT_THAT(areas({"", " | "}), ElementsAre());
  EXPECT_THAT(areas({}), ElementsAre());
}

}  // namespace
}  // namespace carreau
