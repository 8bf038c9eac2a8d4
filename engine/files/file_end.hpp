// SPDX-License-Identifier: Apache-2.0
/// Whether a file was written to its end. A disk that fills up cuts files short, and not every
/// library says so.
#pragma once

#include <cstdint>
#include <string>

namespace carreau::files {

/// Recognises SQLite (GeoPackage), ZIP (workbooks), JSON, HTML and the like by their first bytes,
/// and looks for the end that each must have. True for other formats, of which an end cannot be
/// told; false when the file cannot be read.
[[nodiscard]] bool has_its_end(const std::string& path);

/// The features of a GeoJSON that GDAL wrote, each on a line of its own. Throws IoError.
[[nodiscard]] std::int64_t geojson_features(const std::string& path);

}  // namespace carreau::files
