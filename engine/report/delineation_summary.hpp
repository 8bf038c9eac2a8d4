// SPDX-License-Identifier: Apache-2.0
/// The summary of a delineation for the terminal, and as JSON for scripts.
#pragma once

#include "report/words.hpp"
#include "results/delineation_writer.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// A page of text: the inputs, the units, the largest perimeters, the near misses, the findings,
/// and the limits of the figures.
[[nodiscard]] std::string delineation_summary(const results::DelineationOutput& output,
                                              Language language);

/// The same as one JSON object with keys in English, ending with a line break.
[[nodiscard]] std::string delineation_json(const results::DelineationOutput& output,
                                           const std::vector<std::string>& paths);

}  // namespace carreau::report
