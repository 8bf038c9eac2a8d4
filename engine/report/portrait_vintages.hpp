// SPDX-License-Identifier: Apache-2.0
/// A zone beside its unit at several vintages of the grid, as HTML and as text.
#pragma once

#include "report/portrait_subject.hpp"
#include "report/words.hpp"

#include <string>

namespace carreau::report {

/// A row for each vintage, by year: the medians and the shares of poor households of the zone and
/// of its unit, and the gaps between them; then the change of the gaps, and INSEE's warning. Empty
/// where the run has no other vintage.
[[nodiscard]] std::string vintages_section(const PortraitView& view, const PortraitSubject& subject,
                                           const Words& w);

/// The gaps of every zone at the earliest and at the latest vintage, and their change, for the
/// terminal, with the warning. Empty where there is no other vintage.
[[nodiscard]] std::string vintages_text(const PortraitView& view, const Words& w);

}  // namespace carreau::report
