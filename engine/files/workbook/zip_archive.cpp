// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/zip_archive.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <minizip/unzip.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <utility>

namespace carreau::files {

namespace {

/// The largest sheets of a spreadsheet unpack to less than this.
constexpr std::uint64_t kLargestSheet = std::uint64_t{2} << 30U;
/// INSEE's grid of the whole country is a GeoPackage of less than 2 GiB.
constexpr std::uint64_t kLargestMember = std::uint64_t{16} << 30U;
/// Beyond this size a part that was packed more than 400 times smaller is no table: deflate packs
/// at most 1032 times, and rows of data some 10 to 50 times. The same holds for all that is read of
/// a workbook together, whose list may name one part many times.
constexpr std::uint64_t kSuspectSize = std::uint64_t{64} << 20U;
constexpr std::uint64_t kMostRatio = 400;
constexpr std::size_t kMostParts = 65'535;

bool is_suspect(std::uint64_t unpacked, std::uint64_t packed) {
  return unpacked > kSuspectSize && unpacked / kMostRatio > std::max<std::uint64_t>(packed, 1);
}

std::string plain_part_name(std::string name) {
  std::ranges::replace(name, '\\', '/');
  return to_lower(name);
}

}  // namespace

/// The archive as the library has opened it. Its functions for files read from memory instead.
struct ZipArchive::Opened {
  explicit Opened(std::string_view content) : bytes(content) {
    zlib_filefunc64_def functions{on_open, on_read,  on_write, on_tell,
                                  on_seek, on_close, on_error, this};
    handle = unzOpen2_64("", &functions);
  }
  ~Opened() {
    if (handle != nullptr) unzClose(handle);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  static void* on_open(void* self, const void*, int) { return self; }
  static uLong on_read(void*, void* stream, void* into, uLong size) {
    auto& self = *static_cast<Opened*>(stream);
    const std::size_t count = std::min<std::size_t>(size, self.bytes.size() - self.at);
    std::memcpy(into, self.bytes.data() + self.at, count);
    self.at += count;
    return count;
  }
  static uLong on_write(void*, void*, const void*, uLong) { return 0; }
  static ZPOS64_T on_tell(void*, void* stream) { return static_cast<Opened*>(stream)->at; }
  static long on_seek(void*, void* stream, ZPOS64_T offset, int origin) {
    auto& self = *static_cast<Opened*>(stream);
    std::size_t from = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR) from = self.at;
    if (origin == ZLIB_FILEFUNC_SEEK_END) from = self.bytes.size();
    // Compared before the sum, which could wrap around.
    if (offset > self.bytes.size() - from) return -1;
    self.at = from + offset;
    return 0;
  }
  static int on_close(void*, void*) { return 0; }
  static int on_error(void*, void*) { return 0; }

