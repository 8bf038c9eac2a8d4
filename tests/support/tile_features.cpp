// SPDX-License-Identifier: Apache-2.0
#include "support/tile_features.hpp"

#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace carreau::testing {

namespace {

TileFeature read(OGRFeature& feature) {
  TileFeature read;
  for (int i = 0; i < feature.GetFieldCount(); ++i) {
    if (feature.IsFieldSetAndNotNull(i) == 0) continue;
    const std::string name = feature.GetFieldDefnRef(i)->GetNameRef();
    if (name == "mvt_id") {
      read.id = feature.GetFieldAsInteger64(i);
    } else {
      read.properties[name] = feature.GetFieldAsString(i);
    }
  }
  OGRGeometry& geometry = *feature.GetGeometryRef();
  read.kind = geometry.getGeometryName();
  read.is_valid = geometry.IsValid() != 0;
  if (const auto* surface = dynamic_cast<const OGRSurface*>(&geometry)) {
    read.area = surface->get_Area();
  } else if (const auto* parts = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
    read.area = parts->get_Area();
    read.length = parts->get_Length();
  } else if (const auto* curve = dynamic_cast<const OGRCurve*>(&geometry)) {
    read.length = curve->get_Length();
  }
  OGREnvelope box;
  geometry.getEnvelope(&box);
  read.centre = {(box.MinX + box.MaxX) / 2.0, (box.MinY + box.MaxY) / 2.0};
  read.wkt = geometry.exportToWkt();
  return read;
}

}  // namespace

double TileFeature::number(const std::string& name) const {
  const auto at = properties.find(name);
  if (at == properties.end()) throw std::runtime_error("no property " + name);
  return std::stod(at->second);
}

std::vector<TileFeature> features_of(const tiles::VectorTile& tile, const tiles::TileId& id,
                                     const std::string& layer, TileClip clip) {
  std::vector<TileFeature> features;
  if (tile.bytes().empty()) return features;
  const TempFolder folder;
  const std::string path =
      folder.write(fmt::format("{}/{}/{}.mvt", id.zoom, id.column, id.row), tile.bytes());
  const std::vector<std::string> layers = layer_names(path);
  if (std::ranges::find(layers, layer) == layers.end()) return features;
  for_each_feature(path, layer, [&](OGRFeature& feature) { features.push_back(read(feature)); },
                   {clip == TileClip::none ? "CLIP=NO" : "CLIP=YES"});
  return features;
}

}  // namespace carreau::testing
