// SPDX-License-Identifier: Apache-2.0
/// One generation of zones against another, as text and JSON.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "results/comparison_rows.hpp"

#include <string>

namespace carreau::report {

/// Counts of changes and of people, a row a quartier that changed, the pockets, the findings.
[[nodiscard]] std::string comparison_text(const results::NamedComparison& named,
                                          const Findings& findings, Language language);
/// Counts of changes, of each side too, and people.
[[nodiscard]] std::string comparison_json(const results::NamedComparison& named,
                                          const Findings& findings);

}  // namespace carreau::report
