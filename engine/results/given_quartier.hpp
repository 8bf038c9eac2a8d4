// SPDX-License-Identifier: Apache-2.0
/// A quartier with given limits as explanations read it: its figures and its verdict under a run,
/// and what the run proposes in its place.
#pragma once

#include "results/delineation_writer.hpp"
#include "results/explained_result.hpp"
#include "zoning/zoning.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::results {

/// A zone of the run that holds people of a quartier.
struct SharedZone {
  std::string id;
  std::string name;
  bool is_perimeter = true;
  double share = 0.0;  ///< of the people of the quartier
};

struct GivenQuartier {
  ExplainedZone zone;                ///< its `record.cells` are those that the limit touches
  std::string zoning;                ///< title of the zoning
  bool is_withheld = false;          ///< its figures are secret, and left out
  double share_cut = 0.0;            ///< share of its people in cells that the limit cuts
  std::vector<SharedZone> proposed;  ///< by decreasing share, then id
  [[nodiscard]] double share_in_perimeters() const;
};

/// The cells of which a zone holds at least half of the people.
[[nodiscard]] std::vector<CellIndex> main_cells(const CellShares& shares, std::size_t zone);

/// Checks a quartier of a zoning that lies over the cells of the run.
[[nodiscard]] GivenQuartier given_quartier(const DelineationOutput& output, const Zoning& zoning,
                                           const CellShares& shares, std::size_t zone);

}  // namespace carreau::results
