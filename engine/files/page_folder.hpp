// SPDX-License-Identifier: Apache-2.0
/// Files written into a folder: all of them or none.
#pragma once

#include "files/layer_writer.hpp"

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// A file name for each zone, `<code>.html`: characters that some file system refuses become `_`,
/// and names that would then be alike, or that of the index, get a number. In the order of `codes`.
[[nodiscard]] std::vector<std::string> page_names(std::span<const std::string> codes);
/// The page that lists the others.
inline constexpr const char* kIndexPage = "index.html";

/// Pages beside their names until commit(); destroyed before it, they leave nothing behind.
class PageFolder {
 public:
  /// Creates the folder when missing. Throws IoError when that fails.
  PageFolder(std::string folder, bool overwrite);
  /// Throws IoError when the file exists and may not be replaced, or the disk is full. A name may
  /// have a folder, which is created.
  void add(const std::string& name, std::string_view text);
  /// A file of the folder that somebody else writes, to its temporary name.
  [[nodiscard]] const PendingFile& pending(const std::string& name);
  void commit();
  /// Of all files, in the order in which they were added.
  [[nodiscard]] std::vector<std::string> paths() const;

 private:
  std::string folder_;
  bool overwrite_;
  std::deque<PendingFile> files_;
};

}  // namespace carreau::files
