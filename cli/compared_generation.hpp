// SPDX-License-Identifier: Apache-2.0
/// One side of a comparison: quartiers and pockets from files, a result, or a scenario that is run.
#pragma once

#include "base/findings.hpp"
#include "cli/zones_options.hpp"
#include "zoning/zoning.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

/// As typed. A scenario is a `.toml` without a key.
struct GenerationOptions {
  std::string zones;
  std::string pockets;  ///< empty: the near misses of the result or the scenario, if it is one

  [[nodiscard]] bool is_scenario() const { return zones.ends_with(".toml"); }
  /// What is read, to be kept from being overwritten.
  [[nodiscard]] std::vector<std::string> files(const ZonesOptions& reading) const;
};

struct ReadGeneration {
  Zoning quartiers;
  Zoning pockets;
};
/// Throws what the readers throw. What a scenario's own run finds is left to that run to tell.
[[nodiscard]] ReadGeneration read_generation(const GenerationOptions& options,
                                             const ZonesOptions& reading, Findings& findings);

}  // namespace carreau::cli
