// SPDX-License-Identifier: Apache-2.0
/// Reads the coordinates of actions from columns, and transforms them to one CRS.
#pragma once

#include "base/findings.hpp"
#include "geometry/crs.hpp"
#include "inputs/programme/action_cells.hpp"
#include "inputs/programme/action_tables.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace carreau::inputs {

class ActionCoordinates {
 public:
  /// Adds the next table: uses the columns that its mapping names, or those with usual names; only
  /// tables of actions have coordinates. The first table with coordinates determines the CRS of the
  /// programme. Coordinates without a known CRS are reported and ignored.
  void add(const ActionTable& table, Crs& programme, Findings& findings);
  /// The place of a row of table `t` (in the order of add()) in the CRS of the programme. Text that
  /// is not a number is reported.
  [[nodiscard]] std::optional<Point> place(std::size_t t, std::size_t row, const SheetRows& rows,
                                           RowFindings& findings) const;

 private:
  struct Source {
    std::size_t x = 0;
    std::size_t y = 0;
    std::optional<Transform> transform;  ///< to the CRS of the programme, where it differs
  };
  std::vector<std::optional<Source>> sources_;  ///< one for each table
};

}  // namespace carreau::inputs
