// SPDX-License-Identifier: Apache-2.0
/// The parts of a zip archive: of a workbook, or of one that holds files of data.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::files {

/// What an archive is, for the words of errors and the largest part that is read.
enum class ZipUse : std::uint8_t { workbook, archive };

/// The checksum of zip archives (CRC-32).
[[nodiscard]] std::uint32_t zip_checksum(std::string_view content);

/// A zip archive in memory. Refuses what cannot be trusted: a part whose checksum is wrong, one
/// that is encrypted, and one that unpacks to more than any spreadsheet writes (a "bomb").
class ZipArchive {
 public:
  /// Receives a part piece by piece.
  using Sink = std::function<void(std::string_view)>;

  /// `bytes` must outlive the archive; `file` names it in errors. Throws IoError where the list of
  /// parts cannot be read.
  ZipArchive(std::string_view bytes, std::string file, ZipUse use = ZipUse::workbook);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  /// Names are compared without case, and with `\` as `/`, as some programs write them.
  [[nodiscard]] bool has(const std::string& name) const;
  /// Throws IoError where the part is missing, damaged or too large, and what `sink` throws; a
  /// wrong checksum is reported before an error of `sink`, because it explains it.
  void read(const std::string& name, const Sink& sink);
  /// The whole part.
  [[nodiscard]] std::string read_whole(const std::string& name);
  [[nodiscard]] const std::string& file() const { return file_; }
  /// The checksum that the archive states of a part that is stored as it is; none where the part is
  /// packed, or where there is no such part.
  [[nodiscard]] std::optional<std::uint32_t> stored_checksum(const std::string& name) const;
  /// Reads to the end every part that `chooses` by its name, and whose packing is known here.
  /// Throws like read() where one is damaged.
  void check_parts(const std::function<bool(const std::string& name)>& chooses);

 private:
  struct Opened;
  struct Part {
    std::uint64_t place = 0;
    std::uint64_t number = 0;
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
    std::uint32_t checksum = 0;
    bool is_encrypted = false;
    bool is_stored = false;
    bool is_unpacked_here = true;  ///< stored, or packed by deflate
  };
  void list_parts();
  void unpack(const std::string& name, const Part& part, const Sink& sink);
  void check_size(const std::string& name, const Part& part, std::uint64_t unpacked) const;
  void check_whole(const std::string& name) const;
  [[noreturn]] void fail_huge(const std::string& name, std::uint64_t packed) const;
  [[noreturn]] void fail_damaged(const std::string& name) const;

  std::string file_;
  ZipUse use_;
  std::unique_ptr<Opened> opened_;
  std::map<std::string, Part> parts_;
  std::uint64_t unpacked_ = 0;  ///< of all parts that were read
};

}  // namespace carreau::files
