// SPDX-License-Identifier: Apache-2.0
/// Coordinates of actions in the one CRS of the programme.
#include "inputs/programme/action_coordinates.hpp"

#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau::inputs {
namespace {

class ActionCoordinatesTest : public ::testing::Test {
 protected:
  ActionTable table(const std::string& text, ActionSheet sheet = ActionSheet::actions) {
    const auto opened = files::open_table(
        folder_.write("t.csv", text), [](const auto&) { return true; }, findings_);
    return {SheetRows(*opened, "", kept_, findings_), 0, sheet, "", {}, {}};
  }

  testing::TempFolder folder_;
  files::KeptCells kept_;
  Findings findings_;
  RowFindings rows_{findings_};
  Crs programme_;
  ActionCoordinates coordinates_;
};

TEST_F(ActionCoordinatesTest, TheFirstTableGivesTheProgrammeItsCrs) {
  const ActionTable degrees = table("ref,lon,lat\nA,3,46.5\n");
  const ActionTable plane = table("ref,x_l93,y_l93\nB,700000,6600000\n");
  coordinates_.add(degrees, programme_, findings_);
  coordinates_.add(plane, programme_, findings_);
  EXPECT_EQ(programme_, Crs::epsg(4326));
  // The origin of Lambert 93 is where 3° east meets 46.5° north.
  const auto first = coordinates_.place(0, 0, degrees.rows, rows_);
  const auto second = coordinates_.place(1, 0, plane.rows, rows_);
  ASSERT_TRUE(first && second);
  EXPECT_NEAR(first->x, second->x, 1e-6);
  EXPECT_NEAR(first->y, second->y, 1e-6);
}

TEST_F(ActionCoordinatesTest, WithoutACrsThereIsNoPlaceAndAWarning) {
  const ActionTable plane = table("ref,x,y\nB,700000,6600000\n");
  coordinates_.add(plane, programme_, findings_);
  EXPECT_TRUE(findings_.has("coordinates_without_crs"));
  EXPECT_FALSE(programme_.is_known());
  EXPECT_FALSE(coordinates_.place(0, 0, plane.rows, rows_));
}

TEST_F(ActionCoordinatesTest, AnEmptyFieldIsNoPlaceAndTextIsReported) {
  const ActionTable degrees = table("ref,lon,lat\nA,,46.5\nB,east,46.5\n");
  coordinates_.add(degrees, programme_, findings_);
  EXPECT_FALSE(coordinates_.place(0, 0, degrees.rows, rows_));
  EXPECT_FALSE(findings_.has("coordinate_unreadable"));
  EXPECT_FALSE(coordinates_.place(0, 1, degrees.rows, rows_));
  EXPECT_TRUE(findings_.has("coordinate_unreadable"));
}

TEST_F(ActionCoordinatesTest, LinesHaveNone) {
  const ActionTable lines = table("ref,lon,lat\nA,3,46.5\n", ActionSheet::lines);
  coordinates_.add(lines, programme_, findings_);
  EXPECT_FALSE(coordinates_.place(0, 0, lines.rows, rows_));
}

}  // namespace
}  // namespace carreau::inputs
