// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/compound_file.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace carreau::files {

namespace {

constexpr std::string_view kSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kHeaderSize = 512;
constexpr std::size_t kEntrySize = 128;
constexpr std::size_t kSmallSector = 64;
/// Shorter streams lie in small sectors.
constexpr std::uint32_t kLeastLargeStream = 4096;
/// Numbers from here on mark the end of a chain or a sector without content.
constexpr std::uint32_t kFirstMark = 0xFFFFFFFA;

/// The name of an entry. Those that are sought are ASCII; in others the second byte is left out.
std::string entry_name(std::string_view entry) {
  const std::size_t size = std::min<std::size_t>(little_endian(entry, 64, 2), 64);
  std::string name;
  for (std::size_t i = 0; i + 2 < size; i += 2) name += entry[i];
  return name;
}

}  // namespace

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = (value << 8U) | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return value;
}

bool CompoundFile::is_one(std::string_view bytes) { return bytes.starts_with(kSignature); }

CompoundFile::CompoundFile(std::string_view bytes, std::string file)
    : bytes_(bytes), file_(std::move(file)) {
  if (!is_one(bytes_) || bytes_.size() < kHeaderSize) fail();
  const std::uint32_t shift = little_endian(bytes_, 30, 2);
  if (shift != 9 && shift != 12) fail();
  sector_size_ = std::size_t{1} << shift;
  small_table_ = little_endian(bytes_, 60, 4);
  read_table(little_endian(bytes_, 68, 4), little_endian(bytes_, 72, 4));
  read_directory(little_endian(bytes_, 48, 4));
}

void CompoundFile::fail() const {
  throw IoError(file_, Message{"workbook_damaged"}, Message{"save_again"});
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
  const std::size_t begin = (std::size_t{number} + 1) * sector_size_;
  if (begin + sector_size_ > bytes_.size()) fail();
  return bytes_.substr(begin, sector_size_);
}

/// The table of sectors is itself in sectors. The header lists the first 109 of them, and a chain
/// of further lists, which begins at `next`, the others.
void CompoundFile::read_table(std::uint32_t next, std::uint32_t lists) {
  constexpr std::size_t kInHeader = 109;
  std::vector<std::uint32_t> parts;
  for (std::size_t k = 0; k < kInHeader; ++k) parts.push_back(little_endian(bytes_, 76 + 4 * k, 4));
  const std::size_t in_list = sector_size_ / 4 - 1;
  // A file cannot have more lists than sectors, so a chain in a circle ends.
  const std::size_t most = std::min<std::size_t>(lists, bytes_.size() / sector_size_);
  for (std::size_t k = 0; k < most && next < kFirstMark; ++k) {
    const std::string_view list = sector(next);
    for (std::size_t i = 0; i < in_list; ++i) parts.push_back(little_endian(list, 4 * i, 4));
    next = little_endian(list, 4 * in_list, 4);
  }
  for (const std::uint32_t part : parts) {
    if (part >= kFirstMark) continue;
    const std::string_view table = sector(part);
    for (std::size_t i = 0; i < table.size(); i += 4) next_.push_back(little_endian(table, i, 4));
    if (next_.size() > bytes_.size()) fail();
  }
}

std::string CompoundFile::chain(std::uint32_t start) const {
  std::string content;
  for (std::uint32_t at = start; at < kFirstMark; at = next_[at]) {
    // Longer than the file: the chain is a circle.
    if (at >= next_.size() || content.size() > bytes_.size()) fail();
    // The last sector of a file may be cut.
    const std::size_t begin = (std::size_t{at} + 1) * sector_size_;
    if (begin >= bytes_.size()) fail();
    content += bytes_.substr(begin, sector_size_);
  }
  return content;
}

void CompoundFile::read_directory(std::uint32_t start) {
  const std::string directory = chain(start);
  for (std::size_t at = 0; at + kEntrySize <= directory.size(); at += kEntrySize) {
    const std::string_view entry = std::string_view(directory).substr(at, kEntrySize);
    constexpr char kStream = 2;
    constexpr char kRoot = 5;
    if (entry[66] != kStream && entry[66] != kRoot) continue;
    entries_.push_back({entry_name(entry), little_endian(entry, 116, 4),
                        little_endian(entry, 120, 4), entry[66] == kRoot});
  }
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
  const auto found = std::ranges::find_if(
      entries_, [&](const Entry& entry) { return !entry.is_root && entry.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

/// Small sectors lie one after the other in the stream of the root, with a table of their own.
std::string CompoundFile::small_stream(const Entry& entry) const {
  const auto root = std::ranges::find_if(entries_, &Entry::is_root);
  if (root == entries_.end()) fail();
  const std::string sectors = chain(root->start);
  const std::string table = chain(small_table_);
  std::string content;
  for (std::uint32_t at = entry.start; at < kFirstMark && content.size() < entry.size;) {
    const bool is_inside = (std::size_t{at} + 1) * kSmallSector <= sectors.size() &&
                           (std::size_t{at} + 1) * 4 <= table.size();
    if (!is_inside) fail();
    content.append(sectors, std::size_t{at} * kSmallSector, kSmallSector);
    at = little_endian(table, std::size_t{at} * 4, 4);
  }
  return content;
}

std::optional<std::string> CompoundFile::stream(std::string_view name) const {
  const Entry* const entry = find(name);
  if (entry == nullptr) return std::nullopt;
  std::string content =
      entry->size < kLeastLargeStream ? small_stream(*entry) : chain(entry->start);
  if (content.size() < entry->size) fail();
  content.resize(entry->size);
  return content;
}

}  // namespace carreau::files
