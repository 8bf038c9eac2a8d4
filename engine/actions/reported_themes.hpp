// SPDX-License-Identifier: Apache-2.0
/// The themes that a report speaks of: those of one nomenclature, whatever years the actions are
/// of.
#pragma once

#include "actions/action.hpp"
#include "actions/nomenclature.hpp"
#include "base/findings.hpp"

#include <span>
#include <vector>

namespace carreau {

struct ReportedThemes {
  std::vector<Theme> themes;   ///< in the order of the list; then those that it lacks, as read
  std::vector<ThemeIndex> of;  ///< for each theme of the programme, the one it is told under
};

/// Themes of older lists are brought to `list`; one that was split goes to where most of it went,
/// which is found, and so is one that no passage brings there, which stays what it is. Themes of no
/// list are told as they were read.
[[nodiscard]] ReportedThemes reported_themes(const Programme& programme,
                                             std::span<const Nomenclature> all,
                                             const Nomenclature& list, Findings& findings);

}  // namespace carreau
