// SPDX-License-Identifier: Apache-2.0
/// The median of an area from published figures of its communes: the mixture of their lognormals.
#pragma once

#include <optional>
#include <span>

namespace carreau {

/// What a table publishes of the incomes of one commune besides the median, in € per consumption
/// unit; the Gini index and the ratio D9/D1 have no unit.
struct PublishedSpread {
  std::optional<double> first_quartile;
  std::optional<double> third_quartile;
  std::optional<double> quartile_range;  ///< Q3 − Q1
  std::optional<double> gini;
  std::optional<double> first_decile;
  std::optional<double> ninth_decile;
  std::optional<double> decile_ratio;  ///< D9/D1
};

/// The log-standard deviation of a lognormal of this spread. Quartiles go first: the median of the
/// mixture lies within the quartiles of most communes, and where half of a law lies says little of
/// its tails. Empty where nothing is published, or nothing that a lognormal can have.
[[nodiscard]] std::optional<double> log_spread(const PublishedSpread& published, double median);

/// One commune of the mixture.
struct MixturePart {
  double median = 0.0;  ///< €/UC, above 0
  double spread = 0.0;  ///< log-standard deviation, above 0
  double people = 0.0;
};

/// The root of Σ people · Φ((ln x − ln median) / spread) = ½ Σ people, to a millionth. At least one
/// part with people.
[[nodiscard]] double mixture_median(std::span<const MixturePart> parts);

}  // namespace carreau
