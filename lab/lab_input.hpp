// SPDX-License-Identifier: Apache-2.0
/// The data of a lab.
#pragma once

#include "inputs/lab_section.hpp"
#include "lab/address_book.hpp"
#include "study/attributed_programme.hpp"
#include "study/laid_zones.hpp"
#include "study/loaded_run.hpp"

#include <memory>
#include <string>
#include <vector>

namespace carreau::lab {

/// A zoning shown next to the scenarios: the official quartiers, or another generation.
struct LabZoning {
  Zoning zoning;
  CellShares shares;
};

/// The data from which a lab is made.
struct LabInput {
  std::shared_ptr<const study::LoadedRun> run;  ///< must have a rule
  std::vector<LabZoning> zonings;
  AddressBook addresses;                                  ///< for the search; may be empty
  Findings zoning_findings;                               ///< no run reports them
  std::unique_ptr<study::AttributedProgramme> programme;  ///< funded actions; null without any
};

/// The same data by paths and names.
struct LabRequest {
  study::RunRequest run;
  std::vector<std::string> zonings;
  inputs::ZonesReadOptions reading;  ///< for the zonings
  /// Sources of the funded actions. Quartiers, grid and communes are those of the lab.
  study::ProgrammeSources programme;
  std::string addresses = {};  ///< path of a table; may be empty
};

/// The request for a scenario file alone: its inputs, and what its section [lab] names. Throws the
/// errors of read_lab_section().
[[nodiscard]] LabRequest scenario_request(const std::string& scenario);

/// What a scenario file says of the lab of a request.
[[nodiscard]] inputs::LabSection lab_section(const LabRequest& request);

/// Reads everything. Funded actions are attributed to the quartiers of the first zoning. Throws
/// ArgumentError for actions without a zoning, and the errors of the readers.
[[nodiscard]] LabInput load_lab(const LabRequest& request, const study::Watch& watch = {});

}  // namespace carreau::lab
