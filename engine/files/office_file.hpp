// SPDX-License-Identifier: Apache-2.0
/// Spreadsheets that cannot be opened, and why, before a reader of zip archives fails at them.
#pragma once

#include <string>

namespace carreau::files {

/// Throws IoError for a workbook (.xlsx, .ods) that is locked by a password, is of another format
/// than its name says, or is cut short. `name` is that by which GDAL reaches the file.
void check_workbook(const std::string& path, const std::string& name);

}  // namespace carreau::files
