// SPDX-License-Identifier: Apache-2.0
/// Derives from the true population of a region what INSEE would publish on the 200 m grid.
#pragma once

#include "grid/cell_id.hpp"
#include "sample/census.hpp"
#include "sample/household.hpp"
#include "sample/landscape.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace carreau {

/// A row of the grid file, before rounding.
struct PublishedCell {
  CellPosition position;
  std::int32_t natural_side = 1;  ///< side of its natural square, in 200 m cells
  bool is_imputed = false;
  bool is_kilometre_imputed = false;
  std::string communes;  ///< concatenated codes; the commune with most of its people comes first
  CellSums values{};     ///< for an imputed cell, the sums of its group in proportion to its people
};

/// Cells are in the order of the census. Imputation preserves the sums of each group.
[[nodiscard]] std::vector<PublishedCell> publish(const SampleLandscape& landscape,
                                                 const SampleCensus& census);

}  // namespace carreau
