// SPDX-License-Identifier: Apache-2.0
/// What the lines of a zone say in words: "stands unless …".
#pragma once

#include "base/message.hpp"
#include "scenario/sweep/stability.hpp"
#include "scenario/sweep/sweep_plan.hpp"

namespace carreau::results {

/// For a perimeter of the base, the values of single parameters at which it no longer stands; for
/// another zone, those at which it does.
[[nodiscard]] Message stability_sentence(const SweptZone& zone, const SweepPlan& plan);

}  // namespace carreau::results
