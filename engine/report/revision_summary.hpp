// SPDX-License-Identifier: Apache-2.0
/// The summary of a revision, for the terminal and as JSON.
#pragma once

#include "base/language.hpp"
#include "results/revision_records.hpp"

#include <string>
#include <vector>

namespace carreau::report {

[[nodiscard]] std::string revision_text(const results::RevisionOutput& output, Language language);
/// `paths`: the paths written.
[[nodiscard]] std::string revision_json(const results::RevisionOutput& output,
                                        const std::vector<std::string>& paths);

}  // namespace carreau::report
