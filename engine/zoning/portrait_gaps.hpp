// SPDX-License-Identifier: Apache-2.0
/// How far a zone is from its unit, at each vintage of the grid, and how that changed.
#pragma once

#include "zoning/portrait.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// The same zones portrayed on the grid of another year.
struct PortraitVintage {
  int year = 0;
  Portraits portraits;
};

/// A zone beside its unit: the urban unit of most of its people, or overseas, where units are
/// communes, its main commune. Bounds combine those of both at their worst, so they hold at least
/// 90 %. Empty where a figure of either is unknown or withheld.
struct UnitGap {
  std::optional<std::size_t> territory;  ///< position of the unit in Portraits::territories
  std::optional<Interval> median;        ///< of disposable medians: (zone − unit) / unit
  std::optional<Interval> poor;          ///< of the shares of poor households: zone − unit
};
[[nodiscard]] UnitGap gap_to_unit(const Portraits& portraits, const ZonePortrait& zone);

/// The gap at a later vintage minus that at an earlier one, as differences of fractions; empty
/// where either is unknown.
struct GapChange {
  std::optional<Interval> median;
  std::optional<Interval> poor;
};
[[nodiscard]] GapChange change_between(const UnitGap& earlier, const UnitGap& later);

}  // namespace carreau
