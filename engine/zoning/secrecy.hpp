// SPDX-License-Identifier: Apache-2.0
/// Statistical secrecy: figures that concern too few households are withheld. All outputs take what
/// is secret from here; docs/secrecy.md states the rule.
#pragma once

#include "delineation/delineate.hpp"
#include "delineation/smoothing.hpp"
#include "zoning/fewest_households.hpp"
#include "zoning/moved_statistics.hpp"
#include "zoning/perimeter_check.hpp"

#include <cstddef>
#include <vector>

namespace carreau {

/// Households as secrecy counts them: those of the grid, or where it has none one for every three
/// people. No quartier has that many people in a household, so that secrecy errs on the safe side.
[[nodiscard]] double counted_households(Headcount headcount, double households, double people);
/// Whether the figures of an area are withheld.
[[nodiscard]] bool concerns_too_few(Headcount headcount, const AreaFigures& figures,
                                    FewestHouseholds fewest);

/// Withholds parts of a total, of which each concerns some households: those with too few, and then
/// the next smallest until what is missing from the total concerns enough, for otherwise it would
/// be the difference between the total and the parts shown. `is_withheld` already has what is
/// withheld for other reasons. Of equal parts the first goes first. A `shield` of households that
/// are in the total and in no part counts as missing.
void withhold_parts(const std::vector<double>& households, double shield, FewestHouseholds fewest,
                    std::vector<bool>& is_withheld);

/// The cells whose figures of incomes are withheld in one run, where the incomes are not open data.
/// INSEE's own grid is: it is published cell by cell, after INSEE has imputed what is secret.
class WithheldIncomes {
 public:
  /// Open data: every figure is published.
  WithheldIncomes() = default;
  /// Withholds the cells of too few households, and others as long as the figures of a perimeter or
  /// near miss give away what its withheld cells have together. `tested` and `member` are what the
  /// shares of cells and their probabilities of being in a quartier are taken from.
  WithheldIncomes(const CellTable& cells, FewestHouseholds fewest, const Delineation& zones,
                  const Smoothing& tested, const Smoothing& member);

  /// The median of a cell, and its share of people below S.
  [[nodiscard]] bool withholds(CellIndex cell) const { return is_in(own_, cell); }
  /// The share that it is tested on, which its neighbours enter.
  [[nodiscard]] bool withholds_tested(CellIndex cell) const { return is_in(tested_, cell); }
  /// Its probability of being in a quartier, which they enter too.
  [[nodiscard]] bool withholds_member(CellIndex cell) const { return is_in(member_, cell); }
  /// For each cell what withholds() says; empty for open data.
  [[nodiscard]] const std::vector<bool>& cells() const { return own_; }

 private:
  [[nodiscard]] static bool is_in(const std::vector<bool>& cells, CellIndex cell) {
    return !cells.empty() && cells[cell.position()];
  }

  std::vector<bool> own_;
  std::vector<bool> tested_;
  std::vector<bool> member_;
};

/// Empties the checks of perimeters with too few households, which marks them as withheld. Returns
/// how many. For incomes that are not open data.
std::size_t withhold_secret(std::vector<PerimeterCheck>& checks, Headcount headcount,
                            FewestHouseholds fewest);

/// The median of a perimeter as a statistic to publish, withheld where it concerns too few.
[[nodiscard]] MovedValue publishable_median(const PerimeterCheck& check, Headcount headcount,
                                            FewestHouseholds fewest);

}  // namespace carreau
