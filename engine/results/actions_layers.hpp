// SPDX-License-Identifier: Apache-2.0
/// Funded actions as a GeoPackage: quartiers with their measures, actions as points, every line.
#pragma once

#include "actions/attribution.hpp"
#include "actions/reported_themes.hpp"
#include "actions/summary.hpp"
#include "base/findings.hpp"
#include "files/layer_writer.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::results {

/// A file that a report stands on.
struct InputSource {
  std::string role;    ///< "actions", "zones", "grid"…
  std::string name;    ///< without folders
  std::string digest;  ///< SHA-256; empty where it has none
};

/// Everything that a report of actions says. References must outlive the call.
struct ActionsOutput {
  const Programme& programme;
  const Attribution& attribution;
  const ActionsSummary& summary;
  const ReportedThemes& themes;
  std::span<const QuartierFacts> quartiers;  ///< zone z of a target is facts z
  std::span<const QuartierFacts> former;     ///< the same for former quartiers
  const Zoning& zoning;                      ///< of the quartiers, found by their codes
  const Zoning* older;                       ///< of the former ones; null without an older list
  const Findings& findings;
  std::span<const InputSource> inputs;
};

/// What is known of a target of the first two kinds; null of the others.
[[nodiscard]] const QuartierFacts* facts_of(const ActionsOutput& output, const Target& target);

/// Outlines of all targets, feature t of target t, in the CRS of the zoning; empty features for
/// targets that have none.
[[nodiscard]] PolygonSet target_outlines(const ActionsOutput& output);

/// Layers `quartiers`, `actions`, `funding` (lines × targets), `findings`, `run`, and QGIS styles.
/// Money in euros; what no file says is null.
void write_actions_layers(const files::PendingFile& file, const ActionsOutput& output);

}  // namespace carreau::results
