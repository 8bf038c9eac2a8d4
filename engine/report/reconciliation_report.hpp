// SPDX-License-Identifier: Apache-2.0
/// What does not add up in printed tables, as text and JSON.
#pragma once

#include "base/findings.hpp"
#include "io/reconciliation_rows.hpp"
#include "report/words.hpp"

#include <string>

namespace carreau::report {

/// How each total was read and how many hold; then a line for each difference with its cell, and
/// what would explain it; the figures of tables against each other; the findings.
[[nodiscard]] std::string reconciliation_text(const io::Reconciliation& reconciliation,
                                              const Findings& findings, Language language);
/// The same, all differences with their cells.
[[nodiscard]] std::string reconciliation_json(const io::Reconciliation& reconciliation,
                                              const Findings& findings);

}  // namespace carreau::report
