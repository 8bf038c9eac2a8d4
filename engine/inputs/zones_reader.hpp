// SPDX-License-Identifier: Apache-2.0
/// Reads zonings of any kind: listed quartiers, reference perimeters, lists of communes, results of
/// the engine.
#pragma once

#include "base/findings.hpp"
#include "files/polygon_layer.hpp"
#include "zoning/zoning.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace carreau::inputs {

/// What to do when several polygons have the same code.
enum class RepeatedCodes : std::uint8_t {
  refuse,
  merge,  ///< they are parts of one zone; reported as a finding
};

struct ZonesReadOptions {
  files::InvalidPolygons invalid = files::InvalidPolygons::refuse;
  RepeatedCodes repeated = RepeatedCodes::refuse;
  std::string catalogue;  ///< the catalogue in which a name that is not a file is looked up
  /// How limits were drawn; empty: as the catalogue says, otherwise known from the codes of zones.
  std::optional<ZoneLimits> limits = {};
  /// A table of published populations by zone; empty: none.
  std::string populations = {};
};

/// Reads a zoning by its name (see find_zoning()). The catalogue gives the kind of its zones;
/// otherwise the content does: polygons with a code (`code_qp`, `zone_id`, `code`…; the layer
/// `perimeters` in a GeoPackage of the engine); a table of cells (`idcar_200m`, `cell_id`…) with
/// the code of their zone; a table of communes (`insee_com`, `codgeo`…), each a zone by itself or
/// with the code of its zone. Throws DataError for a missing or repeated code, for unusable
/// polygons, and where there is no zone. A result of delineate that proposes nothing gives a zoning
/// without zones, with its CRS.
///
/// Limits are drawn around dwellings for zones with codes of official quartiers, or whose column of
/// codes is one of quartiers; other polygons are neutral.
[[nodiscard]] Zoning read_zones(const std::string& name, const ZonesReadOptions& how,
                                Findings& findings);

/// Reads the near misses of a result of delineate. No zone where there are none, or for any other
/// file.
[[nodiscard]] Zoning read_pockets(const std::string& name, const ZonesReadOptions& how,
                                  Findings& findings);

}  // namespace carreau::inputs
