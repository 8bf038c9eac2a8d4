// SPDX-License-Identifier: Apache-2.0
/// Runs `carreau` in a folder. Only for targets that define CARREAU_BINARY.
#pragma once

#include "support/program.hpp"
#include "support/temp_folder.hpp"
#include "support/world.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace carreau::testing {

inline ProgramResult carreau(const TempFolder& folder, const std::vector<std::string>& words,
                             const Environment& environment = kEnglishUser) {
  return run_program(CARREAU_BINARY, words, folder.path(), environment);
}

/// Writes the world and delineates it.
inline ProgramResult delineate(const TempFolder& folder, const World& world) {
  world.write(folder);
  return carreau(folder, world.arguments.words());
}

/// The summary that `--json` prints; throws when it is not JSON.
inline nlohmann::json delineate_json(const TempFolder& folder, World world) {
  world.arguments.more.emplace_back("--json");
  return nlohmann::json::parse(delineate(folder, world).out);
}

/// An invalid world with a name, and the message that the program must print for it.
struct SpoiltWorld {
  const char* name;
  void (*spoil)(World& world, const TempFolder& folder);
  const char* message;  ///< without the prefix "carreau delineate: "
};
inline void PrintTo(const SpoiltWorld& spoilt, std::ostream* out) { *out << spoilt.name; }
inline std::string name_of(const ::testing::TestParamInfo<SpoiltWorld>& info) {
  return info.param.name;
}

/// Expects exit code 1, exactly this message, and no change in the folder.
inline void expect_refused_without_a_trace(const SpoiltWorld& spoilt) {
  const TempFolder folder;
  World world;
  spoilt.spoil(world, folder);
  world.write(folder);
  const auto before = folder.content();
  const ProgramResult result = carreau(folder, world.arguments.words());
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, std::string("carreau delineate: ") + spoilt.message + "\n");
  EXPECT_EQ(folder.content(), before);
}

}  // namespace carreau::testing
