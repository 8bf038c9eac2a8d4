// SPDX-License-Identifier: Apache-2.0
/// How steady a zone or a cell is, in words.
#include "report/sweep_explanation.hpp"

#include "base/error.hpp"
#include "results/sweep/sweep_reader.hpp"
#include "results/sweep/sweep_writer.hpp"
#include "support/swept_output.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using carreau::testing::SweptResult;
using carreau::testing::TempFolder;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class SweepExplanation : public ::testing::Test {
 protected:
  void SetUp() override {
    // Nothing in the town leaves and comes back.
    swept_.stability.zones.front().lines.front() = {0, 4, 3};
    (void)results::write_sweep(swept_.output, {path_, files::TableFormat::geopackage, false, {}});
  }
  std::string explain(const std::string& id, Language language = Language::english) {
    return explain_sweep(results::SweepFile(path_), id, language);
  }
  /// Explanations of all zones and cells, one after the other.
  std::string of_all() {
    std::string text;
    for (const SweptZone& zone : swept_.stability.zones) text += explain(zone.id);
    for (std::size_t c = 0; c < swept_.tally.cells.size(); c += 3) {
      text += explain(results::swept_cell_record(swept_.output, c).cell_id);
    }
    return text;
  }
  SweptResult swept_;
  TempFolder folder_;
  std::string path_ = folder_ / "out.gpkg";
};

TEST_F(SweepExplanation, OfAZone) {
  const std::string id = swept_.stability.zones.front().id;
  EXPECT_THAT(explain(id), AllOf(StartsWith("Zone " + id), HasSubstr("perimeter of the base"),
                                 HasSubstr("% of 15 scenarios."), HasSubstr("poverty_ratio: ")))
      << "report_sweep_explanation_zone, report_sweep_explanation_line";
  EXPECT_THAT(explain(id, Language::french), HasSubstr("Elle tient dans"));
}

TEST_F(SweepExplanation, SaysEverythingSomewhere) {
  EXPECT_THAT(
      of_all(),
      AllOf(HasSubstr("It is in a zone in"), HasSubstr("It is in a near miss in"),
            HasSubstr("In the base it is in the zone"), HasSubstr("leaves at"),
            HasSubstr("it enters at no value"), HasSubstr("the last value"),
            HasSubstr(" of whether it stands"), HasSubstr("is explained by no factor alone"),
            HasSubstr("It is not in at every value of poverty_ratio from 0.42 to 0.78"),
            HasSubstr("Cell CRS3035")));
}

TEST_F(SweepExplanation, RefusesWhatIsNotThere) {
  EXPECT_THROW((void)explain("99999-99"), DataError);
  try {
    (void)explain("CRS3035RES200mN2000000E4000000");
    FAIL();
  } catch (const DataError& error) {
    EXPECT_THAT(error.what(), HasSubstr("is in no zone and no near miss of any scenario"));
  }
}

}  // namespace
}  // namespace carreau::report
