// SPDX-License-Identifier: Apache-2.0
/// The made-up country as files: what it costs. That the files are right is tested through the
/// command line (golden/sample_test.cpp).
#include "results/sample_writer.hpp"

#include "geometry/crs.hpp"
#include "geometry/polygon_set.hpp"
#include "support/temp_folder.hpp"
#include "zoning/zoning.hpp"

#include <dlfcn.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

namespace {
std::atomic<int> transforms_made = 0;
}  // namespace

/// Stands before PROJ's own function, which it calls, and counts: each transformation begins with a
/// copy of its projection.
extern "C" void* proj_clone(void* context, const void* projection) {
  using Function = void* (*)(void*, const void*);
  static const auto original = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "proj_clone"));
  ++transforms_made;
  return original(context, projection);
}

namespace carreau::results {
namespace {

using carreau::testing::TempFolder;
using ::testing::Ge;
using ::testing::Gt;

/// How many transformations `work` sets up.
template <class Work>
int transforms_of(const Work& work) {
  const int before = transforms_made;
  work();
  return transforms_made - before;
}

/// Each takes half a millisecond: a country of 66 million people has thirty thousand addresses and
/// a thousand regions.
TEST(SampleWriter, SetsUpTwoTransformationsWhateverTheNumberOfPeople) {
  const TempFolder folder;
  SampleSummary summary;
  const auto write = [&](std::int64_t people, const std::string& name) {
    return transforms_of([&] {
      SampleOptions options;
      options.people = people;
      summary = write_sample(folder / name, options, false);
    });
  };
  EXPECT_EQ(write(40'000, "small"), 2);
  const std::int64_t few = summary.actions;
  EXPECT_EQ(write(200'000, "large"), 2);
  EXPECT_THAT(summary.actions, Gt(2 * few));
}

TEST(SampleWriter, SetsUpTheSameTransformationsForAnyNumberOfActionsInRealQuartiers) {
  const TempFolder folder;
  Zoning quartiers;
  quartiers.codes = {"QN05901M"};
  quartiers.names = {"Bourg"};
  quartiers.polygons = PolygonSet(Crs::epsg(2154));
  quartiers.polygons.begin_feature();
  quartiers.polygons.begin_polygon();
  quartiers.polygons.add_ring(std::vector<Point>{
      {704'000, 7'059'000}, {705'000, 7'059'000}, {705'000, 7'060'000}, {704'000, 7'059'000}});
  const auto write = [&](std::size_t actions, const std::string& name) {
    return transforms_of([&] {
      (void)write_sample_actions(folder / name, quartiers, {actions, 1}, false);
    });
  };
  const int few = write(10, "few");
  EXPECT_THAT(few, Ge(1));
  EXPECT_EQ(write(200, "many"), few);
}

}  // namespace
}  // namespace carreau::results
