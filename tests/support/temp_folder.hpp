// SPDX-License-Identifier: Apache-2.0
/// A temporary folder for a test, removed at its end.
#pragma once

#include <map>
#include <string>

namespace carreau::testing {

class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  /// The full path of a file in the folder.
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  /// Writes a file, creating its subfolders; returns its full path.
  std::string write(const std::string& name, const std::string& content) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  /// The content of every file below the folder, by relative name.
  [[nodiscard]] std::map<std::string, std::string> content() const;

 private:
  std::string path_;
};

[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace carreau::testing
