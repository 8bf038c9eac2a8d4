// SPDX-License-Identifier: Apache-2.0
/// A file of map tiles in the format PMTiles 3 (github.com/protomaps/PMTiles), which the lab hands
/// out piece by piece: the page finds the tiles in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace carreau::lab {

/// Open as long as this object lives. Thread-safe.
class BaseMapFile {
 public:
  /// Checks that the header is one of PMTiles 3 and that its sections lie within the file. Throws
  /// IoError for a file that cannot be opened, DataError for one that is no such file or whose
  /// header contradicts its size.
  explicit BaseMapFile(const std::string& path);
  ~BaseMapFile();
  BaseMapFile(const BaseMapFile&) = delete;
  BaseMapFile& operator=(const BaseMapFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// At most `length` bytes from `offset` on; none where the file has become shorter or cannot be
  /// read any more.
  [[nodiscard]] std::string read(std::size_t offset, std::size_t length) const;

 private:
  void check_header() const;

  std::string path_;
  int file_ = -1;
  std::size_t size_ = 0;
};

}  // namespace carreau::lab
