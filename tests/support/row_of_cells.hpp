// SPDX-License-Identifier: Apache-2.0
/// Cells in a row from the origin, and zones as stretches of it, so that shares can be read off
/// directly.
#pragma once

#include "grid/cell_table.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {

struct RowCell {
  std::int64_t people = 0;
  std::int64_t households = 0;
  Imputation imputation = Imputation::observed;
  std::string commune = {};
};

inline CellTable row_of_cells(const std::vector<RowCell>& cells,
                              Headcount headcount = Headcount::present) {
  std::vector<CellRecord> records(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    records[i].position = {0, static_cast<std::int32_t>(i)};
    records[i].people = Persons::whole(cells[i].people);
    records[i].households = Households::whole(cells[i].households);
    records[i].imputation = cells[i].imputation;
    records[i].communes = cells[i].commune;
  }
  CellTable table({3035, Metres::whole(200)}, headcount);
  (void)table.assign(records);
  return table;
}

/// Cells of some people in the communes of these codes.
inline CellTable row_of_communes(const std::vector<std::pair<std::string, int>>& people) {
  std::vector<RowCell> cells;
  for (const auto& [commune, count] : people) {
    cells.push_back({count, 0, Imputation::observed, commune});
  }
  return row_of_cells(cells);
}

/// From one metre to another along the row, which is 200 m high.
using Stretch = std::pair<double, double>;

inline PolygonSet stretches(const std::vector<Stretch>& zones) {
  PolygonSet set(Crs::epsg(3035));
  for (const auto& [west, east] : zones) {
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(
        std::vector<Point>{{west, 0.0}, {east, 0.0}, {east, 200.0}, {west, 200.0}, {west, 0.0}});
  }
  return set;
}

}  // namespace carreau::testing
