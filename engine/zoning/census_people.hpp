// SPDX-License-Identifier: Apache-2.0
/// How the people whom the grid counts in a commune compare with those of its census.
#pragma once

#include "grid/cell_table.hpp"
#include "territory/territory.hpp"

#include <optional>
#include <vector>

namespace carreau {

/// The ratio r of each commune: the people in its cells over its municipal population. The grid
/// leaves out people in institutions and counts students at their parents', so r is mostly under 1;
/// census people are grid people / r.
///
/// r is known only where the grid holds the whole commune. A grid that holds a part of it, or cells
/// of its neighbours, gives a ratio that says nothing: outside [0.75, 1.2] it is not used. Where a
/// commune has no ratio of its own, that of all communes of the grid which have one stands for it.
class CensusRatios {
 public:
  CensusRatios(const CellTable& cells, const Territory& territory, const Membership& membership);

  /// Empty where no commune of the grid has a ratio.
  [[nodiscard]] std::optional<double> of(CellIndex cell) const;

 private:
  const Membership* membership_;
  std::vector<std::optional<double>> of_commune_;
  std::optional<double> of_all_;
};

}  // namespace carreau
