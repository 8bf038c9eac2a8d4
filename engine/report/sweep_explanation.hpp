// SPDX-License-Identifier: Apache-2.0
/// Explains in words how steady a cell or a zone is in a sweep.
#pragma once

#include "base/language.hpp"
#include "results/sweep/explained_sweep.hpp"

#include <string>

namespace carreau::report {

/// Throws ArgumentError or DataError where the result contains nothing with that id.
[[nodiscard]] std::string explain_sweep(const results::ExplainedSweep& sweep, const std::string& id,
                                        Language language);

}  // namespace carreau::report
