// SPDX-License-Identifier: Apache-2.0
/// Recognises the format of a workbook by its content and reads it.
#pragma once

#include "files/workbook/sheet.hpp"

#include <string>
#include <string_view>

namespace carreau::files {

/// Whether an extension in lower case is one of workbooks: xlsx, xlsm, xls, ods, fods and others.
[[nodiscard]] bool is_workbook_extension(std::string_view extension);
/// Whether a file that begins with these bytes can only be a workbook or no table at all, whatever
/// its name says: a zip archive, a compound file, or an OpenDocument sheet as one XML document.
[[nodiscard]] bool begins_workbook(std::string_view head);

/// Reads all sheets of a workbook. `path` names it in errors, `extension` is what its name
/// promises. Throws IoError for a workbook that is damaged, cut, locked by a password, or made to
/// fill the memory, and for other content: it is said what was found. No exception of a library
/// escapes.
[[nodiscard]] Workbook read_workbook(std::string_view bytes, const std::string& path,
                                     std::string_view extension);

}  // namespace carreau::files
