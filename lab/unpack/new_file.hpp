// SPDX-License-Identifier: Apache-2.0
/// A file that comes from outside, written for the first time.
#pragma once

#include <string>
#include <string_view>

namespace carreau::lab {

/// Never replaces a file, and never follows a link. Removed again unless it is closed.
class NewFile {
 public:
  /// Throws IoError where there is something at that path, or the folder cannot be written to.
  explicit NewFile(std::string path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  /// Throws IoError where the disk does not take it.
  void write(std::string_view bytes) const;
  /// Throws IoError where the last bytes do not reach the disk, which may be full.
  void close();

 private:
  [[noreturn]] void fail() const;

  std::string path_;
  int file_;
  bool is_whole_ = false;
};

}  // namespace carreau::lab
