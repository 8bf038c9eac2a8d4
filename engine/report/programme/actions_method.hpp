// SPDX-License-Identifier: Apache-2.0
/// What the figures of a report of funded actions mean, and their limits.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// Sentences for the page and for the workbook.
[[nodiscard]] std::vector<std::string> method_sentences(const ActionsView& view, const Words& w);

/// The title of a report; a default where the view has none.
[[nodiscard]] std::string report_title(const ActionsView& view, const Words& w);

}  // namespace carreau::report
