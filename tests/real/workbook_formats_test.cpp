// SPDX-License-Identifier: Apache-2.0
/// Published workbooks of subsidies: the sums of their columns, added up by pandas; of the old
/// .xls, by hand.
#include "support/real_data.hpp"
#include "support/sheets.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace carreau::testing {
namespace {

/// A column of numbers in a published workbook; sheet and column from 0.
struct PublishedColumn {
  std::string file;
  std::size_t sheet = 0;
  std::uint32_t column = 0;
  double sum = 0.0;
  std::size_t cells = 0;  ///< of the whole sheet
};

class RealWorkbookFormats : public RealRun,
                            public ::testing::WithParamInterface<PublishedColumn> {};

TEST_P(RealWorkbookFormats, AddUpToWhatOtherProgramsFind) {
  const std::string path = real_file("actions/workbooks/" + GetParam().file);
  // The data stay outside the project, and one of the files may be missing.
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no published workbook: " << path;
  const files::Workbook book = read_workbook_file(path);
  const files::Sheet& sheet = book.sheets.at(GetParam().sheet);
  double sum = 0.0;
  for (const files::Sheet::Cell& cell : sheet.cells()) {
    const bool counts = cell.column == GetParam().column && cell.type == files::CellType::number;
    if (counts) sum += std::strtod(std::string(sheet.text(cell)).c_str(), nullptr);
  }
  EXPECT_DOUBLE_EQ(sum, GetParam().sum);
  EXPECT_EQ(sheet.cells().size(), GetParam().cells);
}

INSTANTIATE_TEST_SUITE_P(
    Published, RealWorkbookFormats,
    ::testing::Values(PublishedColumn{"mayenne_2019.xlsx", 0, 7, 8'127'915, 833},
                      PublishedColumn{"montpellier_2014.ods", 0, 4, 9'266'208, 10'274},
                      PublishedColumn{"montpellier_2014.ods", 0, 10, 9'098'805, 10'274},
                      PublishedColumn{"montpellier_2014.ods", 3, 4, 3'112'560, 507},
                      PublishedColumn{"sarthe_2018.xls", 0, 5, 1'778'125, 175}));

}  // namespace
}  // namespace carreau::testing
