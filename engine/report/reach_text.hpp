// SPDX-License-Identifier: Apache-2.0
/// Tells in a sentence how far a parameter may move before a zone falls or comes in.
#pragma once

#include "base/language.hpp"
#include "scenario/zone_reach.hpp"

#include <string>

namespace carreau::report {

/// "« poverty ratio », at present 60 %: the zone stands from 57.2 % to 66 %. At 57.1 % it falls: …"
[[nodiscard]] std::string reach_text(const ZoneReach& reach, Language language);

}  // namespace carreau::report
