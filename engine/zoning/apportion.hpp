// SPDX-License-Identifier: Apache-2.0
/// Shares out a whole number by weights, so that the parts add up to it exactly.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Shares out `units` in whole parts, in proportion to the weights (none negative, at least one
/// positive). Each part gets the whole of its quota; the remaining units go to the largest
/// remainders, and to the first among equal ones. The parts add up to `units` exactly: only
/// integers are used. Negative units are shared out in the same way.
[[nodiscard]] std::vector<std::int64_t> apportion(std::int64_t units,
                                                  std::span<const std::int64_t> weights);
/// The same, written into `parts` (as many as weights). Allocates no memory for a few parts.
void apportion(std::int64_t units, std::span<const std::int64_t> weights,
               std::span<std::int64_t> parts);

}  // namespace carreau
