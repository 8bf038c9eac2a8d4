// SPDX-License-Identifier: Apache-2.0
/// The result of a sweep, as text and as JSON.
#pragma once

#include "report/words.hpp"
#include "results/sweep/sweep_records.hpp"

#include <string>

namespace carreau::report {

/// How many scenarios there were, what moves zones and people, the zones that do not stand
/// everywhere, and the findings.
[[nodiscard]] std::string sweep_text(const results::SweepOutput& output, Language language);
/// Counts, effects, curves and zones, with the names of the columns of the tables.
[[nodiscard]] std::string sweep_json(const results::SweepOutput& output);

}  // namespace carreau::report
