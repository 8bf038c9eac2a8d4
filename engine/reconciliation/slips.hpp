// SPDX-License-Identifier: Apache-2.0
/// Finds simple causes that explain a difference to the last unit.
#pragma once

#include "reconciliation/reconciliation.hpp"

#include <cstdint>
#include <vector>

namespace carreau {

/// The slips that turn one figure into the other: one digit, two swapped digits, a factor of 10,
/// 100 or 1,000, the sign.
[[nodiscard]] std::vector<Slip> slips_between(std::int64_t stated, std::int64_t sum);

/// Sets the slips of every check that differs or is undecided.
void find_slips(CheckedTable& checked);

}  // namespace carreau
