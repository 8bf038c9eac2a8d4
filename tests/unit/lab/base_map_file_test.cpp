// SPDX-License-Identifier: Apache-2.0
/// What is no base map: a path of nothing, a folder, a pipe.
#include "lab/base_map_file.hpp"

#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace carreau::lab {
namespace {

using testing::codes_thrown_by;
using ::testing::ElementsAre;

TEST(BaseMapFiles, WhatIsNoFileIsRefused) {
  const testing::TempFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe.pmtiles").c_str(), 0600), 0);
  const auto codes = [](const std::string& path) {
    return codes_thrown_by([&] { const BaseMapFile file(path); });
  };
  EXPECT_THAT(codes(folder / "none.pmtiles"), ElementsAre("cannot_be_opened", "check_path"));
  EXPECT_THAT(codes(folder.path()), ElementsAre("no_regular_file", "copy_into_file"));
  EXPECT_THAT(codes(folder / "pipe.pmtiles"), ElementsAre("no_regular_file", "copy_into_file"));
}

}  // namespace
}  // namespace carreau::lab
