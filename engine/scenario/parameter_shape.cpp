// SPDX-License-Identifier: Apache-2.0
#include "scenario/parameter_shape.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace carreau {

namespace {

/// Digits and nothing else: "1 000" or "5.0" is no count.
bool is_whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

/// Exact: more decimals are refused rather than rounded.
bool has_decimals(double value, int most) {
  const double scaled = value * std::pow(10.0, most);
  return std::abs(scaled - std::round(scaled)) <= 1e-6;
}

std::string decimals_in_words(int decimals) {
  return fmt::format(", at most {} decimals", decimals == 4 ? "four" : fmt::to_string(decimals));
}

}  // namespace

std::string_view to_text(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::integer: return "integer";
    case ParameterKind::decimal: return "decimal";
    case ParameterKind::choice: return "choice";
    case ParameterKind::flag: return "flag";
  }
  return {};
}

std::string_view to_text(ParameterUnit unit) {
  switch (unit) {
    case ParameterUnit::none: return "";
    case ParameterUnit::people: return "people";
    case ParameterUnit::euros: return "euro";
    case ParameterUnit::metres: return "metre";
    case ParameterUnit::share: return "share";
    case ParameterUnit::cells: return "cells";
    case ParameterUnit::people_per_km2: return "people_per_km2";
  }
  return {};
}

bool ParameterShape::accepts(std::string_view text) const {
  if (kind == ParameterKind::flag) return text == "true" || text == "false";
  if (kind == ParameterKind::choice) {
    return std::find(choices.begin(), choices.end(), text) != choices.end();
  }
  if (kind == ParameterKind::integer && !is_whole(text)) return false;
  const auto number = parse_number(text);
  return number && number->value >= low && number->value <= high &&
         (!decimals || has_decimals(number->value, *decimals));
}

std::string ParameterShape::expected() const {
  switch (kind) {
    case ParameterKind::flag: return "true or false";
    case ParameterKind::choice: {
      const std::vector<std::string> first(choices.begin(), choices.end() - 1);
      return fmt::format("{} or {}", join(first, ", "), choices.back());
    }
    case ParameterKind::integer:
      return fmt::format("a whole number from {:.0f} to {:.0f}", low, high);
    case ParameterKind::decimal: break;
  }
  const std::string_view what = unit == ParameterUnit::euros ? "an amount in euros" : "a number";
  return fmt::format("{} from {} to {}{}", what, low, high,
                     decimals ? decimals_in_words(*decimals) : std::string());
}

}  // namespace carreau
