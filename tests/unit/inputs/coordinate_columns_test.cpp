// SPDX-License-Identifier: Apache-2.0
/// Which columns are coordinates: by their names, by a CRS that is given, by the user's word.
#include "inputs/coordinate_columns.hpp"

#include "base/error.hpp"
#include "files/csv_table.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::HasSubstr;

class CoordinateHeaders : public ::testing::Test {
 protected:
  std::optional<CoordinateColumns> find(const std::string& header,
                                        const CoordinateNames& names = {}) {
    const files::CsvTable table(
        folder_.write("t.csv", header + "\n1,2,3,4,5\n"), [](const auto&) { return true; },
        findings_);
    return find_coordinates(table, names);
  }

  TempFolder folder_;
  Findings findings_;
};

TEST_F(CoordinateHeaders, DegreesByTheirUsualNames) {
  const auto found = find("id,Latitude,LONGITUDE,c,d");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->x, 2U);
  EXPECT_EQ(found->y, 1U);
  EXPECT_EQ(found->crs, Crs::epsg(4326));
}

TEST_F(CoordinateHeaders, APlaneIsLambert93OnlyWhereItsNameSaysSo) {
  EXPECT_EQ(find("x_l93,y_l93,a,b,c")->crs, Crs::epsg(2154));
  const auto plain = find("a,x,y,b,c");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->x, 1U);
  EXPECT_FALSE(plain->crs.is_known());
}

TEST_F(CoordinateHeaders, WhereBothStandTheGivenCrsMeansThePlane) {
  EXPECT_EQ(find("lon,lat,x,y,c")->x, 0U);
  const auto plane = find("lon,lat,x,y,c", {{}, {}, "EPSG:2975"});
  EXPECT_EQ(plane->x, 2U);
  EXPECT_EQ(plane->crs, Crs::epsg(2975));
}

TEST_F(CoordinateHeaders, OfTheGeolocatedFileOfSireneAreThoseInDegrees) {
  const auto found = find("siret,x,y,y_latitude,x_longitude");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->x, 4U);
  EXPECT_EQ(found->y, 3U);
  EXPECT_EQ(found->crs, Crs::epsg(4326));
  EXPECT_FALSE(found->epsg);
}

TEST_F(CoordinateHeaders, APlaneMayBeStatedInEachRow) {
  const auto found = find("siret,x,y,qualite_xy,epsg");
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->crs.is_known());
  EXPECT_EQ(found->epsg, 4U);
  EXPECT_FALSE(find("a,x,y,b,epsg", {{}, {}, "EPSG:2154"})->epsg) << "the user's word goes first";
}

TEST_F(CoordinateHeaders, HalfAPairIsNone) {
  EXPECT_FALSE(find("lon,y,a,b,c"));
  EXPECT_FALSE(find("a,b,c,d,e"));
}

TEST_F(CoordinateHeaders, TheUserNamesThem) {
  const auto found = find("ouest,nord,lon,lat,c", {"OUEST", "nord", "EPSG:2154"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->x, 0U);
  EXPECT_EQ(found->y, 1U);
  EXPECT_THROW((void)find("ouest,nord,lon,lat,c", {"est", "nord", ""}), DataError);
}

TEST_F(CoordinateHeaders, ARowOfNamesIsAHeader) {
  const std::vector<std::string> usual{"id", "lon", "lat"};
  EXPECT_TRUE(names_coordinates({})(usual));
  EXPECT_FALSE(names_coordinates({"a", "b", ""})(usual));
  EXPECT_TRUE(names_coordinates({"A", "b", ""})(std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(names_coordinates({})(std::vector<std::string>{"id", "lon"}));
}

TEST_F(CoordinateHeaders, ThoseThatTheUserNamesMustBeThere) {
  using ::testing::ElementsAre;
  EXPECT_THAT(testing::codes_thrown_by([&] {
                (void)find("east,north,a,b,c", {"x", "north", {}});
              }),
              ElementsAre("column_missing", "column_of_x", "add_or_rename"));
  EXPECT_THAT(testing::codes_thrown_by([&] {
                (void)find("east,north,a,b,c", {"east", "y", {}});
              }),
              ElementsAre("column_missing", "column_of_y", "add_or_rename"));
}

}  // namespace
}  // namespace carreau::inputs
