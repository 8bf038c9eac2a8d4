// SPDX-License-Identifier: Apache-2.0
#include "support/gdal_files.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <gdal_utils.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <stdexcept>

namespace carreau::testing {

namespace {

struct Close {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using OpenDataset = std::unique_ptr<GDALDataset, Close>;

OpenDataset open(const std::string& path, const std::vector<std::string>& options = {}) {
  GDALAllRegister();
  CPLStringList list;
  for (const std::string& option : options) list.AddString(option.c_str());
  OpenDataset dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, nullptr, list.List()));
  if (!dataset) throw std::runtime_error("GDAL cannot open " + path);
  return dataset;
}

OGRLayer& layer_of(GDALDataset& dataset, const std::string& name) {
  OGRLayer* layer = name.empty() ? dataset.GetLayer(0) : dataset.GetLayerByName(name.c_str());
  if (layer == nullptr) throw std::runtime_error("no layer " + name);
  return *layer;
}

void translate(GDALDataset& source, const std::string& to,
               const std::vector<std::string>& options) {
  CPLStringList words;
  for (const std::string& option : options) words.AddString(option.c_str());
  GDALVectorTranslateOptions* parsed = GDALVectorTranslateOptionsNew(words.List(), nullptr);
  GDALDatasetH handle = GDALDataset::ToHandle(&source);
  int error = 0;
  GDALDatasetH result = GDALVectorTranslate(to.c_str(), nullptr, 1, &handle, parsed, &error);
  GDALVectorTranslateOptionsFree(parsed);
  if (result == nullptr || error != 0) throw std::runtime_error("GDAL cannot write " + to);
  GDALClose(result);
}

}  // namespace

void convert(const std::string& from, const std::string& to,
             const std::vector<std::string>& options) {
  translate(*open(from), to, options);
}

void convert_typed(const std::string& from, const std::string& to,
                   const std::vector<std::string>& options) {
  translate(*open(from, {"AUTODETECT_TYPE=YES"}), to, options);
}

void write_packed(const std::string& name, const std::string& content) {
  VSILFILE* file = VSIFOpenL(name.c_str(), "wb");
  if (file == nullptr) throw std::runtime_error("GDAL cannot write " + name);
  VSIFWriteL(content.data(), 1, content.size(), file);
  VSIFCloseL(file);
}

std::string geojson(const std::vector<GeoJsonRing>& rings, int crs) {
  std::string features;
  for (const GeoJsonRing& ring : rings) {
    std::string points;
    for (const auto& [x, y] : ring.corners) {
      points += fmt::format("{}[{},{}]", points.empty() ? "" : ",", x, y);
    }
    features += fmt::format(R"({}{{"type":"Feature","properties":{{{}}},"geometry":)"
                            R"({{"type":"Polygon","coordinates":[[{}]]}}}})",
                            features.empty() ? "" : ",\n", ring.properties, points);
  }
  const std::string frame =
      crs == 0
          ? ""
          : fmt::format(
                R"("crs":{{"type":"name","properties":{{"name":"urn:ogc:def:crs:EPSG::{}"}}}},)",
                crs);
  return fmt::format("{{\"type\":\"FeatureCollection\",{}\"features\":[\n{}\n]}}\n", frame,
                     features);
}

std::vector<std::pair<double, double>> box(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

std::vector<std::string> layer_names(const std::string& path) {
  const OpenDataset dataset = open(path);
  std::vector<std::string> names;
  for (OGRLayer* layer : dataset->GetLayers()) names.emplace_back(layer->GetName());
  return names;
}

std::vector<std::string> column_names(const std::string& path, const std::string& layer) {
  const OpenDataset dataset = open(path);
  const OGRFeatureDefn& definition = *layer_of(*dataset, layer).GetLayerDefn();
  std::vector<std::string> names;
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
  }
  return names;
}

void for_each_feature(const std::string& path, const std::string& layer,
                      const std::function<void(OGRFeature&)>& visit,
                      const std::vector<std::string>& options) {
  const OpenDataset dataset = open(path, options);
  for (const auto& feature : layer_of(*dataset, layer)) visit(*feature);
}

std::vector<std::map<std::string, std::string>> layer_rows(const std::string& path,
                                                           const std::string& layer) {
  std::vector<std::map<std::string, std::string>> rows;
  for_each_feature(path, layer, [&](OGRFeature& feature) {
    auto& row = rows.emplace_back();
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
      const bool is_set = feature.IsFieldSetAndNotNull(i) != 0;
      row[feature.GetFieldDefnRef(i)->GetNameRef()] = is_set ? feature.GetFieldAsString(i) : "";
    }
  });
  return rows;
}

}  // namespace carreau::testing
