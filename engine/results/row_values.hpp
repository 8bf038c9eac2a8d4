// SPDX-License-Identifier: Apache-2.0
/// Values of result rows, rounded to the precision of the estimate; fewer digits also keep files
/// small.
#pragma once

#include "files/layer_writer.hpp"

#include <cmath>
#include <cstdint>

namespace carreau::results {

[[nodiscard]] inline double one_decimal(double value) { return std::round(value * 10.0) / 10.0; }
[[nodiscard]] inline double two_decimals(double value) { return std::round(value * 1e2) / 1e2; }
[[nodiscard]] inline double four_decimals(double value) { return std::round(value * 1e4) / 1e4; }
/// Rounds to the nearest whole number.
[[nodiscard]] inline files::FieldValue whole(double value) {
  return static_cast<std::int64_t>(std::llround(value));
}

}  // namespace carreau::results
