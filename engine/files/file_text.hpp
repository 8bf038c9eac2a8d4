// SPDX-License-Identifier: Apache-2.0
/// The content of a file without copying it: memory-mapped where it is stored uncompressed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carreau::files {

/// Changes when a file is written to.
struct FileState {
  std::int64_t size = 0;
  std::int64_t modified = 0;  ///< in nanoseconds
  friend bool operator==(const FileState&, const FileState&) = default;
};

/// Whether the content of an archive is read, or the archive itself.
enum class Packed : std::uint8_t { unpacked, as_it_is };

/// Plain files are mapped, so that their bytes are read only when they are used; members of
/// archives, compressed files and `/vsi` names are unpacked into memory. If a mapped file is
/// truncated meanwhile, what is missing reads as zero bytes instead of ending the program with
/// SIGBUS.
class FileText {
 public:
  /// Throws IoError when the file cannot be read completely. Of an archive it is the only member,
  /// unless the bytes are to be taken as they are.
  explicit FileText(const std::string& path, Packed packed = Packed::unpacked);
  ~FileText();
  FileText(const FileText&) = delete;
  FileText& operator=(const FileText&) = delete;

  [[nodiscard]] std::string_view view() const;
  /// Returns the memory of a part that has been read to the system. Reading it again loads it from
  /// the file. Thread-safe.
  void release(std::string_view part) const;
  /// Call after the last byte was used: throws IoError when the file was changed since it was
  /// opened, so that what was read may be of no state that it ever had.
  void check_unchanged() const;
  /// Replaces the content, for text that had to be decoded.
  void replace(std::string text);

 private:
  void unmap();

  std::string path_;
  FileState state_;  ///< when it was mapped
  const char* mapped_ = nullptr;
  std::size_t size_ = 0;
  std::string owned_;
};

}  // namespace carreau::files
