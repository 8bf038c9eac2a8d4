// SPDX-License-Identifier: Apache-2.0
/// Where the figures of each variable of a crosswalk went: a row a variable, of its summary.
#pragma once

#include "results/columns.hpp"
#include "zoning/moved_variables.hpp"

#include <array>

namespace carreau::results {

namespace headings {

inline constexpr Heading kVariable{"name", ColumnUnit::none, "variable", "variable"};
inline constexpr Heading kBase{"base", ColumnUnit::none, "base", "base"};
inline constexpr Heading kTotal{"total", ColumnUnit::varies, "total", "total"};
inline constexpr Heading kInZones{"in_zones", ColumnUnit::varies, "dans les zones", "in the zones"};
inline constexpr Heading kElsewhere{"elsewhere", ColumnUnit::varies, "ailleurs", "elsewhere"};
inline constexpr Heading kNotPlaced{"not_placed", ColumnUnit::varies, "sans zone", "no source"};
inline constexpr Heading kUnknownSources{"unknown_sources", ColumnUnit::zones, "sources inconnues",
                                         "unknown sources"};
inline constexpr Heading kByAnotherBase{"by_another_base", ColumnUnit::zones,
                                        "sources par une autre base", "sources by another base"};

}  // namespace headings

/// The states that a zone's figure may be in, in the order in which they are counted.
inline constexpr std::array<MovedState, 5> kMovedStates = {
    MovedState::complete, MovedState::partial, MovedState::unknown, MovedState::withheld,
    MovedState::no_data};

/// What is null in them is not of the variable's kind: rates and medians have no totals.
[[nodiscard]] const ColumnTable<MovedVariable>& crosswalk_total_columns();
/// The zones whose figure is in a state.
[[nodiscard]] const Column<MovedVariable>& state_column(MovedState state);

}  // namespace carreau::results
