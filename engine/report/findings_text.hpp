// SPDX-License-Identifier: Apache-2.0
/// Findings as text for readers and as JSON for programs.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace carreau::report {

/// A title and a line for each finding; empty when there is none.
[[nodiscard]] std::string findings_text(const Findings& findings, Language language);

/// Code, severity and count of each finding, as in the summaries of verbs.
[[nodiscard]] nlohmann::ordered_json findings_json(const Findings& findings);

}  // namespace carreau::report
