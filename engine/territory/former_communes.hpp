// SPDX-License-Identifier: Apache-2.0
/// Tables of communes of a year before the composition of the urban units.
#pragma once

#include "base/findings.hpp"
#include "territory/assembly.hpp"

namespace carreau {

/// Adds the populations of communes that the composition does not list to those of the communes
/// they were merged into, where it lists these and one table gives both: of two tables the later
/// one has already added them. Reports how many. Without a composition or mergers nothing is
/// changed.
void fold_former_communes(TerritoryParts& parts, Findings& findings);

}  // namespace carreau
