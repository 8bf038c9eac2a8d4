// SPDX-License-Identifier: Apache-2.0
#include "zoning/portrait_gaps.hpp"

#include <algorithm>

namespace carreau {

namespace {

const PortraitTerritory* main_unit(const Portraits& portraits, const ZonePortrait& zone,
                                   UnitGap& gap) {
  for (const PortraitLevel level : {PortraitLevel::urban_unit, PortraitLevel::commune}) {
    // References of one level are in order of decreasing share: the first is the main one.
    const auto found = std::ranges::find_if(zone.references, [&](const PortraitReference& r) {
      return portraits.territories[r.territory].level == level;
    });
    if (found == zone.references.end()) continue;
    gap.territory = found->territory;
    return &portraits.territories[found->territory];
  }
  return nullptr;
}

Interval difference(const Interval& a, const Interval& b) {
  return {a.value - b.value, a.low - b.high, a.high - b.low};
}

std::optional<Interval> difference(const std::optional<Interval>& a,
                                   const std::optional<Interval>& b) {
  if (!a || !b) return std::nullopt;
  return difference(*a, *b);
}

}  // namespace

UnitGap gap_to_unit(const Portraits& portraits, const ZonePortrait& zone) {
  UnitGap gap;
  const PortraitTerritory* const unit = main_unit(portraits, zone, gap);
  if (unit == nullptr) return gap;
  if (zone.figures.incomes && unit->figures.incomes) {
    const Interval& own = zone.figures.incomes->median;
    const Interval& beside = unit->figures.incomes->median;
    gap.median = Interval{own.value / beside.value - 1.0, own.low / beside.high - 1.0,
                          own.high / beside.low - 1.0};
  }
  const std::size_t poor = indicator_at("men_pauv");
  gap.poor = difference(zone.figures.rates[poor], unit->figures.rates[poor]);
  return gap;
}

GapChange change_between(const UnitGap& earlier, const UnitGap& later) {
  return {difference(later.median, earlier.median), difference(later.poor, earlier.poor)};
}

}  // namespace carreau
