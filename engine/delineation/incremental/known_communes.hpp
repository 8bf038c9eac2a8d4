// SPDX-License-Identifier: Apache-2.0
/// Rural communes, and what earlier runs found out about their incomes.
#pragma once

#include "delineation/commune_cells.hpp"
#include "delineation/incremental/held_cells.hpp"

#include <span>
#include <vector>

namespace carreau {

/// The near misses that are whole communes, with what is kept from one threshold to the next: which
/// communes are rural, and between which incomes the median of each may lie. Holds for one grid and
/// one estimate.
class KnownCommunes {
 public:
  explicit KnownCommunes(const DelineationInput& input);

  /// Finds the communes without a cell in urban territory; needed where territory tests changed.
  void update_rural(std::span<const CellTest> tests);
  /// The communes that are near misses as a whole. `held`: the cells of all zones of candidates.
  [[nodiscard]] std::vector<Zone> near_misses(const ZoneSource& source, const HeldCells& held);

 private:
  [[nodiscard]] bool may_be_poor(const DelineationInput& input, CommuneIndex commune);
  [[nodiscard]] std::vector<CommuneIndex> promising(const DelineationInput& input,
                                                    const HeldCells& held);

  CommuneCells cells_;
  std::vector<Persons> people_;       ///< by commune
  std::vector<IncomeRange> half_at_;  ///< by commune: not half below at `low`, half below at `high`
  std::vector<CommuneIndex> rural_;
};

}  // namespace carreau
