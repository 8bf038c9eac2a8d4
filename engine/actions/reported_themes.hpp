// SPDX-License-Identifier: Apache-2.0
/// The themes of a report: all of one nomenclature, whatever the years of the actions.
#pragma once

#include "actions/action.hpp"
#include "actions/nomenclature.hpp"
#include "base/findings.hpp"

#include <span>
#include <vector>

namespace carreau {

struct ReportedThemes {
  /// In the order of the list, followed by themes that it lacks, as read.
  std::vector<Theme> themes;
  /// For each theme of the programme, the theme under which it is reported.
  std::vector<ThemeIndex> of;
};

/// Translates themes of older lists to `list`. A theme that was split goes to the theme that took
/// over most of it, with a finding; a theme without a passage to `list` keeps its name, with a
/// finding. Themes of no list are reported as they were read.
[[nodiscard]] ReportedThemes reported_themes(const Programme& programme,
                                             std::span<const Nomenclature> all,
                                             const Nomenclature& list, Findings& findings);

}  // namespace carreau
