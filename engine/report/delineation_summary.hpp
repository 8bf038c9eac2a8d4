// SPDX-License-Identifier: Apache-2.0
/// The result of a delineation on one screen, and as JSON for scripts.
#pragma once

#include "io/delineation_writer.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// A page of text: what was read, the units, the largest perimeters, near misses, findings, and
/// what the figures are not.
[[nodiscard]] std::string delineation_summary(const io::DelineationOutput& output,
                                              Language language);

/// The same as one JSON object, keys in English, ending with a line break.
[[nodiscard]] std::string delineation_json(const io::DelineationOutput& output,
                                           const std::vector<std::string>& paths);

}  // namespace carreau::report
