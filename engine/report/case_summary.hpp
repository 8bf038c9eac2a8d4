// SPDX-License-Identifier: Apache-2.0
/// The agreement of several towns, as a table by town and as JSON.
#pragma once

#include "base/findings.hpp"
#include "report/words.hpp"
#include "results/case_rows.hpp"

#include <string>
#include <vector>

namespace carreau::report {

[[nodiscard]] std::string cases_text(const std::vector<results::CaseRecord>& cases,
                                     Language language);
/// `findings`: of each case.
[[nodiscard]] std::string cases_json(const std::vector<results::CaseRecord>& cases,
                                     const std::vector<Findings>& findings);

}  // namespace carreau::report
