// SPDX-License-Identifier: Apache-2.0
/// Explains in sentences, term by term, why a cell or a zone is in or out.
#pragma once

#include "report/words.hpp"
#include "results/explained_result.hpp"

#include <string>

namespace carreau::report {

/// `id` is that of a perimeter, a near miss or a cell of the result. Throws DataError when the
/// result does not contain it, with the most similar id, or the reason why a cell may be missing.
[[nodiscard]] std::string explain(const results::ExplainedResult& result, const std::string& id,
                                  Language language);

}  // namespace carreau::report
