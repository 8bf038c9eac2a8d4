// SPDX-License-Identifier: Apache-2.0
/// What a change of a scenario makes a run repeat.
#pragma once

#include "delineation/incremental/delineator.hpp"
#include "scenario/run.hpp"

#include <cstdint>
#include <optional>

namespace carreau {

/// The earliest step of a run that a parameter affects directly. All later steps follow, so earlier
/// ones cost more.
enum class RunStep : std::uint8_t { incomes, thresholds, cells, clusters, selection, none };
[[nodiscard]] RunStep first_step(const Parameter& parameter);
/// The earliest step that a run repeats after one of another scenario, edits aside.
[[nodiscard]] RunStep first_step(const Scenario& before, const Scenario& now);

/// What the differences between two scenarios affect, edits and names apart.
struct ScenarioChanges {
  bool incomes = false;     ///< the incomes of cells, and all that depends on them
  bool thresholds = false;  ///< S of units, or the territory test
  /// The earliest step of the delineation that a parameter affects directly, if any.
  std::optional<DelineationStep> delineation;

  [[nodiscard]] bool is_none() const { return !incomes && !thresholds && !delineation; }
};
[[nodiscard]] ScenarioChanges changes_between(const RunInput& input, const Scenario& last,
                                              const Scenario& scenario);

/// The earlier of two steps; none means that nothing has to be repeated.
[[nodiscard]] std::optional<DelineationStep> earlier(std::optional<DelineationStep> a,
                                                     std::optional<DelineationStep> b);

}  // namespace carreau
