// SPDX-License-Identifier: Apache-2.0
/// The result of a delineation on one screen, and as JSON for scripts.
#pragma once

#include "report/words.hpp"
#include "results/delineation_writer.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// A page of text: what was read, the units, the largest perimeters, near misses, findings, and
/// what the figures are not.
[[nodiscard]] std::string delineation_summary(const results::DelineationOutput& output,
                                              Language language);

/// The same as one JSON object, keys in English, ending with a line break.
[[nodiscard]] std::string delineation_json(const results::DelineationOutput& output,
                                           const std::vector<std::string>& paths);

}  // namespace carreau::report
