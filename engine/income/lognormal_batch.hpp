// SPDX-License-Identifier: Apache-2.0
/// fit_law() for many observations at once.
#pragma once

#include "income/law_fit.hpp"

#include <span>

namespace carreau {

/// One observation and what else its fit depends on.
struct FitTask {
  const CellEvidence* evidence = nullptr;
  WinsorBounds bounds;
  SpreadPrior prior;
};

/// The same laws as fit_law() gives under the normal shape, to 1e-5 of μ and σ; `fits[i]` answers
/// `tasks[i]`. Plain cases go through vectorised Newton steps, about 0.3 µs each; those in which
/// the posterior may have two maxima (more than 60 % are poor, a mean near a bound), or in which
/// the steps do not converge, go through fit_law() one by one.
void fit_lognormal_batch(std::span<const FitTask> tasks, double poverty_line,
                         std::span<LawFit> fits);

}  // namespace carreau
