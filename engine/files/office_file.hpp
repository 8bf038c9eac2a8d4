// SPDX-License-Identifier: Apache-2.0
/// Detects workbooks that cannot be opened, and why, before a reader of zip archives fails on them.
#pragma once

#include <string>

namespace carreau::files {

/// Throws IoError for a workbook (.xlsx, .ods) that is protected by a password, is in another
/// format than its name says, or is truncated. `name` is GDAL's name for the file.
void check_workbook(const std::string& path, const std::string& name);

}  // namespace carreau::files
