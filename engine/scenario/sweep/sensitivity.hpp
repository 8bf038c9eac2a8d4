// SPDX-License-Identifier: Apache-2.0
/// Which choice moves what: the share of an outcome's variance that one factor explains alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// The outcomes of the scenarios of one class of a factor.
struct ClassSum {
  std::int64_t count = 0;
  double sum = 0.0;
  double squares = 0.0;
};

/// A first-order sensitivity index (Sobol): Var(E[Y | factor]) / Var(Y).
struct MainEffect {
  double share = 0.0;                    ///< of the variance, from 0 to 1
  std::optional<double> standard_error;  ///< of an estimate from a sample; empty where it is exact
};

/// The exact effect in a full design, where every combination occurs once. Nothing where the
/// outcome never varies.
[[nodiscard]] std::optional<MainEffect> exact_effect(std::span<const ClassSum> classes);

/// The effect estimated from a sample, by classes of the factor: between them, less what the noise
/// within them brings about. Its standard error is that of the jackknife that leaves out one
/// scenario at a time. `outcomes[i]` and `class_of[i]` are of scenario i. Nothing where the outcome
/// never varies or a sample is too small for its classes.
[[nodiscard]] std::optional<MainEffect> sampled_effect(std::span<const double> outcomes,
                                                       std::span<const std::uint32_t> class_of,
                                                       std::size_t classes);
/// The same of an outcome that is 0 or 1, of which the counts say everything: by class, how many
/// scenarios, and in how many it is 1.
[[nodiscard]] std::optional<MainEffect> sampled_effect(std::span<const std::int64_t> count,
                                                       std::span<const std::int64_t> ones);

}  // namespace carreau
