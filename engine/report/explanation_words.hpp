// SPDX-License-Identifier: Apache-2.0
/// The conclusions of an explanation, one for each code of a result, and its sentences about
/// medians.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "report/words.hpp"
#include "results/delineation_columns.hpp"

#include <string_view>

namespace carreau::report {

/// Whether the terms of S are known: all are, or none.
[[nodiscard]] bool has_terms(const results::UnitRecord& unit);
/// The sentence about a local median that has a doubt, brought to the scale of disposable incomes …
[[nodiscard]] std::string_view local_median_code(MedianSource source);
/// … or of declared ones, where the cells count these.
[[nodiscard]] std::string_view declared_median_code(MedianSource source);

/// What a near miss fails; of `none` nothing.
[[nodiscard]] std::string_view conclusion_text(NearMiss failed, const Words& w);
/// Why a cell is in or out.
[[nodiscard]] std::string_view conclusion_text(Reason reason, const Words& w);

}  // namespace carreau::report
