// SPDX-License-Identifier: Apache-2.0
/// What the codes of a result mean, in the sentences of an explanation.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "report/words.hpp"

#include <string_view>

namespace carreau::report {

/// What a near miss fails, a sentence; of `none` nothing.
[[nodiscard]] std::string_view near_miss_text(NearMiss failed, const Words& w);
/// Why a cell is in or out, a sentence.
[[nodiscard]] std::string_view reason_text(Reason reason, const Words& w);

}  // namespace carreau::report
