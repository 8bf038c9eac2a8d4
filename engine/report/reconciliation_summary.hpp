// SPDX-License-Identifier: Apache-2.0
/// What does not add up in printed tables, as text and JSON.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "results/reconciliation_rows.hpp"

#include <string>

namespace carreau::report {

/// How each total was read and how many hold; then a line for each difference with its cell, and
/// what would explain it; the figures of tables against each other; the findings.
[[nodiscard]] std::string reconciliation_text(const results::Reconciliation& reconciliation,
                                              const Findings& findings, Language language);
/// The same, all differences with their cells.
[[nodiscard]] std::string reconciliation_json(const results::Reconciliation& reconciliation,
                                              const Findings& findings);

}  // namespace carreau::report
