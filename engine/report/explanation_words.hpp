// SPDX-License-Identifier: Apache-2.0
/// The conclusions of an explanation, one for each code of a result.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "report/words.hpp"

#include <string_view>

namespace carreau::report {

/// What a near miss fails; of `none` nothing.
[[nodiscard]] std::string_view conclusion_text(NearMiss failed, const Words& w);
/// Why a cell is in or out.
[[nodiscard]] std::string_view conclusion_text(Reason reason, const Words& w);

}  // namespace carreau::report
