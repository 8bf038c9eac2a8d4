// SPDX-License-Identifier: Apache-2.0
/// Files in the formats that users have, written and read by GDAL and not by the engine.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

class OGRFeature;

namespace carreau::testing {

/// Like the program ogr2ogr; `options` are its arguments. Throws when GDAL fails.
void convert(const std::string& from, const std::string& to,
             const std::vector<std::string>& options = {});
/// Like `convert`, but fields of a CSV are read as `Real` or `Integer` where they look so.
void convert_typed(const std::string& from, const std::string& to,
                   const std::vector<std::string>& options = {});
/// Writes through GDAL to "/vsizip/<archive>/<member>" or "/vsigzip/<file>".
void write_packed(const std::string& name, const std::string& content);

/// A ring as a GeoJSON feature; `properties` is JSON without braces.
struct GeoJsonRing {
  std::string properties;
  std::vector<std::pair<double, double>> corners;
};
/// `crs` is an EPSG code; 0 omits it, which means degrees.
[[nodiscard]] std::string geojson(const std::vector<GeoJsonRing>& rings, int crs);
[[nodiscard]] std::vector<std::pair<double, double>> box(double west, double south, double east,
                                                         double north);

/// The names of the layers of a file.
[[nodiscard]] std::vector<std::string> layer_names(const std::string& path);
/// The names of the columns of a layer; an empty name means the first layer.
[[nodiscard]] std::vector<std::string> column_names(const std::string& path,
                                                    const std::string& layer);
/// Calls `visit` for every feature of a layer; the file is opened with options of its driver.
/// Throws when the file or the layer does not exist.
void for_each_feature(const std::string& path, const std::string& layer,
                      const std::function<void(OGRFeature&)>& visit,
                      const std::vector<std::string>& options = {});
/// The rows of a layer as text by column; null is empty.
[[nodiscard]] std::vector<std::map<std::string, std::string>> layer_rows(const std::string& path,
                                                                         const std::string& layer);

}  // namespace carreau::testing
