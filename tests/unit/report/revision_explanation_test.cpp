// SPDX-License-Identifier: Apache-2.0
/// What a revision makes of a quartier or a cell, in sentences; golden/revise_test has the others.
#include "report/revision_explanation.hpp"

#include "base/error.hpp"
#include "results/revision_writer.hpp"
#include "support/revised_town.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using carreau::testing::RevisedTown;
using carreau::testing::TempFolder;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class RevisionExplanation : public ::testing::Test {
 protected:
  std::string explain(const std::string& id, CellChoice cells = CellChoice::all) {
    town_.record.cells = cells;
    results::OutputOptions options;
    options.path = folder_ / "out.gpkg";
    options.overwrite = true;
    (void)results::write_revision(town_.revised(), options);
    return explain_revision(results::RevisionFile(options.path), id, Language::english);
  }
  RevisedTown town_;
  TempFolder folder_;
};

TEST_F(RevisionExplanation, BeginsWithTheQuartier) {
  EXPECT_THAT(explain("QP036003"), StartsWith("QP036003 Trois: left\n"))
      << "report_revision_explanation_quartier";
  EXPECT_THAT(explain("QP036002"), HasSubstr("kept: the grid has nobody there"));
}

TEST_F(RevisionExplanation, OfWhatIsNotThereNamesTheNearest) {
  try {
    (void)explain("QP36003");
    FAIL();
  } catch (const DataError& error) {
    EXPECT_THAT(error_text(error, Language::english), HasSubstr("is \"QP036003\" meant?"));
  }
  const std::string cell = town_.cells.id(CellIndex(0)).text();
  EXPECT_THROW((void)explain(cell, CellChoice::none), DataError);
  EXPECT_THROW((void)explain("CRS3035RES200mN200E200"), DataError);
}

}  // namespace
}  // namespace carreau::report
