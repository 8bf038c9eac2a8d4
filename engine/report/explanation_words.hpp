// SPDX-License-Identifier: Apache-2.0
/// The sentences of an explanation for the codes of a result.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "report/words.hpp"

#include <string_view>

namespace carreau::report {

/// A sentence about what a near miss fails; empty for `none`.
[[nodiscard]] std::string_view near_miss_text(NearMiss failed, const Words& w);
/// A sentence about why a cell is in or out.
[[nodiscard]] std::string_view reason_text(Reason reason, const Words& w);

}  // namespace carreau::report
