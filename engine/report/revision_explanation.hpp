// SPDX-License-Identifier: Apache-2.0
/// Explains in words what a revision makes of a quartier or of a cell.
#pragma once

#include "base/language.hpp"
#include "results/revision_reader.hpp"

#include <string>

namespace carreau::report {

/// Throws ArgumentError or DataError where the result contains nothing with that id.
[[nodiscard]] std::string explain_revision(const results::RevisionFile& file, const std::string& id,
                                           Language language);

}  // namespace carreau::report
