// SPDX-License-Identifier: Apache-2.0
/// Which values a parameter takes: what controls are drawn from and texts are checked against.
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

/// What a number counts.
enum class ParameterUnit : std::uint8_t {
  none,
  people,
  euros,
  metres,
  share,  ///< 0.6 is 60 %
  cells,
  people_per_km2,
};
/// "", "people", "euro", "metre", "share", "cells", "people_per_km2".
[[nodiscard]] std::string_view to_text(ParameterUnit unit);

/// The values of one parameter. The only place where its range stands.
///
///   ParameterShape::integer(0, 10, 1, ParameterUnit::cells).accepts("11") is false
struct ParameterShape {
  ParameterKind kind = ParameterKind::integer;
  double low = 0.0;             ///< numbers: the least value that is accepted
  double high = 0.0;            ///< numbers: the greatest
  double step = 1.0;            ///< numbers: how far one press of a control goes; no constraint
  std::optional<int> decimals;  ///< of decimals: the most that are accepted; empty: any number
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
  /// Kept in ten-thousandths, hence four decimals.
  static constexpr ParameterShape share(double low = 0.0, double step = 0.01) {
    return {ParameterKind::decimal, low, 1.0, step, 4, ParameterUnit::share, {}};
  }
  static constexpr ParameterShape choice(std::span<const std::string_view> choices) {
    return {ParameterKind::choice, 0.0, 0.0, 0.0, std::nullopt, ParameterUnit::none, choices};
  }
  static constexpr ParameterShape flag() {
    return {ParameterKind::flag, 0.0, 0.0, 0.0, std::nullopt, ParameterUnit::none, {}};
  }

  /// Whether the text is a value of that shape.
  [[nodiscard]] bool accepts(std::string_view text) const;
  /// In words: "a whole number from 0 to 10".
  [[nodiscard]] Message expected() const;
};

}  // namespace carreau
