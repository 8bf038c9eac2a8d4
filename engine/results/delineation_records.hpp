// SPDX-License-Identifier: Apache-2.0
/// The rows of each layer of a delineation, as records with unrounded values.
#pragma once

#include "delineation/member_probability.hpp"
#include "delineation/smoothing.hpp"
#include "results/delineation_columns.hpp"
#include "results/delineation_writer.hpp"
#include "zoning/secrecy.hpp"

#include <span>
#include <vector>

namespace carreau::results {

/// What the records of cells and zones take from their surroundings, for one run. Made once; asked
/// by any number of threads.
struct CellProbabilities {
  Smoothing tested;  ///< the share that cells are tested on
  MemberProbability member;
  WithheldIncomes withheld;  ///< what of them is not told
};
[[nodiscard]] CellProbabilities cell_probabilities(const DelineationOutput& output);

/// The record of a perimeter or a near miss.
[[nodiscard]] ZoneRecord zone_record(const DelineationOutput& output,
                                     const MemberProbability& member, const Zone& zone);
/// Of each zone, in order. On all threads.
[[nodiscard]] std::vector<ZoneRecord> zone_records(const DelineationOutput& output,
                                                   std::span<const Zone> zones);
/// `near_miss` is the near miss that contains the cell, or null.
[[nodiscard]] CellRecord cell_record(const DelineationOutput& output,
                                     const CellProbabilities& probabilities, CellIndex cell,
                                     const Zone* near_miss);
/// The records of the units with cells in the grid, and last that of the cells outside any unit.
[[nodiscard]] std::vector<UnitRecord> unit_records(const DelineationOutput& output);
[[nodiscard]] std::vector<FindingRecord> finding_records(const Findings& findings);
/// Version, rule, vintage, every parameter, every input, and the counts.
[[nodiscard]] std::vector<RunRecord> run_records(const DelineationOutput& output);

/// The cells to write, in order.
[[nodiscard]] std::vector<CellIndex> chosen_cells(const DelineationOutput& output);
/// For each cell, the index of the near miss that contains it.
[[nodiscard]] std::vector<ZoneIndex> near_miss_of_cells(const DelineationOutput& output);

}  // namespace carreau::results
