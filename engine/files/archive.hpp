// SPDX-License-Identifier: Apache-2.0
/// Archives as publishers make them: which member of a zip is data, and which archives must be
/// unpacked by hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// GDAL's path of the only data file of a zip archive, in whatever folder of it. What macOS,
/// Windows and office programs add on their own (`__MACOSX/`, `.DS_Store`, `Thumbs.db`, `~$a.xlsx`)
/// is no data, nor is a text (`.txt`) that accompanies data. Throws IoError where there is no data
/// file, where there are several, or where another archive is inside.
[[nodiscard]] std::string only_member(const std::string& archive);

/// The data files of a zip archive, as paths that name them (`a.zip/member.csv`), in their order.
[[nodiscard]] std::vector<std::string> data_members(const std::string& archive);

/// GDAL's path of the member that the user named. Throws IoError where the archive does not have
/// it, or where it is an archive itself.
[[nodiscard]] std::string named_member(const std::string& archive, const std::string& member);

/// Reads the parts of a layer to their ends: the member of GDAL's path `name`, and those that have
/// its name with another ending. GDAL reads them here and there, and would not see that they differ
/// from their checksums. Does nothing for a path that is in no zip archive. Throws IoError where a
/// part is damaged.
void check_members(const std::string& name);
/// The same for a member whose content was read, if the archive stores it as it is: GDAL compares
/// packed members with their checksums itself.
void check_member(const std::string& name, std::string_view content);

/// Throws IoError for an archive of a kind that is not read, by its name or by its first bytes (7z,
/// RAR, tar…), for a zip archive under the name of something else, and for one with a password. The
/// file must be readable.
void check_archive_kind(const std::string& path);

}  // namespace carreau::files
