// SPDX-License-Identifier: Apache-2.0
/// `carreau` run in a folder; only for targets that define CARREAU_BINARY.
#pragma once

#include "support/program.hpp"
#include "support/temp_folder.hpp"
#include "support/world.hpp"

#include <nlohmann/json.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace carreau::testing {

inline ProgramResult carreau(const TempFolder& folder, const std::vector<std::string>& words) {
  return run_program(CARREAU_BINARY, words, folder.path());
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

/// A named way to spoil a world, and what the program must say of it.
struct SpoiltWorld {
  const char* name;
  void (*spoil)(World& world, const TempFolder& folder);
  const char* message;  ///< after "carreau delineate: "
};
inline void PrintTo(const SpoiltWorld& spoilt, std::ostream* out) { *out << spoilt.name; }

}  // namespace carreau::testing
