// SPDX-License-Identifier: Apache-2.0
/// Writes files into a folder: all of them or none.
#pragma once

#include "files/layer_writer.hpp"

#include <deque>
#include <set>
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
/// A hidden list of the files stays in the folder, `.carreau-KIND`, so that the next result of that
/// kind which replaces this one removes those that it does not write itself.
class PageFolder {
 public:
  /// Creates the folder where it is missing. Throws IoError when that fails.
  PageFolder(std::string folder, const std::string& kind, bool overwrite);
  /// Throws IoError when the file exists and may not be replaced, or when the disk is full. The
  /// name may include a folder, which is created.
  void add(const std::string& name, std::string_view text);
  /// A file of the folder whose content the caller writes to the temporary path.
  [[nodiscard]] PendingFile& pending(const std::string& name);
  void commit();
  /// The paths of all files that were added, in that order.
  [[nodiscard]] std::vector<std::string> paths() const;

 private:
  /// The list of files that is in the folder from an earlier result.
  [[nodiscard]] std::set<std::string> earlier_names() const;
  /// Writes the new one; files of the old that are no more are removed with it.
  void list_files();

  std::string folder_;
  std::string list_;  ///< path of the list
  std::set<std::string> names_;
  bool overwrite_;
  std::deque<PendingFile> files_;
};

}  // namespace carreau::files
