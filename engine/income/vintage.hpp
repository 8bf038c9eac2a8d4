// SPDX-License-Identifier: Apache-2.0
/// The figures that belong to a year of incomes: national medians, winsorising bounds, bridge.
#pragma once

#include "base/quantity.hpp"
#include "income/bridge.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// The bounds to which INSEE brings individual standards of living before it sums a cell (€/UC).
struct WinsorBounds {
  double low = 0.0;
  double high = 0.0;
  friend bool operator==(const WinsorBounds&, const WinsorBounds&) = default;
};

/// The prior: the log-standard deviation of incomes within a small area, before a cell is looked
/// at.
struct SpreadPrior {
  double mean = 0.42;       ///< σ₀, natural-log units
  double deviation = 0.10;  ///< τ
};

/// One year of incomes, as read from data/bridges/<year>.toml.
struct Vintage {
  int year = 0;
  Euros national_declared;    ///< median declared income per consumption unit, métropole
  Euros national_disposable;  ///< median standard of living, métropole
  /// The publications of the two medians; empty for one that a setting replaces.
  std::string source_declared;
  std::string source_disposable;
  Bridge bridge;
  std::string source_bridge;
  /// For medians of urban units. Empty where incomes are declared from the start: `bridge` then
  /// converts what is needed.
  std::optional<UnitBridge> unit_bridge;
  SpreadPrior spread;
  /// σ₀ of the départements for which published quartiles give it; its deviation is that of
  /// `spread`.
  std::map<std::string, double, std::less<>> department_spread;
  std::string source_spread;
  /// Share of people who are poor / share of households: large families are poorer in métropole.
  double poor_people_ratio = 1.0;
  std::map<std::string, double, std::less<>> department_poor_people_ratio;
  /// National median / national winsorised mean: what the model "scaled-mean" multiplies by.
  double mean_to_median = 1.0;
  /// Log-standard deviation of estimated medians of communes around the published ones: the error
  /// that all cells of a place have in common, so that no average over them removes it.
  double level_deviation = 0.0;
  WinsorBounds national_bounds;
  std::map<std::string, WinsorBounds, std::less<>> department_bounds;
  std::string source_bounds;

  /// 60 % of the national median standard of living: below it a household counts in `men_pauv`.
  [[nodiscard]] double poverty_line() const { return 0.6 * national_disposable.value(); }
  /// The département's bounds, or the national ones where it is not listed.
  [[nodiscard]] WinsorBounds bounds(std::string_view department) const;
  /// The département's σ₀, or the national one.
  [[nodiscard]] SpreadPrior spread_prior(std::string_view department) const;
  /// The département's ratio of poor people to poor households, or the national one.
  [[nodiscard]] double poor_people(std::string_view department) const;
};

}  // namespace carreau
