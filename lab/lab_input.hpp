// SPDX-License-Identifier: Apache-2.0
/// What a lab is opened over.
#pragma once

#include "study/attributed_programme.hpp"
#include "study/laid_zones.hpp"
#include "study/loaded_run.hpp"

#include <memory>
#include <string>
#include <vector>

namespace carreau::lab {

/// A zoning beside the scenarios: the official quartiers, another generation.
struct LabZoning {
  Zoning zoning;
  CellShares shares;
};

/// What the lab is made of.
struct LabInput {
  std::shared_ptr<const study::LoadedRun> run;  ///< with a rule
  std::vector<LabZoning> zonings;
  Findings zoning_findings;                               ///< which no run has to tell
  std::unique_ptr<study::AttributedProgramme> programme;  ///< funded actions; null without any
};

/// The same by paths and names.
struct LabRequest {
  study::RunRequest run;
  std::vector<std::string> zonings;
  inputs::ZonesReadOptions reading;  ///< of the zonings
  /// Funded actions: their files and how these are read. Quartiers, grid and communes are those of
  /// the lab.
  study::ProgrammeSources programme;
};

/// Reads everything. Funded actions are attributed to the quartiers of the first zoning. Throws
/// ArgumentError for actions without a zoning, and what the readers throw.
[[nodiscard]] LabInput load_lab(const LabRequest& request, const study::Watch& watch = {});

}  // namespace carreau::lab
