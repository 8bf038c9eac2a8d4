// SPDX-License-Identifier: Apache-2.0
/// Laws of incomes within a small area: two parameters, a median and a spread.
#pragma once

#include <cstdint>

namespace carreau {

/// The shape of ln(income) around its median.
enum class LawShape : std::uint8_t {
  normal,  ///< a lognormal law
  dagum,   ///< Dagum's first law, with the shape found in poor neighbourhoods
};

/// A standard law: median 0, and quartiles ±0.6745 apart on average, so that σ means the same for
/// every shape: ln(Q3/Q1) / 1.349.
[[nodiscard]] double standard_below(LawShape shape, double z);
[[nodiscard]] double standard_density(LawShape shape, double z);

/// ln(income) = mu + sigma · Z, Z standard; e^mu is the median in €.
struct IncomeLaw {
  double mu = 0.0;
  double sigma = 0.0;
  LawShape shape = LawShape::normal;

  /// P(income < x), x > 0.
  [[nodiscard]] double below(double x) const;
};

}  // namespace carreau
