// SPDX-License-Identifier: Apache-2.0
/// What the rule makes of one zone.
#pragma once

#include "delineation/near_miss.hpp"
#include "delineation/zone.hpp"

#include <optional>
#include <span>

namespace carreau {

/// A zone of candidates is a perimeter, a near miss, or neither.
struct ZoneDecision {
  Verdict verdict;
  bool is_perimeter = false;
  NearMiss near_miss = NearMiss::none;
  /// Why the cells of the zone are out: the first criterion that the zone fails as a whole. None
  /// outside urban territory, where the territory itself is the reason of each cell.
  std::optional<Reason> failure;
};
[[nodiscard]] ZoneDecision decide(const DelineationInput& input, const Zone& zone);

/// The people that a cluster needs to become a perimeter or a near miss. With fewer it fails two
/// criteria, or one by too much, whatever its incomes are: these need not be looked at.
[[nodiscard]] Persons least_people(const DelineationInput& input, bool is_urban);

/// Gives a reason to the cells of a zone. Those that entered as a gap keep that of their own test.
void set_reason(const Zone& zone, Reason reason, std::span<Reason> reasons);
/// Tells the cells that thinning left out of a zone, where they lie in urban territory; elsewhere
/// the territory is the reason.
void set_left_out(std::span<const CellIndex> left_out, std::span<const CellTest> tests,
                  std::span<Reason> reasons);
/// Gives the cells of perimeters, which are in their final order, the perimeter that holds them and
/// the reason why it does.
void assign_cells(const DelineationInput& input, std::span<const Zone> perimeters,
                  std::span<const CellTest> tests, std::span<Reason> reasons,
                  std::span<ZoneIndex> zone_of);

}  // namespace carreau
