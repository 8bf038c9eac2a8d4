// SPDX-License-Identifier: Apache-2.0
/// How many places lie in a zoning: a row a zoning, of the summary of `assign`.
#pragma once

#include "results/assignment_rows.hpp"
#include "results/columns.hpp"
#include "zoning/assignment_counts.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::results {

namespace headings {

inline constexpr Heading kZoning{"name", ColumnUnit::none, "zonage", "zoning"};
inline constexpr Heading kZones{"zones", ColumnUnit::zones, "zones", "zones"};
inline constexpr Heading kInside{"in", ColumnUnit::places, "dedans", "inside"};
inline constexpr Heading kInSeveral{"in_several", ColumnUnit::places, "dans plusieurs",
                                    "in several"};
/// Of all rows.
inline constexpr Heading kShareInside{"share_in", ColumnUnit::share, "part", "share"};

}  // namespace headings

struct AssignmentTotals {
  std::string name;
  std::size_t zones = 0;
  std::size_t inside = 0;
  std::size_t in_several = 0;
  std::vector<std::size_t> within;  ///< entirely, by band, those inside counted
  std::size_t ambiguous = 0;
};
[[nodiscard]] ColumnTable<AssignmentTotals> assignment_total_columns(
    const std::vector<double>& bands);
[[nodiscard]] AssignmentTotals assignment_totals(const NamedZoning& zoning,
                                                 const ZoningCounts& counts);

}  // namespace carreau::results
