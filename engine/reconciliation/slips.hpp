// SPDX-License-Identifier: Apache-2.0
/// Simple causes that explain a difference to the last unit.
#pragma once

#include "reconciliation/reconciliation.hpp"

#include <cstdint>
#include <vector>

namespace carreau {

/// What makes one figure of the other: a digit, two swapped, a factor of 10, 100 or 1,000, a sign.
[[nodiscard]] std::vector<Slip> slips_between(std::int64_t stated, std::int64_t sum);

/// Fills in the slips of every check that differs or is undecided.
void find_slips(CheckedTable& checked);

}  // namespace carreau
