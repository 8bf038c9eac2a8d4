// SPDX-License-Identifier: Apache-2.0
/// A whole number shared out by weights so that the parts add up to it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Parts of `units` in proportion to the weights (none negative, at least one positive), whole, and
/// their sum `units` to the last: each gets the whole of its quota, and the units left go to the
/// largest remainders, of equal ones to the first. Exact: no floating point takes part. Negative
/// units are shared out as positive ones are.
[[nodiscard]] std::vector<std::int64_t> apportion(std::int64_t units,
                                                  std::span<const std::int64_t> weights);
/// The same into `parts`, one a weight, without asking for memory where they are few.
void apportion(std::int64_t units, std::span<const std::int64_t> weights,
               std::span<std::int64_t> parts);

}  // namespace carreau
