// SPDX-License-Identifier: Apache-2.0
/// Workbooks of Excel: .xlsx and .xlsm, in the transitional and the strict form.
#pragma once

#include "files/workbook/sheet.hpp"
#include "files/workbook/zip_archive.hpp"

namespace carreau::files {

/// All sheets with their cells. Throws IoError where a part is missing, damaged or unusable.
[[nodiscard]] Workbook read_xlsx(ZipArchive& archive);

}  // namespace carreau::files
