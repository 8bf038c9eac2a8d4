// SPDX-License-Identifier: Apache-2.0
/// How far a geocoded position may be off, by the words of French geocoders.
#include "inputs/geocoder.hpp"

#include "files/csv_table.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau::inputs {
namespace {

/// Of the one row of a table.
double precision_of(const std::string& header, const std::string& row) {
  const testing::TempFolder folder;
  Findings findings;
  files::CsvTable table(
      folder.write("t.csv", header + "\n" + row + "\n"), [](const auto&) { return true; },
      findings);
  const Geocoder geocoder(table);
  EXPECT_TRUE(table.next());
  return geocoder.precision(table);
}

TEST(Geocoder, EveryKindHasItsDistance) {
  EXPECT_EQ(precision_of("result_type,a", "housenumber,1"), 20.0);
  EXPECT_EQ(precision_of("result_type,a", "STREET,1"), 200.0);
  EXPECT_EQ(precision_of("type_position,a", "lieu-dit,1"), 500.0);
  EXPECT_EQ(precision_of("geo_type,a", "municipality,1"), 1'500.0);
}

TEST(Geocoder, AKindThatIsNotKnownCountsAsAHouseNumber) {
  EXPECT_EQ(precision_of("result_type,a", "rooftop,1"), 20.0);
  EXPECT_EQ(precision_of("result_type,a", ",1"), 20.0);
}

TEST(Geocoder, ALowScoreCanMeanAnotherAddress) {
  EXPECT_EQ(precision_of("result_type,result_score", "housenumber,0.49"), 1'500.0);
  EXPECT_EQ(precision_of("result_type,result_score", "street,0.5"), 200.0);
  EXPECT_EQ(precision_of("a,result_score", "x,0.2"), 1'500.0);
  EXPECT_EQ(precision_of("a,result_score", "x,0.9"), 0.0);
}

TEST(Geocoder, TheQualityOfInseeSaysHowAPositionWasFound) {
  EXPECT_EQ(precision_of("qualite_xy,a", "11,1"), 20.0);
  EXPECT_EQ(precision_of("qualite_xy,a", "12,1"), 300.0) << "anywhere in the street";
  EXPECT_EQ(precision_of("QUALITE_XY,a", "21,1"), 1'500.0) << "the street is only probable";
  EXPECT_EQ(precision_of("qualite_xy,a", "22,1"), 1'500.0);
  EXPECT_EQ(precision_of("qualite_xy,a", "33,1"), 3'000.0) << "anywhere in the commune";
  EXPECT_EQ(precision_of("qualite_xy,a", ",1"), 1'500.0) << "nothing is promised";
  EXPECT_EQ(precision_of("QUALITE_XY,a", "Bonne,1"), 100.0);
  EXPECT_EQ(precision_of("QUALITE_XY,a", "Mauvaise,1"), 3'000.0);
  EXPECT_EQ(precision_of("qualite_xy,distance_precision", "11,85"), 85.0);
  EXPECT_EQ(precision_of("qualite_xy,distance_precision", "33,85"), 3'000.0);
}

TEST(Geocoder, ATableWithoutTheColumnsSaysNothing) { EXPECT_EQ(precision_of("a,b", "1,2"), 0.0); }

}  // namespace
}  // namespace carreau::inputs
