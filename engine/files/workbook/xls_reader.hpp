// SPDX-License-Identifier: Apache-2.0
/// Workbooks of Excel 97 to 2003: .xls.
#pragma once

#include "files/workbook/compound_file.hpp"
#include "files/workbook/sheet.hpp"

#include <string>

namespace carreau::files {

/// All sheets with their cells. Throws IoError where the file is damaged, locked by a password, or
/// older than Excel 97.
[[nodiscard]] Workbook read_xls(const CompoundFile& container, const std::string& file);

}  // namespace carreau::files
