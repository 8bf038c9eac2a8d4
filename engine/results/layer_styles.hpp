// SPDX-License-Identifier: Apache-2.0
/// How the layers of a GeoPackage look in QGIS.
#pragma once

#include "files/layer_writer.hpp"

#include <span>

namespace carreau::results {

/// The table in which QGIS looks for the default style of each layer: those of data/styles with the
/// names of the layers.
void write_styles(files::LayerWriter& writer, std::span<const char* const> layers);

}  // namespace carreau::results
