// SPDX-License-Identifier: Apache-2.0
/// Unpacks archives that a user hands over: zip and 7z, and a 7z within a zip, as INSEE publishes
/// its grid.
#pragma once

#include "base/progress.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carreau::lab {

/// An archive of a few kilobytes may unpack to petabytes: what is written is counted.
struct UnpackLimits {
  std::uint64_t bytes = 8ULL << 30U;
  std::size_t files = 2'000;
};

/// Whether the file is an archive to unpack, by its first bytes. A workbook, which is a zip archive
/// too, is none.
[[nodiscard]] bool is_archive(const std::string& path);

/// Unpacks the regular files of an archive into a new folder, with the folders that they have in
/// the archive; archives within it too, which are not kept. What programs add by themselves
/// (`__MACOSX/`,
/// `.DS_Store`) and links are left out. Returns the paths of the files, sorted. Reports the bytes
/// written to `progress`, which may be null. Throws DataError for an archive that is damaged, has a
/// password, exceeds the limits, or names a place outside the folder; IoError where the folder is
/// there already or the disk does not take the files. Nothing is left behind then.
std::vector<std::string> unpack(const std::string& archive, const std::string& folder,
                                const UnpackLimits& limits = {}, Progress* progress = nullptr);

}  // namespace carreau::lab
