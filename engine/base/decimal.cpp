// SPDX-License-Identifier: Apache-2.0
#include "base/decimal.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace carreau {

namespace {

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int k = 0; k < exponent; ++k) power *= 10;
  return power;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view field) {
  if (!parse_number(field)) return std::nullopt;
  Decimal decimal;
  int digits = 0;
  bool is_behind_mark = false;
  bool is_negative = false;
  for (const char c : trimmed(field)) {
    if (c == 'e' || c == 'E') return std::nullopt;
    if (c == '-') is_negative = true;
    if (c == '.' || c == ',') is_behind_mark = true;
    if (c < '0' || c > '9') continue;  // marks, and the bytes of spaces between thousands
    const bool is_leading_zero = decimal.units == 0 && c == '0' && !is_behind_mark;
    if (!is_leading_zero && ++digits > kMostDigits) return std::nullopt;
    decimal.units = decimal.units * 10 + (c - '0');
    if (is_behind_mark) ++decimal.decimals;
  }
  if (is_negative) decimal.units = -decimal.units;
  return decimal;
}

std::optional<std::int64_t> with_decimals(const Decimal& value, int decimals) {
  const int more = decimals - value.decimals;
  if (value.units == 0) return 0;
  if (more > kMostDigits || std::abs(value.units) >= power_of_ten(kMostDigits - more)) {
    return std::nullopt;
  }
  return value.units * power_of_ten(more);
}

double decimal_value(std::int64_t units, int decimals) {
  return static_cast<double>(units) / static_cast<double>(power_of_ten(decimals));
}

std::string decimal_text(std::int64_t units, int decimals) {
  if (decimals == 0) return fmt::to_string(units);
  const std::int64_t power = power_of_ten(decimals);
  return fmt::format("{}{}.{:0{}}", units < 0 ? "-" : "", std::abs(units / power),
                     std::abs(units % power), decimals);
}

}  // namespace carreau
