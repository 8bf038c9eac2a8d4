// SPDX-License-Identifier: Apache-2.0
/// Places counted without a stream, and written where there is one.
#include "study/assign.hpp"

#include "base/error.hpp"
#include "support/studied_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::study {
namespace {

using testing::add_box;
using testing::TempFolder;

AssignmentRequest request_over(const TempFolder& folder) {
  AssignmentRequest request;
  request.places = folder.write("places.csv", "x,y\n3843000,2346600\n3850000,2346600\n");
  request.reading_places.crs = "EPSG:3035";
  Zoning zones;
  add_box(zones, "W", {{3'842'800, 2'346'400}, {3'843'200, 2'347'000}});
  request.zonings.push_back({"zones", zones});
  return request;
}

TEST(Assign, CountsWithoutAStream) {
  const TempFolder folder;
  const AssignmentResult made = assign(request_over(folder));
  EXPECT_FALSE(made.has_footprints);
  EXPECT_EQ(made.zonings.at(0).zones.codes.at(0), "W");
  EXPECT_EQ(made.counts.rows, 2U);
}

TEST(Assign, WritesEveryPlaceInOrder) {
  const TempFolder folder;
  const std::string path = folder / "out.csv";
  (void)assign(request_over(folder), [&](const AssignmentLayer& layer) {
    return files::stream_rows(path, files::TableFormat::csv, false,
                              {"places", "", layer.fields, layer.crs, layer.geometry});
  });
  EXPECT_THAT(folder.read("out.csv"), ::testing::HasSubstr("3843000,2346600,,W,"));
}

TEST(Assign, WholeCommunesHaveNoLimit) {
  const TempFolder folder;
  AssignmentRequest request = request_over(folder);
  Zoning communes;
  communes.kind = ZoningKind::communes;
  request.zonings.push_back({"communes", communes});
  EXPECT_THROW((void)assign(request), DataError);
}

TEST(Assign, StopsWhenAskedAndLeavesNothingBehind) {
  const TempFolder folder;
  const AssignmentRequest request = request_over(folder);
  const auto before = folder.content();
  Cancellation stop;
  const OpenRows open = [&](const AssignmentLayer& layer) {
    stop.request();
    return files::stream_rows(folder / "out.csv", files::TableFormat::csv, false,
                              {"places", "", layer.fields, layer.crs, layer.geometry});
  };
  EXPECT_THROW((void)assign(request, open, {nullptr, &stop}), Cancelled);
  EXPECT_EQ(folder.content(), before);
}

}  // namespace
}  // namespace carreau::study
