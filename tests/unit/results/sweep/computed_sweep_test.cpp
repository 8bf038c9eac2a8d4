// SPDX-License-Identifier: Apache-2.0
/// A sweep in memory finds what its file finds.
#include "results/sweep/computed_sweep.hpp"

#include "results/sweep/sweep_reader.hpp"
#include "results/sweep/sweep_writer.hpp"
#include "support/swept_output.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::SweptResult;
using carreau::testing::TempFolder;

/// A file keeps four decimals of a share.
constexpr double kLastDigit = 5.1e-5;

class Computed : public ::testing::Test {
 protected:
  Computed() {
    (void)write_sweep(swept_.output, {path_, files::TableFormat::geopackage, false, {}});
  }
  SweptResult swept_;
  TempFolder folder_;
  std::string path_ = folder_ / "out.gpkg";
  ComputedSweep computed_{swept_.output};
};

TEST_F(Computed, FindsTheZonesOfTheFile) {
  const SweepFile file(path_);
  EXPECT_EQ(computed_.designed(), file.designed());
  EXPECT_EQ(computed_.varied(), file.varied());
  ASSERT_EQ(computed_.zone_ids(), file.zone_ids());
  for (const std::string& id : file.zone_ids()) {
    EXPECT_EQ(computed_.find_zone(id)->stands_unless, file.find_zone(id)->stands_unless);
    EXPECT_NEAR(computed_.find_zone(id)->share_standing, file.find_zone(id)->share_standing,
                kLastDigit);
    EXPECT_EQ(computed_.effects_on(id).size(), file.effects_on(id).size());
  }
  EXPECT_FALSE(computed_.find_zone("nothing"));
}

TEST_F(Computed, FindsTheCellsOfTheFile) {
  const SweepFile file(path_);
  const std::string id = swept_cell_record(swept_.output, 0).cell_id;
  EXPECT_NEAR(computed_.find_cell(id)->share_in, file.find_cell(id)->share_in, kLastDigit);
  EXPECT_EQ(computed_.find_cell(id)->zone_id, file.find_cell(id)->zone_id);
  EXPECT_FALSE(computed_.find_cell("nothing"));
  EXPECT_FALSE(computed_.find_cell("CRS3035RES200mN2000000E3000000"));
  EXPECT_FALSE(computed_.find_cell("CRS2975RES200mN2000000E3000000")) << "another grid";
}

}  // namespace
}  // namespace carreau::results
