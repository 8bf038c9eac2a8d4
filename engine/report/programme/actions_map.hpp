// SPDX-License-Identifier: Apache-2.0
/// A map of quartiers shaded by what they receive, with actions as points.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace carreau::report {

/// A measure that the map can show, with a text and a shade for each target.
struct MapMeasure {
  std::string key;
  std::string title;
  std::vector<std::string> texts;
  std::vector<std::optional<std::size_t>> shades;  ///< 0 to 4; none where the figure is unknown
  struct Class {
    std::size_t shade = 0;
    std::string range;
  };
  /// Between round bounds, with about the same number of quartiers each.
  std::vector<Class> classes;
  bool has_unknown = false;  ///< the figure of something drawn is unknown
};

struct ActionsMap {
  std::string svg;  ///< shows the first measure; empty where nothing can be drawn
  std::vector<MapMeasure> measures;
  std::vector<std::vector<std::size_t>> points;  ///< positions of the actions at each point
  std::vector<bool> is_drawn;                    ///< one for each target
  std::size_t undrawn = 0;                       ///< quartiers without outline, or on another plane
  std::size_t off_map = 0;                       ///< actions with a place outside the map
};

/// Figures come from the table `per_head`, whose first rows are the targets. The map is drawn in
/// the legal projection of the territory of most quartiers. Shades are also patterns; quartiers
/// that left the list are dashed; those too small to see are shown as discs.
[[nodiscard]] ActionsMap actions_map(const ActionsView& view, const ReportTable& per_head,
                                     const Words& w);

}  // namespace carreau::report
