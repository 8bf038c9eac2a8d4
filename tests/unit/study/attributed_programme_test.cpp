// SPDX-License-Identifier: Apache-2.0
/// A programme of actions read and attributed as a whole, or stopped.
#include "study/attributed_programme.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau::study {
namespace {

/// The programme of the bundled town.
ProgrammeSources sample_sources() {
  const std::string folder = CARREAU_SOURCE_DIR "/data/sample/";
  ProgrammeSources sources;
  sources.files = {folder + "actions.xlsx"};
  sources.zones = folder + "quartiers.gpkg";
  sources.grids = {folder + "carreaux_200m_met.csv"};
  return sources;
}

TEST(LoadProgramme, AttributesEveryAction) {
  const auto programme = load_programme(sample_sources());
  ASSERT_FALSE(programme->import.programme.actions.empty());
  EXPECT_EQ(programme->attribution.actions.size(), programme->import.programme.actions.size());
  EXPECT_TRUE(programme->quartiers.front().people) << "the grid says how many live there";
}

TEST(LoadProgramme, StopsWhenAsked) {
  Cancellation stop;
  stop.request();
  EXPECT_THROW((void)load_programme(sample_sources(), {nullptr, &stop}), Cancelled);
}

TEST(LoadProgramme, RefusesSourcesThatMakeNoSense) {
  ProgrammeSources sources = sample_sources();
  sources.former = sources.zones;
  sources.grids.clear();
  try {
    (void)load_programme(sources);
    FAIL() << "nothing says where people of former quartiers live now";
  } catch (const ArgumentError& error) {
    EXPECT_EQ(error.message().code, "former_without_grid");
  }
}

}  // namespace
}  // namespace carreau::study
