// SPDX-License-Identifier: Apache-2.0
/// Reads published tables of statistics by zone, from INSEE and others.
#pragma once

#include "base/findings.hpp"
#include "zoning/moved_variables.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Columns by requested name. Secret values (`s`, `ns`, empty…) are unknown, never zero.
using ZoneStatistics = std::map<std::string, SourceColumn>;

struct StatisticsRequest {
  std::span<const std::string> paths;    ///< tables of any format
  std::span<const std::string> columns;  ///< each is in exactly one of the tables; case is ignored
  std::string key;  ///< column of the zone code; empty: found by its usual names
};

/// Codes are compared as text; a code that lost its leading zero (`1053`) or is written as
/// `="60057"` is corrected. Zones without a row are unknown and reported; rows without a zone give
/// a notice. Throws DataError for a repeated code, for no code in common, for a value that is
/// neither a number nor secret, and for a column that is in no table or in several.
[[nodiscard]] ZoneStatistics read_statistics(const StatisticsRequest& request,
                                             std::span<const std::string> zone_codes,
                                             Findings& findings);

}  // namespace carreau::inputs
