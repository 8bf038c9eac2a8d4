// SPDX-License-Identifier: Apache-2.0
/// OpenDocument spreadsheets: .ods, and .fods, which is one XML document.
#pragma once

#include "files/workbook/sheet.hpp"
#include "files/workbook/zip_archive.hpp"

#include <string>
#include <string_view>

namespace carreau::files {

/// All sheets with their cells. Throws IoError where the content is missing, damaged, unusable or
/// locked by a password.
[[nodiscard]] Workbook read_ods(ZipArchive& archive);
[[nodiscard]] Workbook read_flat_ods(std::string_view bytes, const std::string& file);

}  // namespace carreau::files
