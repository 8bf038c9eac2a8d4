// SPDX-License-Identifier: Apache-2.0
/// Metadata of Arrow schemas, and what they say of geometries.
#pragma once

#include "files/arrow/arrow_abi.hpp"
#include "geometry/crs.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::files {

using ArrowMetadata = std::vector<std::pair<std::string, std::string>>;

/// The pairs of a `metadata` member; none where it is null.
[[nodiscard]] ArrowMetadata parse_metadata(const char* metadata);
/// The bytes of a `metadata` member.
[[nodiscard]] std::string metadata_bytes(const ArrowMetadata& metadata);

/// The geometry column of a table.
struct ArrowGeometry {
  std::size_t column = 0;
  Crs crs;              ///< unknown where the metadata give none
  bool is_wkb = false;  ///< otherwise the coordinates are not read
};

/// The first column with an extension type of GeoArrow, or else the primary column that the
/// metadata `geo` of GeoParquet name. Metadata that cannot be understood are passed over.
[[nodiscard]] std::optional<ArrowGeometry> geometry_of(const ArrowSchema& schema);

/// The metadata of a field of the type `geoarrow.wkb` in this CRS, which is written as PROJJSON.
/// Throws ArgumentError for an unknown CRS.
[[nodiscard]] ArrowMetadata wkb_metadata(const Crs& crs);

}  // namespace carreau::files
