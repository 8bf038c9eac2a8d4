// SPDX-License-Identifier: Apache-2.0
/// The valid values of a parameter, used to draw controls and to validate texts.
#pragma once

#include "base/message.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace carreau {

enum class ParameterKind : std::uint8_t { integer, decimal, choice, flag };
[[nodiscard]] std::string_view to_text(ParameterKind kind);

/// The unit of a number.
enum class ParameterUnit : std::uint8_t {
  none,
  people,
  euros,
  metres,
  share,  ///< 0.6 stands for 60 %
  cells,
  people_per_km2,
};
/// "", "people", "euro", "metre", "share", "cells", "people_per_km2".
[[nodiscard]] std::string_view to_text(ParameterUnit unit);

/// The valid values of one parameter. Ranges are defined only here.
///
///   ParameterShape::integer(0, 10, 1, ParameterUnit::cells).accepts("11") is false
struct ParameterShape {
  ParameterKind kind = ParameterKind::integer;
  double low = 0.0;             ///< for numbers: the smallest valid value
  double high = 0.0;            ///< for numbers: the largest valid value
  double step = 1.0;            ///< for numbers: the step of a control; other values are valid too
  std::optional<int> decimals;  ///< for decimal numbers: the most decimals; empty: no limit
  ParameterUnit unit = ParameterUnit::none;
  std::span<const std::string_view> choices;  ///< in the order in which they are shown

  static constexpr ParameterShape integer(std::int64_t low, std::int64_t high, std::int64_t step,
                                          ParameterUnit unit) {
    return {ParameterKind::integer,
            static_cast<double>(low),
            static_cast<double>(high),
            static_cast<double>(step),
            0,
            unit,
            {}};
  }
  static constexpr ParameterShape decimal(double low, double high, double step,
                                          ParameterUnit unit = ParameterUnit::none) {
    return {ParameterKind::decimal, low, high, step, std::nullopt, unit, {}};
  }
  /// Stored in ten-thousandths, hence four decimals.
  static constexpr ParameterShape share(double low = 0.0, double step = 0.01) {
    return {ParameterKind::decimal, low, 1.0, step, 4, ParameterUnit::share, {}};
  }
  static constexpr ParameterShape choice(std::span<const std::string_view> choices) {
    return {ParameterKind::choice, 0.0, 0.0, 0.0, std::nullopt, ParameterUnit::none, choices};
  }
  static constexpr ParameterShape flag() {
    return {ParameterKind::flag, 0.0, 0.0, 0.0, std::nullopt, ParameterUnit::none, {}};
  }

  /// Whether the text is a valid value.
  [[nodiscard]] bool accepts(std::string_view text) const;
  /// A description such as "a whole number from 0 to 10".
  [[nodiscard]] Message expected() const;
};

}  // namespace carreau
