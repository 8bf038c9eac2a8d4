// SPDX-License-Identifier: Apache-2.0
/// Published tables of statistics by zone, as INSEE and others write them.
#pragma once

#include "base/findings.hpp"
#include "zoning/moved_variables.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Columns by name as asked for. Secret values (`s`, `ns`, empty…) are unknown, never zero.
using ZoneStatistics = std::map<std::string, SourceColumn>;

struct StatisticsRequest {
  std::span<const std::string> paths;    ///< tables of any format
  std::span<const std::string> columns;  ///< each in one of them, without regard to case
  std::string key;                       ///< column of the code; empty: found by its usual names
};

/// Codes are matched as text; one that lost its leading zero (`1053`) or comes as `="60057"` is
/// mended. Zones without a row are unknown, with a finding, rows without a zone a notice. Throws
/// DataError for a code that comes twice, for no code in common, for what is neither number nor
/// secret, and for a column that no table or more than one has.
[[nodiscard]] ZoneStatistics read_statistics(const StatisticsRequest& request,
                                             std::span<const std::string> zone_codes,
                                             Findings& findings);

}  // namespace carreau::inputs
