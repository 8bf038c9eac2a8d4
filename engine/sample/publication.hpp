// SPDX-License-Identifier: Apache-2.0
/// From the true people of a region to what INSEE would publish of it on the 200 m grid.
#pragma once

#include "grid/cell_id.hpp"
#include "sample/census.hpp"
#include "sample/household.hpp"
#include "sample/landscape.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace carreau {

/// A row of the grid file before rounding.
struct PublishedCell {
  CellPosition position;
  std::int32_t natural_side = 1;  ///< of its natural square, in 200 m cells
  bool is_imputed = false;
  bool is_kilometre_imputed = false;
  std::string communes;  ///< codes glued, the one of most of its people first
  CellSums values{};     ///< an imputed cell's: its group's, in proportion to its people
};

/// In the order of the census. Group totals are kept: what an imputed cell loses, others gain.
[[nodiscard]] std::vector<PublishedCell> publish(const SampleLandscape& landscape,
                                                 const SampleCensus& census);

}  // namespace carreau
