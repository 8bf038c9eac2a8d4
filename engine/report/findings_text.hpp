// SPDX-License-Identifier: Apache-2.0
/// Findings for people.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"

#include <string>

namespace carreau::report {

/// A title and a line a finding; empty when there is none.
[[nodiscard]] std::string findings_text(const Findings& findings, Language language);

}  // namespace carreau::report
