// SPDX-License-Identifier: Apache-2.0
/// The comparison of two generations of zones, as text and as JSON.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "results/comparison_rows.hpp"

#include <string>

namespace carreau::report {

/// Counts of changes and of people, a row for each changed quartier, the pockets, and the findings.
[[nodiscard]] std::string comparison_text(const results::NamedComparison& named,
                                          const Findings& findings, Language language);
/// Counts of changes, also for each side, and of people.
[[nodiscard]] std::string comparison_json(const results::NamedComparison& named,
                                          const Findings& findings);

}  // namespace carreau::report
