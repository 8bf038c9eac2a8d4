// SPDX-License-Identifier: Apache-2.0
/// The communes that a map of quartiers shows beneath them, with their names.
#pragma once

#include "geometry/polygon_set.hpp"
#include "report/map_sheet.hpp"
#include "results/actions_records.hpp"

#include <string>

namespace carreau::report {

/// The limits and names of the communes that lie in the window of the sheet, as a group of SVG;
/// empty where the report has no limits of communes. `plane` is the system of the sheet.
[[nodiscard]] std::string communes_markup(const results::ActionsOutput& output, const Crs& plane,
                                          const MapSheet& sheet);

}  // namespace carreau::report
