// SPDX-License-Identifier: Apache-2.0
/// A file while it is written, in a hidden folder beside its destination, and the steps by which it
/// gets there. PendingFile is what the program uses.
#pragma once

#include "files/hidden_folder.hpp"

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace carreau::files {

/// Whatever a library puts beside the file goes with the folder.
class StagedFile {
 public:
  /// Throws IoError when the destination cannot be written, or may not be replaced.
  StagedFile(std::string path, bool overwrite);
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& temporary() const { return temporary_; }
  /// The folder of the destination.
  [[nodiscard]] const std::string& target_folder() const { return target_folder_; }
  void also_replaces(const std::string& path) { companions_.push_back(path); }

  /// Throws IoError where the file does not have the end that its format demands.
  void check_end() const;
  /// Gives the file its name. A file there is replaced if that is allowed, and keeps its mode; it
  /// can be brought back until this object is destroyed. Throws IoError.
  void place();
  /// Brings back what was there before place().
  void undo() noexcept;

 private:
  void set_aside(const std::string& path);
  void replace();

  std::string path_;
  std::string temporary_;
  std::string target_folder_;
  std::unique_ptr<HiddenFolder> folder_;
  bool overwrite_;
  std::vector<std::string> companions_;
  /// Where something was, and where it is kept meanwhile.
  std::vector<std::pair<std::string, std::string>> set_aside_;
  bool is_placed_ = false;
  bool can_be_undone_ = true;  ///< false once a file is replaced that could not be kept
};

/// Gives a file or a folder the name `to` if there is none of that name; of several processes that
/// try at the same time, one succeeds. Returns 0, or the number of the system's error: EEXIST where
/// the name is taken.
[[nodiscard]] int rename_to_new(const std::string& from, const std::string& to);
/// The same for file systems that cannot rename so: by a second link to the file, or where they
/// have no links, by an empty file that reserves the name; for a folder, by an empty one.
[[nodiscard]] int link_to_new(const std::string& from, const std::string& to);

/// Waits until the disk has the content of a file or folder. Throws IoError, in which the file is
/// called `shown`.
void sync_file(const std::string& path, const std::string& shown);

/// Syncs files, then puts all in place, or none. Throws IoError.
void place_all(std::span<const std::unique_ptr<StagedFile>> files);
/// Syncs a folder with all that is in it, then gives it its name, which must be free. Throws
/// IoError.
void place_folder(const std::string& from, const std::string& to);

}  // namespace carreau::files
