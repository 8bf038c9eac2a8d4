// SPDX-License-Identifier: Apache-2.0
/// The tiles of the lab's map.
#pragma once

#include "lab/lab.hpp"
#include "lab/tiles/square_sums.hpp"
#include "lab/tiles/tile_id.hpp"
#include "lab/tiles/tile_plane.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace carreau::lab {

/// Tiles in the format Mapbox Vector Tiles; an empty string where there is nothing to show. The
/// data for a run or a pair of runs is prepared at the first request for one of its tiles, and the
/// latest are kept. Thread-safe. The lab must outlive this object.
class LabTiles {
 public:
  explicit LabTiles(const Lab& lab);
  ~LabTiles();
  LabTiles(const LabTiles&) = delete;
  LabTiles& operator=(const LabTiles&) = delete;

  /// Layers `cells`, `perimeters`, `near_misses`, `labels`; squares have only the requested detail.
  [[nodiscard]] std::string run_tile(const std::shared_ptr<const LabRun>& run,
                                     const tiles::TileId& id,
                                     tiles::SquareDetail detail = tiles::SquareDetail::members);
  /// Layers `zones`, `labels`.
  [[nodiscard]] std::string zoning_tile(std::string_view key, const tiles::TileId& id) const;
  /// Layer `limits`.
  [[nodiscard]] std::string unit_tile(const tiles::TileId& id) const;
  /// Layers `limits`, `labels`.
  [[nodiscard]] std::string commune_tile(const tiles::TileId& id) const;
  /// Layer `changes`. Each side is the id of a run or "zoning:KEY".
  [[nodiscard]] std::string change_tile(const std::string& before, const std::string& after,
                                        const tiles::TileId& id);
  /// Layer `stability`. `shares`: by cell of the grid.
  [[nodiscard]] std::string stability_tile(std::span<const float> shares,
                                           const tiles::TileId& id) const;

 private:
  struct Impl;

  const Lab& lab_;
  tiles::TilePlane plane_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::lab
