// SPDX-License-Identifier: Apache-2.0
/// The sheets of the workbook of a report.
#include "report/programme/actions_workbook.hpp"

#include "report/programme/actions_tables.hpp"
#include "support/drawn_programme.hpp"
#include "support/gdal_files.hpp"
#include "support/program.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace carreau::report {
namespace {

using testing::DrawnProgramme;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TempFolder;

const Words kBookWords(Language::french);

/// Every subject of a report, in a workbook.
std::string full_workbook(const TempFolder& folder) {
  DrawnProgramme drawn(60);
  drawn.programme.actions[0].priority = "Cohésion";
  drawn.compute();
  const std::string path = folder / "r.xlsx";
  files::WorkbookWriter book(path, "r.xlsx");
  add_table_sheets(actions_tables(drawn.view(), kBookWords), book, kBookWords);
  book.finish();
  return path;
}

TEST(ActionsWorkbook, HasASheetASubject) {
  const TempFolder folder;
  EXPECT_THAT(
      testing::layer_names(full_workbook(folder)),
      ElementsAre("Territoires", "Thèmes et financeurs", "Cube", "Suivi", "Action × financeur",
                  "Objectifs", "Indicateurs", "Actions", "Attribution"));
}

TEST(ActionsWorkbook, TotalsAreSubtotalsOfTheValuesAboveThem) {
  const TempFolder folder;
  const auto xml = testing::run_program(
      "/usr/bin/unzip", {"-p", full_workbook(folder), "xl/worksheets/sheet1.xml"}, folder.path());
  ASSERT_EQ(xml.exit_code, 0) << xml.err;
  const std::regex cell(
      "<c r=\"([A-Z]+)([0-9]+)\"[^>]*>(<f>SUBTOTAL\\(109,([A-Z]+)([0-9]+):"
      "[A-Z]+([0-9]+)\\)</f>)?<v>([^<]*)</v></c>");
  std::map<std::string, double> values;
  std::size_t subtotals = 0;
  for (std::sregex_iterator at(xml.out.begin(), xml.out.end(), cell), end; at != end; ++at) {
    const std::smatch& match = *at;
    if (!match[3].matched) {
      values[match[1].str() + match[2].str()] = std::stod(match[7]);
      continue;
    }
    double sum = 0.0;
    for (int row = std::stoi(match[5]); row <= std::stoi(match[6]); ++row) {
      const auto found = values.find(match[4].str() + std::to_string(row));
      if (found != values.end()) sum += found->second;
    }
    EXPECT_NEAR(sum, std::stod(match[7]), 0.001) << match[0];
    ++subtotals;
  }
  EXPECT_GT(subtotals, 3U);
}

}  // namespace
}  // namespace carreau::report
