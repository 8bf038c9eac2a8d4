// SPDX-License-Identifier: Apache-2.0
/// Coordinates of actions in columns, brought to one CRS.
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
  /// The next table: columns that its mapping names, or those of usual names; a table of something
  /// else than actions has none. The first that has any gives the programme its CRS. One without a
  /// known CRS is found, and has none.
  void add(const ActionTable& table, Crs& programme, Findings& findings);
  /// Of a row of table `t`, in the order of add(), in the CRS of the programme. Text that is no
  /// number is found.
  [[nodiscard]] std::optional<Point> place(std::size_t t, std::size_t row, const SheetRows& rows,
                                           RowFindings& findings) const;

 private:
  struct Source {
    std::size_t x = 0;
    std::size_t y = 0;
    std::optional<Transform> transform;  ///< to the CRS of the programme, where it is another
  };
  std::vector<std::optional<Source>> sources_;  ///< by table
};

}  // namespace carreau::inputs
