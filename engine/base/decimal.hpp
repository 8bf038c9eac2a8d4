// SPDX-License-Identifier: Apache-2.0
/// Decimals as published, without floating point, so that sums close to the last digit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// units · 10^-decimals: "10029,70" is {1002970, 2}.
struct Decimal {
  std::int64_t units = 0;
  int decimals = 0;
};

/// So that a sum of all communes or IRIS fits a whole number, and each value a double.
inline constexpr int kMostDigits = 14;

/// Reads what parse_number() reads, exactly; empty where that does not, for powers of ten ("1e3")
/// and for more than 14 digits.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view field);

/// The number of units with `decimals` decimals, no fewer than it has; empty where that takes more
/// than 14 digits.
[[nodiscard]] std::optional<std::int64_t> with_decimals(const Decimal& value, int decimals);

/// As a double; the nearest, so that it prints as the decimal does.
[[nodiscard]] double decimal_value(std::int64_t units, int decimals);

/// With a point: "10029.70".
[[nodiscard]] std::string decimal_text(std::int64_t units, int decimals);

}  // namespace carreau
