// SPDX-License-Identifier: Apache-2.0
/// Writes files into a folder: all of them or none.
#pragma once

#include "files/layer_writer.hpp"

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// A file name for each zone, `<code>.html`, in the order of `codes`. Characters that some file
/// systems refuse become `_`; names that would then be equal, or equal to that of the index, get a
/// number.
[[nodiscard]] std::vector<std::string> page_names(std::span<const std::string> codes);
/// The page with the list of the others.
inline constexpr const char* kIndexPage = "index.html";

/// Keeps pages under temporary names until commit(). Without commit(), the destructor removes them.
class PageFolder {
 public:
  /// Creates the folder where it is missing. Throws IoError when that fails.
  PageFolder(std::string folder, bool overwrite);
  /// Throws IoError when the file exists and may not be replaced, or when the disk is full. The
  /// name may include a folder, which is created.
  void add(const std::string& name, std::string_view text);
  /// A file of the folder whose content the caller writes to the temporary path.
  [[nodiscard]] const PendingFile& pending(const std::string& name);
  void commit();
  /// The paths of all files, in the order in which they were added.
  [[nodiscard]] std::vector<std::string> paths() const;

 private:
  std::string folder_;
  bool overwrite_;
  std::deque<PendingFile> files_;
};

}  // namespace carreau::files
