// SPDX-License-Identifier: Apache-2.0
/// Zonings of any kind: listed quartiers, reference perimeters, lists of communes, the engine's own
/// output.
#pragma once

#include "base/findings.hpp"
#include "files/polygon_layer.hpp"
#include "zoning/zoning.hpp"

#include <cstdint>
#include <string>

namespace carreau::inputs {

/// What to do with several polygons of one code.
enum class RepeatedCodes : std::uint8_t {
  refuse,
  merge,  ///< parts of one zone, with a finding
};

struct ZonesReadOptions {
  files::InvalidPolygons invalid = files::InvalidPolygons::refuse;
  RepeatedCodes repeated = RepeatedCodes::refuse;
  std::string catalogue;  ///< in which a name that is no file is looked up
};

/// Reads a zoning by its name (see find_zoning()). What its zones are made of is told by the
/// catalogue, or else by what there is: polygons with a code (`code_qp`, `zone_id`, `code`…; in a
/// GeoPackage of the engine that is `perimeters`); a table of cells (`idcar_200m`, `cell_id`…) with
/// the code of their zone; a table of communes (`insee_com`, `codgeo`…), each a zone, or with the
/// code of its zone. Throws DataError for a code that is missing or repeated, and for polygons that
/// cannot be used, or where there is no zone. A result of delineate that proposes nothing is a
/// zoning without zones, with its CRS.
[[nodiscard]] Zoning read_zones(const std::string& name, const ZonesReadOptions& how,
                                Findings& findings);

/// The near misses of a result of delineate; no zone where there are none, or for anything else.
[[nodiscard]] Zoning read_pockets(const std::string& name, const ZonesReadOptions& how,
                                  Findings& findings);

}  // namespace carreau::inputs
