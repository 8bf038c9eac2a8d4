// SPDX-License-Identifier: Apache-2.0
/// Why a cell or a zone is in or out, term by term, in sentences.
#pragma once

#include "report/words.hpp"
#include "results/explained_result.hpp"

#include <string>

namespace carreau::report {

/// `id` is a zone, a near miss or a cell of the result. Throws DataError when the result does not
/// hold it, with the nearest zone or the reason why a cell may be missing.
[[nodiscard]] std::string explain(const results::ExplainedResult& result, const std::string& id,
                                  Language language);

}  // namespace carreau::report
