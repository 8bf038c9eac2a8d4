// SPDX-License-Identifier: Apache-2.0
#include "inputs/grid_mapping.hpp"
#include "inputs/grid_reader.hpp"
#include "study/loaded_run.hpp"

#include <memory>
#include <utility>

namespace carreau::study {

std::shared_ptr<const LoadedRun> load_grid(const std::vector<std::string>& grids,
                                           Headcount headcount, const Watch& watch, TraitSet traits,
                                           const std::string& columns, const GridReader& reader) {
  const CancellationScope scope(watch.cancellation);
  auto run = std::make_shared<LoadedRun>();
  const inputs::GridMapping mapping =
      columns.empty() ? inputs::GridMapping() : inputs::read_grid_mapping(columns);
  // A grid without households has none to read, whatever the verb would like.
  const Headcount possible = mapping.has_households() ? headcount : Headcount::absent;
  inputs::LoadedGrid grid =
      reader ? reader(possible, traits, run->findings, watch.progress)
             : inputs::read_grid(grids, possible, run->findings, watch.progress, traits, mapping);
  run->cells = std::move(grid.cells);
  if (watch.progress != nullptr) watch.progress->end();
  return run;
}

std::shared_ptr<const LoadedRun> join_grid(CellTable cells) {
  auto run = std::make_shared<LoadedRun>();
  run->cells = std::move(cells);
  return run;
}

}  // namespace carreau::study
