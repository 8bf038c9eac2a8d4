// SPDX-License-Identifier: Apache-2.0
/// The rows of each layer of a revision, as records with unrounded values.
#pragma once

#include "results/delineation_records.hpp"
#include "results/revision_columns.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace carreau::results {

/// The complete content of a revision. The references must outlive the call.
struct RevisionOutput {
  DelineationOutput rule;   ///< what the rule draws
  DelineationOutput whole;  ///< the map in whole cells, with the scenario that gives it
  const Zoning& listed;     ///< the map before
  const PolygonSet& listed_limits;
  std::span<const PerimeterCheck> before;
  std::span<const double> listed_share;  ///< of each cell
  const Revision& revision;
  const ExitRates& rates;
  const Zoning& map;  ///< the map after
  std::span<const std::size_t> places;
  std::span<const PerimeterCheck> after;
  const PolygonSet& extensions;
};

/// The quartiers of the map, in its order.
[[nodiscard]] std::vector<RevisedRecord> revised_records(const RevisionOutput& output);
/// Those that left.
[[nodiscard]] std::vector<RevisedRecord> left_records(const RevisionOutput& output);
/// One for each feature of the extensions.
[[nodiscard]] std::vector<ExtensionRecord> extension_records(const RevisionOutput& output);
[[nodiscard]] RevisedCellRecord revised_cell_record(const RevisionOutput& output,
                                                    const CellProbabilities& probabilities,
                                                    CellIndex cell);
/// The cells to write, in order: those of a delineation, and those with a role.
[[nodiscard]] std::vector<CellIndex> revised_cells(const RevisionOutput& output);
/// The provenance, with the map that was revised, the rates and the counts.
[[nodiscard]] std::vector<RunRecord> revision_run_records(const RevisionOutput& output);

/// People of the listed quartiers that have data, of the same in the map after, and what makes the
/// difference.
struct PeopleMoved {
  Persons before;
  Persons extended;  ///< whom extensions bring
  Persons created;   ///< in new quartiers
  Persons left;      ///< in quartiers that left
  Persons after;
};
[[nodiscard]] PeopleMoved people_moved(const RevisionOutput& output);

}  // namespace carreau::results
