// SPDX-License-Identifier: Apache-2.0
/// Requests of the engine's verbs as Python fills them in.
#pragma once

#include "grid.hpp"
#include "inputs/zones_reader.hpp"
#include "study/loaded_run.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace carreau::python {

/// The options for reading zonings, as the command line has them.
struct ReadingOptions {
  std::string catalogue;
  bool merge_parts = false;
  bool repair = false;
  std::string limits;
  std::string populations;

  /// Throws ArgumentError for limits of an unknown kind.
  [[nodiscard]] inputs::ZonesReadOptions reading() const;
};

/// Whether a run must have a rule.
enum class RuleNeed : std::uint8_t { required, optional };

/// Loads the run of a request, or without a rule its grid alone. Throws ArgumentError where a rule
/// is missing.
[[nodiscard]] std::shared_ptr<const study::LoadedRun> load(const study::RunRequest& request,
                                                           RuleNeed need, const study::Watch& watch,
                                                           TraitSet traits = {});

/// The record of a request with its inputs found, the choice of cells, and the CRS of the result.
/// Empty texts leave what the scenario says. Throws ArgumentError for a choice or a CRS that does
/// not exist.
[[nodiscard]] ScenarioRecord shown_record(const study::RunRequest& request,
                                          const std::string& cells, const std::string& crs);

/// The CRS of an argument, unknown where it is empty. Throws ArgumentError where PROJ does not know
/// it.
Crs check_crs(const std::string& argument, const std::string& text);

/// All files that are read for a run and some zonings, so that no output replaces one of them.
/// Empty names are those of results.
[[nodiscard]] std::vector<std::string> read_paths(const study::RunRequest& request,
                                                  const study::LoadedRun& run,
                                                  const ReadingOptions& options,
                                                  const std::vector<std::string>& zonings);

/// The same for zonings alone.
[[nodiscard]] std::vector<std::string> zoning_paths(const ReadingOptions& options,
                                                    const std::vector<std::string>& zonings);

}  // namespace carreau::python
