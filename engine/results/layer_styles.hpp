// SPDX-License-Identifier: Apache-2.0
/// The appearance of the layers of a GeoPackage in QGIS.
#pragma once

#include "files/layer_writer.hpp"

#include <span>

namespace carreau::results {

/// Writes the table in which QGIS looks for the default style of each layer. The styles come from
/// data/styles and have the names of the layers.
void write_styles(files::LayerWriter& writer, std::span<const char* const> layers);

}  // namespace carreau::results
