// SPDX-License-Identifier: Apache-2.0
/// A small country as a request of a user of the library.
#pragma once

#include "inputs/grid_reader.hpp"
#include "inputs/income_table_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "study/loaded_run.hpp"
#include "support/temp_folder.hpp"
#include "support/world.hpp"

#include <string>
#include <vector>

namespace carreau::testing {

/// Writes the world; returns the request that corresponds to `carreau delineate`.
inline study::RunRequest request_of(const World& world, const TempFolder& folder) {
  world.write(folder);
  study::RunRequest request;
  for (const std::string& grid : world.arguments.grids) request.grids.push_back(folder / grid);
  request.urban_units = folder / world.arguments.urban_units;
  for (const std::string& path : world.arguments.communes) {
    request.communes.push_back(folder / path);
  }
  if (!world.arguments.urban_incomes.empty()) {
    request.urban_incomes = folder / world.arguments.urban_incomes;
  }
  request.rule = world.arguments.rule;
  return request;
}

/// The same country in memory.
inline study::StudyData data_of(const study::RunRequest& request) {
  Findings findings;
  inputs::LoadedGrid grid = inputs::read_grid(request.grids, Headcount::present, findings);
  study::StudyData data;
  data.cells = std::move(grid.cells);
  data.vintage = grid.vintage;
  for (const std::string& path : request.communes) {
    inputs::read_communes(path, data.territory, findings);
  }
  inputs::read_urban_units(request.urban_units, data.territory, findings);
  if (!request.urban_incomes.empty()) {
    data.urban_incomes = inputs::read_income_table(request.urban_incomes, findings).medians;
  }
  return data;
}

/// Adds a zone that covers a box in the plane of the grid (EPSG:3035).
inline void add_box(Zoning& zoning, const std::string& code, Box box) {
  if (zoning.codes.empty()) zoning.polygons = PolygonSet(Crs::epsg(3035));
  zoning.codes.push_back(code);
  zoning.names.emplace_back();
  zoning.polygons.begin_feature();
  zoning.polygons.begin_polygon();
  zoning.polygons.add_ring(std::vector<Point>{
      box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low});
}

}  // namespace carreau::testing
