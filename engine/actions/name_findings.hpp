// SPDX-License-Identifier: Apache-2.0
/// Reports words about quartiers that leave doubt, in the user's own words.
#pragma once

#include "actions/quartier_names.hpp"
#include "base/findings.hpp"

namespace carreau {

/// Adds a finding where the part leaves doubt or designates no quartier, and a notice for the code
/// of an older list.
void report_part(const NamedPart& part, const QuartierNames& names, const Place& at,
                 Findings& findings);

}  // namespace carreau
