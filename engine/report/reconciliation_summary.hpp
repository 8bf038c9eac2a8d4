// SPDX-License-Identifier: Apache-2.0
/// The differences in printed tables, as text and as JSON.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "results/reconciliation_rows.hpp"

#include <string>

namespace carreau::report {

/// Which lines each total sums and how many totals hold; a line for each difference with its cell
/// and its likely causes; the comparison of tables; the findings.
[[nodiscard]] std::string reconciliation_text(const results::Reconciliation& reconciliation,
                                              const Findings& findings, Language language);
/// The same as JSON, with all differences and their cells.
[[nodiscard]] std::string reconciliation_json(const results::Reconciliation& reconciliation,
                                              const Findings& findings);

}  // namespace carreau::report
