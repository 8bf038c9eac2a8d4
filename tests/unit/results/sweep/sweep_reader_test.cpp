// SPDX-License-Identifier: Apache-2.0
/// The result of a sweep, read back.
#include "results/sweep/sweep_reader.hpp"

#include "results/sweep/sweep_writer.hpp"
#include "support/swept_output.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::SweptResult;
using carreau::testing::TempFolder;

TEST(SweepReader, ReadsWhatWasWritten) {
  const SweptResult swept;
  const TempFolder folder;
  const std::string path = folder / "out.gpkg";
  (void)write_sweep(swept.output, {path, files::TableFormat::geopackage, false, {}});
  EXPECT_TRUE(is_sweep(path));
  const SweepFile file(path);
  EXPECT_EQ(file.designed(), 15);
  EXPECT_EQ(file.varied(), varied_parameters(swept.plan));
  EXPECT_EQ(file.zone_ids().size(), swept.stability.zones.size());
  const SweptZone& zone = swept.stability.zones.front();
  const auto found = file.find_zone(zone.id);
  ASSERT_TRUE(found);
  const SweptZoneRecord written = swept_zone_record(swept.output, zone);
  EXPECT_EQ(found->stands_unless_en, written.stands_unless_en);
  ASSERT_EQ(found->lines.size(), 2U);
  EXPECT_EQ(found->lines[0].enters, written.lines[0].enters);
  EXPECT_EQ(found->lines[0].leaves, written.lines[0].leaves);
  EXPECT_FALSE(file.find_zone("nothing"));
  const SweptCellRecord cell = swept_cell_record(swept.output, 0);
  const auto found_cell = file.find_cell(cell.cell_id);
  ASSERT_TRUE(found_cell);
  EXPECT_NEAR(found_cell->share_in, cell.share_in, 1e-4) << "four decimals";
  for (const SweptEffectRecord& effect : file.effects_on(zone.id))
    EXPECT_EQ(effect.zone_id, zone.id);
}

}  // namespace
}  // namespace carreau::results
