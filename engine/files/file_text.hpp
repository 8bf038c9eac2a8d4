// SPDX-License-Identifier: Apache-2.0
/// The text of a file without a copy of it: mapped where the disk holds it as it is.
#pragma once

#include <string>
#include <string_view>

namespace carreau::files {

/// Plain files are mapped, so that their bytes are read once, by whoever looks at them; members of
/// archives, packed files and `/vsi` names are unpacked into memory. Not to be changed by others
/// while it lives: a file cut short meanwhile ends the program (SIGBUS), as with every mapping.
class FileText {
 public:
  /// Throws IoError when the file cannot be read to its end.
  explicit FileText(const std::string& path);
  ~FileText();
  FileText(const FileText&) = delete;
  FileText& operator=(const FileText&) = delete;

  [[nodiscard]] std::string_view view() const;
  /// Gives the memory of a part that has been read back to the system; read again, it comes back
  /// from the file. Safe from any thread.
  void release(std::string_view part) const;
  /// Another text in its place, for content that had to be decoded.
  void replace(std::string text);

 private:
  void unmap();

  const char* mapped_ = nullptr;
  std::size_t size_ = 0;
  std::string owned_;
};

}  // namespace carreau::files
