// SPDX-License-Identifier: Apache-2.0
/// Portraits for the terminal, and as JSON for scripts.
#pragma once

#include "report/portrait_view.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <string>

namespace carreau::report {

/// A row for each zone with the main figures, then the findings.
[[nodiscard]] std::string portrait_text(const PortraitView& view, Language language);
/// The number of zones with figures, the zones without figures and why, and what the grid lacks.
[[nodiscard]] std::string portrait_json(const PortraitView& view, std::size_t pages);

}  // namespace carreau::report
