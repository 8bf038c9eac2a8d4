// SPDX-License-Identifier: Apache-2.0
/// Portraits on one screen, and as JSON for scripts.
#pragma once

#include "report/portrait_view.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <string>

namespace carreau::report {

/// A row a zone with the main figures, then the findings.
[[nodiscard]] std::string portrait_text(const PortraitView& view, Language language);
/// How many zones have figures, which have none and why, what the grid lacks.
[[nodiscard]] std::string portrait_json(const PortraitView& view, std::size_t pages);

}  // namespace carreau::report
