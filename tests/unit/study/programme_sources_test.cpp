// SPDX-License-Identifier: Apache-2.0
/// What a report of funded actions is made of: sources that make no sense together.
#include "study/attributed_programme.hpp"
#include "support/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace carreau::study {
namespace {

using ::testing::ElementsAre;

ProgrammeSources sources_of_the_sample() {
  const std::string sample = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";
  ProgrammeSources sources;
  sources.files = {sample + "actions.xlsx"};
  sources.zones = sample + "quartiers.gpkg";
  return sources;
}

TEST(ProgrammeSources, WhatTakesAGridNeedsOne) {
  ProgrammeSources sources = sources_of_the_sample();
  EXPECT_THAT(testing::codes_thrown_by([&] { check_sources(sources); }), ElementsAre());
  sources.former = "former.gpkg";
  EXPECT_THAT(testing::codes_thrown_by([&] { check_sources(sources); }),
              ElementsAre("former_without_grid"));
}

TEST(ProgrammeSources, AListOfThemesThatIsUnknownNamesThoseThatThereAre) {
  ProgrammeSources sources = sources_of_the_sample();
  sources.themes = "p147-2031";
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)load_programme(sources); }),
              ElementsAre("themes_list"));
}

}  // namespace
}  // namespace carreau::study
