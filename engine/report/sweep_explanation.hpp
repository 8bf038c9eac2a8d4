// SPDX-License-Identifier: Apache-2.0
/// Explains in words how steady a cell or a zone is in a sweep.
#pragma once

#include "base/language.hpp"
#include "results/sweep/explained_sweep.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace carreau::report {

/// What varied in a sweep, and what its shares are of.
struct SweptDesign {
  std::vector<const Parameter*> varied;  ///< in the order of the lines of a record
  std::int64_t designed = 0;             ///< scenarios
};

/// `effects` are those on whether the zone stands. The first line is a title.
[[nodiscard]] std::string explain_swept_zone(const SweptDesign& design,
                                             const results::SweptZoneRecord& zone,
                                             const std::vector<results::SweptEffectRecord>& effects,
                                             Language language);
[[nodiscard]] std::string explain_swept_cell(const SweptDesign& design,
                                             const results::SweptCellRecord& cell,
                                             Language language);

/// The same for whatever has that id in a sweep, read from a file or just computed.
/// Throws ArgumentError or DataError where the result contains nothing with that id.
[[nodiscard]] std::string explain_sweep(const results::ExplainedSweep& sweep, const std::string& id,
                                        Language language);

}  // namespace carreau::report
