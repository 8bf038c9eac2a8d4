// SPDX-License-Identifier: Apache-2.0
#include "io/zones_reader.hpp"

#include "io/layer_table.hpp"
#include "io/polygon_layer.hpp"

#include <array>

namespace carreau::io {

namespace {

constexpr std::array<std::string_view, 8> kZoneCode = {"code_qp",   "zone_id", "code_zone",  "code",
                                                       "insee_com", "codgeo",  "code_insee", "id"};
constexpr std::array<std::string_view, 5> kZoneName = {"nom_qp", "lib_qp", "name", "nom",
                                                       "libelle"};

}  // namespace

ZoneLayer read_zones(const std::string& path, Findings& findings) {
  LayerTable table(path, [](const auto& columns) { return has_any(columns, kZoneCode); });
  const std::size_t code = table.require(kZoneCode, "code of the zone");
  const auto name = table.find(kZoneName);
  ZoneLayer zones;
  zones.polygons = read_polygons(
      table, InvalidPolygons::repair,
      [&](const LayerTable& row) {
        zones.codes.emplace_back(row.field(code));
        zones.names.emplace_back(name ? row.field(*name) : std::string_view());
      },
      findings);
  return zones;
}

}  // namespace carreau::io
