// SPDX-License-Identifier: Apache-2.0
/// The bridge between declared and disposable incomes.
#pragma once

#include "base/quantity.hpp"

#include <vector>

namespace carreau {

/// A declared and a disposable quantile of the same people, € per consumption unit.
struct IncomePair {
  double declared = 0.0;
  double disposable = 0.0;
  friend bool operator==(const IncomePair&, const IncomePair&) = default;
};

/// Medians of declared and disposable income, linked in logarithms: by a line through the national
/// pair, ln(declared / anchor_declared) = exponent · ln(disposable / anchor_disposable), or by a
/// chain of given pairs, straight between them and beyond the first and the last. Monotone for a
/// positive exponent and for pairs that rise in both. It is applied to the threshold, never to
/// single incomes.
///
///   bridge.to_disposable(12600.0)   // about 15,600 with the figures of 2017
struct Bridge {
  double anchor_declared = 0.0;        ///< €/UC
  double anchor_disposable = 0.0;      ///< €/UC
  double exponent = 1.0;               ///< declared incomes spread wider than disposable ones
  double residual = 0.0;               ///< standard deviation around the line, € disposable
  std::vector<IncomePair> pairs = {};  ///< at least two, rising; empty: the line holds
  /// Whether pairs are in parts of the anchors, as for all years together, instead of €.
  bool are_pairs_relative = false;
  /// Whether the cells count declared incomes: what is called disposable here then is declared, and
  /// every conversion gives back what it is given.
  bool is_same_scale = false;

  friend bool operator==(const Bridge&, const Bridge&) = default;
  [[nodiscard]] double to_disposable(double declared) const;
  [[nodiscard]] double to_declared(double disposable) const;
  /// d ln(declared) / d ln(disposable) at this income.
  [[nodiscard]] double exponent_at(double disposable) const;
  /// `residual` as a standard deviation of ln(disposable) at this income.
  [[nodiscard]] double log_residual(double disposable) const { return residual / disposable; }

 private:
  [[nodiscard]] double unit_declared() const { return are_pairs_relative ? anchor_declared : 1.0; }
  [[nodiscard]] double unit_disposable() const {
    return are_pairs_relative ? anchor_disposable : 1.0;
  }
};

/// From the disposable to the declared median of an urban unit, relative to the nation's. Medians
/// of whole towns lie around the national one, where the two incomes differ less than among the
/// poor.
struct UnitBridge {
  double exponent = 1.0;
  double factor = 1.0;
  double log_residual = 0.0;  ///< standard deviation of ln(declared)

  /// In €, with the national medians of the year.
  [[nodiscard]] double to_declared(double disposable, double national_disposable,
                                   double national_declared) const;
};

/// Whether pairs rise strictly in both incomes, and are positive: what Bridge asks for.
[[nodiscard]] bool is_rising(const std::vector<IncomePair>& pairs);

}  // namespace carreau
