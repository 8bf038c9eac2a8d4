// SPDX-License-Identifier: Apache-2.0
#include "files/file_end.hpp"

#include "files/file_text.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

namespace carreau::files {

namespace {

/// More than the longest end that is looked for: the record at the end of a ZIP and its comment.
constexpr std::uint64_t kLongestEnd = 22 + 0xFFFF;

std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

std::uint64_t little_endian(std::string_view bytes) {
  std::string reversed(bytes);
  std::ranges::reverse(reversed);
  return big_endian(reversed);
}

struct FileEnds {
  std::uint64_t size = 0;
  std::string head;
  std::string tail;
};

/// Empty where the file cannot be read.
std::optional<FileEnds> ends_of(const std::string& path) {
  std::error_code error;
  FileEnds ends;
  ends.size = std::filesystem::file_size(path, error);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) return std::nullopt;
  ends.head.resize(std::min<std::uint64_t>(ends.size, 100));
  stream.read(ends.head.data(), static_cast<std::streamsize>(ends.head.size()));
  ends.tail.resize(std::min(ends.size, kLongestEnd));
  stream.seekg(-static_cast<std::streamoff>(ends.tail.size()), std::ios::end);
  stream.read(ends.tail.data(), static_cast<std::streamsize>(ends.tail.size()));
  if (!stream) return std::nullopt;
  return ends;
}

/// The head of an SQLite file tells the size of a page and the number of pages.
/// https://www.sqlite.org/fileformat.html#the_database_header
bool is_whole_sqlite(const FileEnds& file) {
  if (file.head.size() < 100) return false;
  const std::string_view head = file.head;
  const std::uint64_t page_size = big_endian(head.substr(16, 2));
  return file.size == (page_size == 1 ? 65536 : page_size) * big_endian(head.substr(28, 4));
}

/// The last record of a ZIP tells where the directory before it begins, how long it is, and the
/// length of the comment that follows. Fields that are all ones refer to a record for large files.
bool is_whole_zip(const FileEnds& file) {
  const std::size_t at = file.tail.rfind("PK\x05\x06");
  if (at == std::string::npos || file.tail.size() - at < 22) return false;
  const std::string_view record = std::string_view(file.tail).substr(at);
  const std::uint64_t length = little_endian(record.substr(12, 4));
  const std::uint64_t begin = little_endian(record.substr(16, 4));
  const bool is_large = begin == 0xFFFFFFFF || length == 0xFFFFFFFF;
  return record.size() == 22 + little_endian(record.substr(20, 2)) &&
         (is_large || begin + length + record.size() == file.size);
}

/// Whether the last character that is no space is this one.
bool closes_with(const FileEnds& file, char closing) {
  const std::size_t last = file.tail.find_last_not_of(" \t\r\n");
  return last != std::string::npos && file.tail[last] == closing;
}

}  // namespace

bool has_its_end(const std::string& path) {
  using namespace std::string_view_literals;
  const auto ends = ends_of(path);
  if (!ends) return false;
  const FileEnds& file = *ends;
  const std::string_view head = file.head;
  if (head.starts_with("SQLite format 3\0"sv)) return is_whole_sqlite(file);
  if (head.starts_with("PK\x03\x04")) return is_whole_zip(file);
  // Tables and settings may begin like the formats below.
  if (path.ends_with(".csv") || path.ends_with(".toml")) return true;
  if (head.starts_with('{')) return closes_with(file, '}');
  if (head.starts_with('[')) return closes_with(file, ']');
  if (head.starts_with('<')) return closes_with(file, '>');
  return true;
}

std::int64_t geojson_features(const std::string& path) {
  constexpr std::string_view kBegin = "\n{ \"type\": \"Feature\",";
  const FileText text(path);
  std::int64_t count = 0;
  // Line ends within strings are escaped, so those that remain are of the layout.
  for (std::size_t at = text.view().find(kBegin); at != std::string_view::npos; ++count) {
    at = text.view().find(kBegin, at + kBegin.size());
  }
  return count;
}

}  // namespace carreau::files
