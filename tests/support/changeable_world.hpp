// SPDX-License-Identifier: Apache-2.0
/// A drawn world whose thresholds, rule and options a test may change between two runs.
#pragma once

#include "support/drawn_world.hpp"

#include <vector>

namespace carreau::testing {

/// The cells, their places and their incomes stay; input() has the present terms.
struct ChangeableWorld {
  explicit ChangeableWorld(const DrawnWorld& world)
      : built(world),
        thresholds(built.input().thresholds.begin(), built.input().thresholds.end()),
        rule(built.input().rule),
        options(built.input().options) {}

  [[nodiscard]] DelineationInput input() const {
    const DelineationInput own = built.input();
    return {own.cells,  own.territory,        own.membership,   thresholds, own.income,
            own.bridge, own.perimeter_bridge, own.listed_share, rule,       options};
  }
  /// Multiplies the threshold S of every unit.
  void scale_thresholds(double factor) {
    for (UnitThreshold& threshold : thresholds) threshold.disposable *= factor;
  }

  BuiltWorld built;
  std::vector<UnitThreshold> thresholds;  ///< by unit, then outside any
  RuleSet rule;
  DelineationOptions options;
};

}  // namespace carreau::testing
