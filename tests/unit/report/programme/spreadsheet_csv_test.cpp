// SPDX-License-Identifier: Apache-2.0
/// CSV as spreadsheets open it with a double click.
#include "report/programme/spreadsheet_csv.hpp"

#include <gtest/gtest.h>

namespace carreau::report {
namespace {

ReportTable mixed_table() {
  using enum files::ValueKind;
  ReportTable table{"t", "T", "T"};
  table.columns = {{"name", "Nom", text},      {"granted", "Accordé", euros},
                   {"share", "Part", percent}, {"mean", "Moyenne", euros},
                   {"year", "Année", year},    {"value", "Valeur", decimal}};
  table.rows = {{{std::string("Alès; \"centre\""), std::int64_t{123'450}, 0.1234, 12.345,
                  std::int64_t{2024}, 1.5}},
                {{std::string("=1+1"), {}, {}, {}, {}, {}}},
                {{std::string("Actions"), std::int64_t{3}, {}, {}, {}, {}}, true, count}};
  table.notes = {"note"};
  return table;
}

TEST(SpreadsheetCsv, InFrenchHasSemicolonsCommasAndAMark) {
  EXPECT_EQ(spreadsheet_csv(mixed_table(), Language::french),
            "\xEF\xBB\xBFNom;Accordé;Part (%);Moyenne;Année;Valeur\r\n"
            "\"Alès; \"\"centre\"\"\";1234,50;12,3;12,35;2024;1,50\r\n"
            "'=1+1;;;;;\r\n"
            "Actions;3;;;;\r\n");
}

TEST(SpreadsheetCsv, InEnglishHasCommasAndPoints) {
  EXPECT_EQ(spreadsheet_csv(mixed_table(), Language::english),
            "\xEF\xBB\xBFNom,Accordé,Part (%),Moyenne,Année,Valeur\r\n"
            "\"Alès; \"\"centre\"\"\",1234.50,12.3,12.35,2024,1.50\r\n"
            "'=1+1,,,,,\r\n"
            "Actions,3,,,,\r\n");
}

}  // namespace
}  // namespace carreau::report
