// SPDX-License-Identifier: Apache-2.0
/// Published indicators of a zone beside those of its commune and its other territories, as HTML.
#pragma once

#include "report/portrait_subject.hpp"
#include "report/words.hpp"

#include <string>

namespace carreau::report {

/// "41,4 %", "1 234", "13 724 €": the value of a published indicator; "n.d." where it is unknown.
[[nodiscard]] std::string indicator_value(const PublishedIndicator& indicator,
                                          std::optional<double> value, const Words& w);
/// "+5,3 points", "−1 200 €", "12,3 % de la commune"; empty where there is no gap.
[[nodiscard]] std::string indicator_gap_text(IndicatorKind kind, std::optional<double> gap,
                                             const Words& w);

/// A row for each indicator that is known of the subject or of one of its territories: the value of
/// the zone, that of the commune and the gap to it, then those of other territories that have any.
/// Empty where no indicator is known.
[[nodiscard]] std::string published_section(const PortraitView& view,
                                            const PortraitSubject& subject, const Words& w);

}  // namespace carreau::report
