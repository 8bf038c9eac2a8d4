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

/// Whether the text consists only of digits: "1 000" and "5.0" are not counts.
bool is_whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

/// Exact: a value with more decimals is refused, not rounded.
bool has_decimals(double value, int most) {
  const double scaled = value * std::pow(10.0, most);
  return std::abs(scaled - std::round(scaled)) <= 1e-6;
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

Message ParameterShape::expected() const {
  switch (kind) {
    case ParameterKind::flag: return Message{"true_or_false"};
    case ParameterKind::choice: {
      const std::vector<std::string> first(choices.begin(), choices.end() - 1);
      return Message{"one_or_other", {{"first", first}, {"last", choices.back()}}};
    }
    case ParameterKind::integer:
      return Message{"whole_in_range", {{"low", Fixed{low, 0}}, {"high", Fixed{high, 0}}}};
    case ParameterKind::decimal: break;
  }
  if (unit == ParameterUnit::euros)
    return Message{"euros_in_range", {{"low", low}, {"high", high}}};
  if (!decimals) return Message{"number_in_range", {{"low", low}, {"high", high}}};
  // All parameters with a limited number of decimals are shares, stored in ten-thousandths.
  return Message{"four_decimals_in_range", {{"low", low}, {"high", high}}};
}

}  // namespace carreau
