// SPDX-License-Identifier: Apache-2.0
/// The folder below which the start page may look for files of this machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

struct FolderEntry {
  std::string name;
  bool is_folder = false;
  std::uintmax_t bytes = 0;
};

/// No more is taken of a folder at once.
struct FolderLimits {
  std::size_t files = 2'000;  ///< as of an archive
  std::size_t folders = 5'000;
};

/// The endings of files that are read, such as ".csv", in lower case.
[[nodiscard]] std::span<const std::string_view> read_endings();

/// Whether the name of a file has one of them, in capitals too.
[[nodiscard]] bool is_read(const std::filesystem::path& file);

/// Everything is named by its path below the folder, "" for the folder itself. Hidden files and
/// links are as if they were not there: a link may lead anywhere.
class OpenFolder {
 public:
  /// Throws ArgumentError for a path that is not a folder.
  explicit OpenFolder(const std::string& path);

  [[nodiscard]] const std::string& path() const { return path_; }
  /// The path of a file or folder below it; it may be typed whole too. Throws RequestError 404 for
  /// what is not there, hidden, a link, behind a link, or outside.
  [[nodiscard]] std::string resolve(const std::string& place) const;
  /// Its folders, then its files with an ending that is read, each sorted.
  [[nodiscard]] std::vector<FolderEntry> list(const std::string& place) const;
  /// The files of a folder and of the folders in it with an ending that is read, or the file
  /// itself: those of a folder, sorted, before those of the folders in it. Throws RequestError 422
  /// where there are more than the limits.
  [[nodiscard]] std::vector<std::string> files_at(const std::string& place,
                                                  const FolderLimits& limits = {}) const;
  /// A path below the folder as the page names it.
  [[nodiscard]] std::string shown(const std::string& path) const;

 private:
  std::string path_;
};

}  // namespace carreau::lab
