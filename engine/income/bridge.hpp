// SPDX-License-Identifier: Apache-2.0
/// The bridge between declared and disposable incomes.
#pragma once

#include "base/quantity.hpp"

namespace carreau {

/// Medians of declared and disposable income, linked by a line in logarithms through the national
/// pair: ln(declared / anchor_declared) = exponent · ln(disposable / anchor_disposable).
/// Monotone for a positive exponent. It is applied to the threshold, never to single incomes.
///
///   bridge.to_disposable(12600.0)   // about 15,400 with the figures of 2017
struct Bridge {
  double anchor_declared = 0.0;    ///< €/UC
  double anchor_disposable = 0.0;  ///< €/UC
  double exponent = 1.0;           ///< declared incomes spread wider than disposable ones
  double residual = 0.0;           ///< standard deviation around the line, € disposable

  [[nodiscard]] double to_disposable(double declared) const;
  [[nodiscard]] double to_declared(double disposable) const;
  /// `residual` as a standard deviation of ln(disposable) at this income.
  [[nodiscard]] double log_residual(double disposable) const { return residual / disposable; }
};

}  // namespace carreau
