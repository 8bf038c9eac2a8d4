// SPDX-License-Identifier: Apache-2.0
/// Explains in sentences, term by term, why a cell or a zone is in or out.
#pragma once

#include "report/words.hpp"
#include "results/explained_result.hpp"
#include "results/given_quartier.hpp"

#include <string>

namespace carreau::report {

/// `id` is that of a perimeter, a near miss or a cell of the result. Throws DataError when the
/// result does not contain it, with the most similar id, or the reason why a cell may be missing.
[[nodiscard]] std::string explain(const results::ExplainedResult& result, const std::string& id,
                                  Language language);

/// Explains a quartier with given limits in the same way, under the run of the result, and what
/// that proposes in its place.
[[nodiscard]] std::string explain(const results::ExplainedResult& result,
                                  const results::GivenQuartier& quartier, Language language);

}  // namespace carreau::report
