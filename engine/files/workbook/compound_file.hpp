// SPDX-License-Identifier: Apache-2.0
/// Microsoft's compound files: small file systems, which hold an old .xls or a locked .xlsx.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// Numbers as Microsoft's binary files have them, the lowest byte first. The caller makes sure that
/// the bytes are there.
[[nodiscard]] std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size);

/// The streams of a compound file in memory. Every position is checked, so that damaged files give
/// an IoError.
class CompoundFile {
 public:
  /// `bytes` must outlive the object.
  CompoundFile(std::string_view bytes, std::string file);
  [[nodiscard]] static bool is_one(std::string_view bytes);

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// The content of a stream; nothing where there is none of that name.
  [[nodiscard]] std::optional<std::string> stream(std::string_view name) const;

 private:
  struct Entry {
    std::string name;
    std::uint32_t start = 0;
    std::uint32_t size = 0;
    bool is_root = false;
  };
  [[noreturn]] void fail() const;
  void read_table(std::uint32_t next, std::uint32_t tables);
  void read_directory(std::uint32_t start);
  [[nodiscard]] std::string_view sector(std::uint32_t number) const;
  [[nodiscard]] std::string chain(std::uint32_t start) const;
  [[nodiscard]] std::string small_stream(const Entry& entry) const;
  [[nodiscard]] const Entry* find(std::string_view name) const;

  std::string_view bytes_;
  std::string file_;
  std::size_t sector_size_ = 512;
  std::vector<std::uint32_t> next_;  ///< the sector that follows each sector
  std::uint32_t small_table_ = 0;    ///< the first sector of the table of small sectors
  std::vector<Entry> entries_;
};

}  // namespace carreau::files
