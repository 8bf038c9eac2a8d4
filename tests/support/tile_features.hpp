// SPDX-License-Identifier: Apache-2.0
/// Vector tiles as read by GDAL.
#pragma once

#include "lab/tiles/vector_tile.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {

struct TileFeature {
  std::int64_t id = -1;
  /// Only those that are set, in the format of GDAL.
  std::map<std::string, std::string> properties;
  std::string kind;  ///< "POLYGON", "MULTILINESTRING"…
  bool is_valid = false;
  double area = 0.0;  ///< in m² of web mercator
  double length = 0.0;
  std::pair<double, double> centre;  ///< centre of its bounding box, in metres of web mercator
  std::string wkt;

  /// A property that must exist, as a number.
  [[nodiscard]] double number(const std::string& name) const;
};

/// How GDAL treats what extends beyond the tile.
enum class TileClip : std::uint8_t { none, to_extent };

/// The features of a layer of a tile in order, in web mercator; none when the tile lacks that
/// layer. Throws where GDAL cannot read the tile.
[[nodiscard]] std::vector<TileFeature> features_of(const tiles::VectorTile& tile,
                                                   const tiles::TileId& id,
                                                   const std::string& layer,
                                                   TileClip clip = TileClip::none);

}  // namespace carreau::testing