  std::string_view bytes;
  std::size_t at = 0;  ///< never beyond the end
  unzFile handle = nullptr;
};

std::uint32_t zip_checksum(std::string_view content) {
  // The library counts in parts of at most 4 GiB.
  constexpr std::size_t kMost = std::size_t{1} << 30U;
  uLong sum = crc32(0, nullptr, 0);
  for (; !content.empty(); content.remove_prefix(std::min(kMost, content.size()))) {
    sum = crc32(sum, reinterpret_cast<const Bytef*>(content.data()),
                static_cast<uInt>(std::min(kMost, content.size())));
  }
  return static_cast<std::uint32_t>(sum);
}

ZipArchive::ZipArchive(std::string_view bytes, std::string file, ZipUse use)
    : file_(std::move(file)), use_(use), opened_(std::make_unique<Opened>(bytes)) {
  if (opened_->handle == nullptr) {
    if (use_ == ZipUse::archive) {
      throw IoError(file_, Message{"archive_damaged"}, Message{"download_again"});
    }
    throw IoError(file_, Message{"workbook_damaged"}, Message{"save_again"});
  }
  list_parts();
}

ZipArchive::~ZipArchive() = default;

void ZipArchive::list_parts() {
  const unzFile zip = opened_->handle;
  for (int state = unzGoToFirstFile(zip); state == UNZ_OK && parts_.size() < kMostParts;
       state = unzGoToNextFile(zip)) {
    unz_file_info64 info{};
    std::array<char, 512> name{};
    unz64_file_pos place{};
    const bool is_read = unzGetCurrentFileInfo64(zip, &info, name.data(), name.size() - 1, nullptr,
                                                 0, nullptr, 0) == UNZ_OK &&
                         unzGetFilePos64(zip, &place) == UNZ_OK;
    if (!is_read) break;
    // Of two parts with one name the first counts, as for other readers.
    parts_.try_emplace(plain_part_name(name.data()),
                       Part{place.pos_in_zip_directory, place.num_of_file, info.compressed_size,
                            info.uncompressed_size, static_cast<std::uint32_t>(info.crc),
                            (info.flag & 1U) != 0, info.compression_method == 0,
                            info.compression_method == 0 || info.compression_method == Z_DEFLATED});
  }
}

bool ZipArchive::has(const std::string& name) const {
  return parts_.contains(plain_part_name(name));
}

std::optional<std::uint32_t> ZipArchive::stored_checksum(const std::string& name) const {
  const auto found = parts_.find(plain_part_name(name));
  if (found == parts_.end() || !found->second.is_stored) return std::nullopt;
  return found->second.checksum;
}

void ZipArchive::check_parts(const std::function<bool(const std::string& name)>& chooses) {
  for (const auto& [name, part] : parts_) {
    if (part.is_unpacked_here && chooses(name)) read(name, [](std::string_view) {});
  }
}

void ZipArchive::fail_damaged(const std::string& name) const {
  if (use_ == ZipUse::archive) {
    throw IoError(file_, Message{"archive_member_damaged", {{"name", name}}},
                  Message{"download_again"});
  }
  throw IoError(file_, Message{"workbook_part_damaged", {{"part", name}}}, Message{"save_again"});
}

void ZipArchive::fail_huge(const std::string& name, std::uint64_t packed) const {
  const auto size = static_cast<std::int64_t>(packed);
  if (use_ == ZipUse::archive) {
    throw IoError(file_, Message{"archive_member_huge", {{"name", name}, {"packed", size}}},
                  Message{"unpack_to_see"});
  }
  throw IoError(file_, Message{"workbook_part_huge", {{"part", name}, {"packed", size}}},
                Message{"save_again_or_refuse"});
}

void ZipArchive::check_size(const std::string& name, const Part& part,
                            std::uint64_t unpacked) const {
  const auto most = use_ == ZipUse::archive ? kLargestMember : kLargestSheet;
  if (unpacked > most || is_suspect(unpacked, part.packed)) fail_huge(name, part.packed);
}

void ZipArchive::check_whole(const std::string& name) const {
  const std::uint64_t packed = opened_->bytes.size();
  if (use_ == ZipUse::workbook && is_suspect(unpacked_, packed)) fail_huge(name, packed);
}

void ZipArchive::read(const std::string& name, const Sink& sink) {
  const auto found = parts_.find(plain_part_name(name));
  if (found == parts_.end()) {
    throw IoError(file_, Message{"workbook_part_missing", {{"part", name}}}, Message{"save_again"});
  }
  const Part& part = found->second;
  if (part.is_encrypted) throw IoError(file_, Message{"workbook_locked"}, Message{"save_unlocked"});
  // The size that the archive declares may be a lie, so the bytes are counted as well.
  check_size(name, part, part.unpacked);
  const unz64_file_pos place{part.place, part.number};
  if (unzGoToFilePos64(opened_->handle, &place) != UNZ_OK ||
      unzOpenCurrentFile(opened_->handle) != UNZ_OK) {
    fail_damaged(name);
  }
  unpack(name, part, sink);
}

void ZipArchive::unpack(const std::string& name, const Part& part, const Sink& sink) {
  /// The library checks the checksum when the part is closed.
  struct OpenPart {
    unzFile zip;
    ~OpenPart() {
      if (zip != nullptr) unzCloseCurrentFile(zip);
    }
    bool close() { return unzCloseCurrentFile(std::exchange(zip, nullptr)) == UNZ_OK; }
  };
  OpenPart open{opened_->handle};
  std::string buffer(std::size_t{1} << 18U, '\0');
  std::uint64_t unpacked = 0;
  std::exception_ptr fault;
  for (;;) {
    const int count =
        unzReadCurrentFile(open.zip, buffer.data(), static_cast<unsigned>(buffer.size()));
    if (count < 0) fail_damaged(name);
    if (count == 0) break;
    unpacked += static_cast<std::uint64_t>(count);
    unpacked_ += static_cast<std::uint64_t>(count);
    check_size(name, part, unpacked);
    check_whole(name);
    if (fault) continue;
    try {
      sink(std::string_view(buffer).substr(0, static_cast<std::size_t>(count)));
    } catch (const Error&) {
      // Kept until the checksum is known: damaged bytes often are no valid content either.
      fault = std::current_exception();
    }
  }
  if (!open.close() || unpacked != part.unpacked) fail_damaged(name);
  if (fault) std::rethrow_exception(fault);
}

std::string ZipArchive::read_whole(const std::string& name) {
  std::string whole;
  read(name, [&](std::string_view piece) { whole += piece; });
  return whole;
}

}  // namespace carreau::files
