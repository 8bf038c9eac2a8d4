// SPDX-License-Identifier: Apache-2.0
/// The figures that belong to a year of incomes: national medians, winsorising bounds, bridge.
#pragma once

#include "base/quantity.hpp"
#include "income/bridge.hpp"
#include "income/member_model.hpp"
#include "territory/territory.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// A bridge with its source.
struct OwnBridge {
  Bridge bridge;
  std::string source;
  friend bool operator==(const OwnBridge&, const OwnBridge&) = default;
};

/// How the spread of incomes within a small area depends on its mean: poor areas are more unequal,
/// where incomes are declared.
struct SpreadLevel {
  double mean = 0.0;    ///< winsorised, €/UC
  double factor = 1.0;  ///< σ₀ at this mean / σ₀ of the département
  friend bool operator==(const SpreadLevel&, const SpreadLevel&) = default;
};

/// One year of incomes, as read from data/bridges/<year>.toml.
struct Vintage {
  int year = 0;
  /// What the cells' figures count. Declared incomes are on the scale of S: such a vintage has no
  /// national_disposable, and its bridge changes nothing.
  IncomeConcept incomes = IncomeConcept::disposable;
  Euros national_declared;  ///< median declared income per consumption unit, métropole
  /// Median standard of living, métropole; zero (unknown) where incomes are declared.
  Euros national_disposable;
  /// The publications of the two medians; empty for one that a setting replaces.
  std::string source_declared;
  std::string source_disposable;
  /// Through which cells are chosen: S is moved to the scale of the cells.
  Bridge bridge;
  std::string source_bridge;
  /// Through which given perimeters are checked; see docs/method.md for why there are two.
  Bridge perimeter_bridge;
  std::string source_perimeter_bridge;
  /// Of overseas départements, where one bridge serves both uses.
  std::map<std::string, OwnBridge, std::less<>> department_bridge;
  /// For medians of urban units. Empty where incomes are declared from the start: `bridge` then
  /// converts what is needed.
  std::optional<UnitBridge> unit_bridge;
  SpreadPrior spread;
  /// σ₀ of the départements for which published quartiles give it; its deviation is that of
  /// `spread`.
  std::map<std::string, double, std::less<>> department_spread;
  /// By ascending mean, straight between levels; empty: σ₀ is the same at every mean.
  std::vector<SpreadLevel> spread_levels;
  std::string source_spread;
  /// Share of people who are poor / share of households: large families are poorer in métropole.
  double poor_people_ratio = 1.0;
  std::map<std::string, double, std::less<>> department_poor_people_ratio;
  /// National median / national winsorised mean: what the model "scaled-mean" multiplies by.
  double mean_to_median = 1.0;
  /// Log-standard deviation of estimated medians of communes around the published ones: the error
  /// that all cells of a place have in common, so that no average over them removes it.
  double level_deviation = 0.0;
  /// How far the share of people of low income is from that of the law, besides its noise (standard
  /// deviation): declared incomes have a heavier tail below than the law.
  double headcount_misfit = 0.0;
  /// The same for every year.
  MemberModel member;
  WinsorBounds national_bounds;
  std::map<std::string, WinsorBounds, std::less<>> department_bounds;
  std::string source_bounds;
  /// The share below S above which a cell enters, where the vintage asks for another than a half.
  std::optional<BasisPoints> cell_share;
  std::string source_cell_share;

  [[nodiscard]] bool is_declared() const { return incomes == IncomeConcept::declared; }
  /// The national median of the incomes that the cells count.
  [[nodiscard]] Euros national_median() const {
    return is_declared() ? national_declared : national_disposable;
  }
  /// 60 % of it: below it a household counts in `men_pauv`, or in `men_basr`.
  [[nodiscard]] double poverty_line() const { return 0.6 * national_median().value(); }
  /// The département's bounds, or the national ones where it is not listed.
  [[nodiscard]] WinsorBounds bounds(std::string_view department) const;
  /// The département's σ₀, or the national one.
  [[nodiscard]] SpreadPrior spread_prior(std::string_view department) const;
  /// What σ₀ is multiplied by at a winsorised mean, in €.
  [[nodiscard]] double spread_factor(double mean) const;
  /// The département's ratio of poor people to poor households, or the national one.
  [[nodiscard]] double poor_people(std::string_view department) const;
  /// Sets both bridges to the département's own, where it has one.
  void use_bridge_of(std::string_view department);
  /// For exact counts of these incomes in the place of estimates.
  void use_exact_counts(IncomeConcept income);
};

}  // namespace carreau
