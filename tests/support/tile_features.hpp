// SPDX-License-Identifier: Apache-2.0
/// Vector tiles as GDAL reads them.
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
  std::map<std::string, std::string> properties;  ///< set ones, as GDAL writes them
  std::string kind;                               ///< "POLYGON", "MULTILINESTRING"…
  bool is_valid = false;
  double area = 0.0;  ///< m² of web mercator
  double length = 0.0;
  std::pair<double, double> centre;  ///< of its box, in metres of web mercator
  std::string wkt;

  /// A property that has to be there, as a number.
  [[nodiscard]] double number(const std::string& name) const;
};

/// What GDAL does with what reaches beyond the tile.
enum class TileClip : std::uint8_t { none, to_extent };

/// The features of a layer of a tile in their order, on web mercator; none when the tile has no
/// such layer. Throws where GDAL refuses the tile.
[[nodiscard]] std::vector<TileFeature> features_of(const tiles::VectorTile& tile,
                                                   const tiles::TileId& id,
                                                   const std::string& layer,
                                                   TileClip clip = TileClip::none);

}  // namespace carreau::testing
