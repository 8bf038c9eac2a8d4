// SPDX-License-Identifier: Apache-2.0
/// Writes funded actions as a GeoPackage: quartiers with their amounts, actions as points, and
/// every funding line.
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

/// An input file of a report.
struct InputSource {
  std::string role;    ///< "actions", "zones", "grid"…
  std::string name;    ///< without folders
  std::string digest;  ///< SHA-256; empty where there is none
};

/// The complete content of a report of actions. The references must outlive the call.
struct ActionsOutput {
  const Programme& programme;
  const Attribution& attribution;
  const ActionsSummary& summary;
  const ReportedThemes& themes;
  std::span<const QuartierFacts> quartiers;  ///< quartiers[z] belongs to the target with zone z
  std::span<const QuartierFacts> former;     ///< the same for former quartiers
  const Zoning& zoning;                      ///< of the quartiers, which are found by their codes
  const Zoning* older;  ///< of the former quartiers; null without an older list
  const Findings& findings;
  std::span<const InputSource> inputs;
};

/// The facts about a target of the first two kinds; null for the others.
[[nodiscard]] const QuartierFacts* facts_of(const ActionsOutput& output, const Target& target);

/// The outlines of all targets in the CRS of the zoning; feature t belongs to target t, and is
/// empty for a target without outline.
[[nodiscard]] PolygonSet target_outlines(const ActionsOutput& output);

/// Writes the layers `quartiers`, `actions`, `funding` (lines × targets), `findings`, `run`, and
/// QGIS styles. Money is in euros; amounts that no file gives are null.
void write_actions_layers(const files::PendingFile& file, const ActionsOutput& output);

}  // namespace carreau::results
