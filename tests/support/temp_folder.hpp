// SPDX-License-Identifier: Apache-2.0
/// A folder of its own for a test, gone with it.
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
  /// Writes a file, its subfolders created; returns its full path.
  std::string write(const std::string& name, const std::string& content) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  /// Every file below the folder by its relative name, with its content.
  [[nodiscard]] std::map<std::string, std::string> content() const;

 private:
  std::string path_;
};

[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace carreau::testing
