// SPDX-License-Identifier: Apache-2.0
/// What the codes of a result mean, in the sentences of an explanation.
#pragma once

#include "criteria/verdict.hpp"
#include "report/words.hpp"

#include <string>
#include <string_view>

namespace carreau::report {

/// Of a perimeter by its `status`: "proposed perimeter".
[[nodiscard]] std::string_view status_text(const std::string& status, const Words& w);
/// "density".
[[nodiscard]] std::string_view criterion_text(Criterion criterion, const Words& w);
/// Of a near miss by its `failed_criterion`, a sentence.
[[nodiscard]] std::string_view near_miss_text(const std::string& failed, const Words& w);
/// Of a cell by its `reason`, a sentence.
[[nodiscard]] std::string_view reason_text(const std::string& reason, const Words& w);

}  // namespace carreau::report
