// SPDX-License-Identifier: Apache-2.0
#include "inputs/coordinate_columns.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace carreau::inputs {

namespace {

/// Names of the two columns of a coordinate system, in lower case.
struct ColumnPair {
  std::string_view x;
  std::string_view y;
};
constexpr std::array<ColumnPair, 11> kDegrees = {{{"longitude", "latitude"},
                                                  {"x_longitude", "y_latitude"},
                                                  {"coord_longitude", "coord_latitude"},
                                                  {"longitude_wgs84", "latitude_wgs84"},
                                                  {"ban_longitude", "ban_latitude"},
                                                  {"lon", "lat"},
                                                  {"lng", "lat"},
                                                  {"long", "lat"},
                                                  {"x_wgs84", "y_wgs84"},
                                                  {"geo_lon", "geo_lat"},
                                                  {"result_longitude", "result_latitude"}}};
constexpr std::array<ColumnPair, 10> kPlane = {{{"x", "y"},
                                                {"coordxet", "coordyet"},
                                                {"x_l93", "y_l93"},
                                                {"x_lambert93", "y_lambert93"},
                                                {"lambert_x", "lambert_y"},
                                                {"lambx", "lamby"},
                                                {"coord_x", "coord_y"},
                                                {"coordx", "coordy"},
                                                {"coordonnee_x", "coordonnee_y"},
                                                {"easting", "northing"}}};

constexpr std::array<std::string_view, 3> kEpsg = {"epsg", "code_epsg", "srid"};

bool has(const std::vector<std::string>& columns, std::string_view name) {
  return files::has_any(columns, std::array{name});
}

template <std::size_t N>
const ColumnPair* pair_in(const std::array<ColumnPair, N>& pairs, const files::Table& table) {
  for (const ColumnPair& pair : pairs) {
    if (table.find(pair.x) && table.find(pair.y)) return &pair;
  }
  return nullptr;
}

}  // namespace

files::IsHeader names_coordinates(const CoordinateNames& names) {
  return [x = to_lower(names.x), y = to_lower(names.y)](const auto& columns) {
    if (!x.empty()) return has(columns, x) && has(columns, y);
    const auto holds = [&](const ColumnPair& pair) {
      return has(columns, pair.x) && has(columns, pair.y);
    };
    return std::any_of(kDegrees.begin(), kDegrees.end(), holds) ||
           std::any_of(kPlane.begin(), kPlane.end(), holds);
  };
}

std::optional<CoordinateColumns> find_coordinates(const files::Table& table,
                                                  const CoordinateNames& names) {
  CoordinateColumns found;
  found.crs = Crs(names.crs);
  if (!names.x.empty()) {
    found.x = table.require(std::array<std::string_view, 1>{names.x}, Message{"column_of_x"});
    found.y = table.require(std::array<std::string_view, 1>{names.y}, Message{"column_of_y"});
    return found;
  }
  const ColumnPair* const degrees = pair_in(kDegrees, table);
  const ColumnPair* const plane = pair_in(kPlane, table);
  const bool is_plane = plane != nullptr && (degrees == nullptr || !names.crs.empty());
  const ColumnPair* const pair = is_plane ? plane : degrees;
  if (pair == nullptr) return std::nullopt;
  found.x = *table.find(pair->x);
  found.y = *table.find(pair->y);
  if (!found.crs.is_known() && !is_plane) found.crs = Crs::epsg(4326);
  if (!found.crs.is_known() && pair->x.find("93") != std::string_view::npos) {
    found.crs = Crs::epsg(2154);
  }
  // A national file has a plane for each territory, and says which in every row.
  if (!found.crs.is_known()) found.epsg = table.find(kEpsg);
  return found;
}

}  // namespace carreau::inputs
