// SPDX-License-Identifier: Apache-2.0
/// The files that a shapefile consists of: one of them is easily forgotten, or cut by a download.
#pragma once

#include <string>

namespace carreau::files {

/// Returns GDAL's path `name`, which may lie in an archive. Throws IoError for `path` where it is
/// that of a shapefile, and .shx or .dbf is missing.
[[nodiscard]] std::string whole_shapefile(const std::string& path, const std::string& name);

/// Throws IoError where a part of a shapefile is shorter than its header says, and where outlines
/// and attributes are not as many: GDAL would leave out what is missing, without a word.
void check_shapefile(const std::string& path, const std::string& name);

}  // namespace carreau::files
