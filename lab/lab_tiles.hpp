// SPDX-License-Identifier: Apache-2.0
/// The lab's map, tile by tile.
#pragma once

#include "lab/lab.hpp"
#include "lab/tiles/square_sums.hpp"
#include "lab/tiles/tile_id.hpp"
#include "lab/tiles/tile_plane.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace carreau::lab {

/// Tiles as bytes of Mapbox Vector Tiles; empty where nothing lies. What a run or a pair of runs is
/// drawn from is prepared when its first tile is asked for, and the latest are kept. Safe to call
/// from several threads. The lab must outlive it.
class LabTiles {
 public:
  explicit LabTiles(const Lab& lab);
  ~LabTiles();
  LabTiles(const LabTiles&) = delete;
  LabTiles& operator=(const LabTiles&) = delete;

  /// Layers `cells`, `perimeters`, `near_misses`, `labels`; squares with as much as is asked for.
  [[nodiscard]] std::string run_tile(
      const std::shared_ptr<const LabRun>& run, const tiles::TileId& id,
      tiles::SquareDetail detail = tiles::SquareDetail::probabilities);
  /// Layers `zones`, `labels`.
  [[nodiscard]] std::string zoning_tile(std::string_view key, const tiles::TileId& id) const;
  /// Layer `limits`.
  [[nodiscard]] std::string unit_tile(const tiles::TileId& id) const;
  /// Layer `changes`. Each side is the id of a run or "zoning:KEY".
  [[nodiscard]] std::string change_tile(const std::string& before, const std::string& after,
                                        const tiles::TileId& id);

 private:
  struct Impl;

  const Lab& lab_;
  tiles::TilePlane plane_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::lab
