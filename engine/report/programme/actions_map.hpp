// SPDX-License-Identifier: Apache-2.0
/// A map of the quartiers by what they receive, with actions as points.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace carreau::report {

/// A measure that the map can show: for each target its text and its shade.
struct MapMeasure {
  std::string key;
  std::string title;
  std::vector<std::string> texts;
  std::vector<std::optional<std::size_t>> shades;  ///< 0 to 4; none where it is not known
  struct Class {
    std::size_t shade = 0;
    std::string range;
  };
  std::vector<Class> classes;  ///< of about as many quartiers each
};

struct ActionsMap {
  std::string svg;  ///< of the first measure; empty where nothing has a place
  std::vector<MapMeasure> measures;
  std::vector<std::vector<std::size_t>> points;  ///< actions at each
  std::vector<bool> is_drawn;                    ///< of each target
  std::size_t undrawn = 0;                       ///< quartiers without outline, or on another plane
  std::size_t off_map = 0;  ///< actions with a place that the map does not show
};

/// Figures are those of the table `per_head`, whose first rows are the targets. Drawn on the legal
/// plane of the territory that most quartiers are in. Shades are patterns too; quartiers that left
/// are dashed; one too small to see gets a disc.
[[nodiscard]] ActionsMap actions_map(const ActionsView& view, const ReportTable& per_head,
                                     const Words& w);

}  // namespace carreau::report
