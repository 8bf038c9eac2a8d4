// SPDX-License-Identifier: Apache-2.0
/// The figures of a zone, or of zones together, next to those of their territories, as an HTML
/// table.
#pragma once

#include "report/portrait_subject.hpp"
#include "report/words.hpp"

#include <string>

namespace carreau::report {

/// A row for each indicator and a column for each main territory, with intervals for the figures of
/// the zone and for every estimated income, and how much of each territory the zone holds.
[[nodiscard]] std::string portrait_table(const PortraitView& view, const PortraitSubject& subject,
                                         const Words& w);

}  // namespace carreau::report
