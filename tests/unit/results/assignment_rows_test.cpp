// SPDX-License-Identifier: Apache-2.0
/// Columns of an assignment: their names for one zoning and for several, and their values.
#include "results/assignment_rows.hpp"

#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::results {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;

class Rows : public ::testing::Test {
 protected:
  std::vector<std::string> names(const std::string& header,
                                 const std::vector<NamedZoning>& zonings) {
    Findings findings;
    const inputs::PlaceSource source(folder_.write("p.csv", header + "\n"), {}, findings);
    AssignmentRows rows(source, zonings, bands_);
    std::vector<std::string> list;
    for (const files::FieldSpec& field : rows.fields()) list.emplace_back(field.name);
    return list;
  }
  static NamedZoning zoning(const std::string& name) {
    Zoning zones;
    zones.codes = {"A", "B"};
    zones.names = {"Nord", ""};
    return {name, std::move(zones)};
  }
  TempFolder folder_;
  std::vector<double> bands_;
};

TEST_F(Rows, OneZoningHasPlainNames) {
  EXPECT_THAT(names("id,lon,lat", {zoning("qpv")}),
              ElementsAre("id", "lon", "lat", "problem", "code", "name", "also_in", "distance",
                          "nearest_code", "ambiguous", "ambiguity"));
}

TEST_F(Rows, SeveralZoningsEndInTheirNames) {
  bands_ = {300.0, 1500.0};
  EXPECT_THAT(names("lon,lat", {zoning("old"), zoning("new")}),
              ElementsAre("lon", "lat", "problem", "code_old", "name_old", "also_in_old",
                          "distance_old", "nearest_code_old", "within_300m_old", "within_1500m_old",
                          "ambiguous_old", "ambiguity_old", "code_new", "name_new", "also_in_new",
                          "distance_new", "nearest_code_new", "within_300m_new", "within_1500m_new",
                          "ambiguous_new", "ambiguity_new"));
}

TEST_F(Rows, AColumnOfTheInputMakesWay) {
  const auto list = names("Code,input_code,fid,lon,lat,lat", {zoning("qpv")});
  EXPECT_THAT(
      std::vector(list.begin(), list.begin() + 6),
      ElementsAre("input_Code", "input_input_code", "input_fid", "lon", "lat", "input_lat"));
}

TEST_F(Rows, HoldWhatIsKnownAndNothingElse) {
  bands_ = {300.0};
  Findings findings;
  inputs::PlaceSource source(folder_.write("p.csv", "id,lon,lat\na,2,48\nb,,\n"), {}, findings);
  const std::vector<NamedZoning> zonings{zoning("qpv")};
  AssignmentRows rows(source, zonings, bands_);
  inputs::PlaceBlock block;
  ASSERT_TRUE(source.next(block));
  Assignment a;
  a.zonings = 1;
  a.status = {PlaceStatus::placed, PlaceStatus::no_coordinates};
  ZonePlace inside;
  inside.zone = inside.nearest = ZoneIndex(0);
  inside.distance = 12.3456;
  inside.farthest = 0.0;
  inside.ambiguity = Ambiguity::position;
  inside.last_held = 2;
  a.held = {ZoneIndex(0), ZoneIndex(1)};
  a.places = {inside, {}};
  const files::FieldValue null;
  EXPECT_EQ(rows.row(block, 0, a), (files::Row{"a", "2", "48", null, "A", "Nord", "B", 12.35, null,
                                               "yes", std::int64_t{1}, "position"}));
  EXPECT_EQ(rows.row(block, 1, a), (files::Row{"b", null, null, "no_coordinates", null, null, null,
                                               null, null, null, null, null}));
  ZonePlace outside;
  outside.nearest = ZoneIndex(1);
  outside.distance = outside.farthest = 300.0;
  a.places = {outside, {}};
  EXPECT_EQ(rows.row(block, 0, a), (files::Row{"a", "2", "48", null, null, null, null, 300.0, "B",
                                               "no", std::int64_t{0}, null}));
}

}  // namespace
}  // namespace carreau::results
