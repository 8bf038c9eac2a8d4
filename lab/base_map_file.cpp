// SPDX-License-Identifier: Apache-2.0
#include "lab/base_map_file.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace carreau::lab {

namespace {

constexpr std::string_view kMagic = "PMTiles";
constexpr std::size_t kHeader = 127;
constexpr unsigned kVersion = 3;
/// Header and root directory together, as the format asks.
constexpr std::uint64_t kFirstPart = 16384;
/// The most that is read at once.
constexpr std::size_t kPiece = 1U << 20U;

/// A part of the file, by the place of its offset and length in the header.
struct Section {
  std::string_view words;  ///< the code of its name
  std::size_t place;
};
constexpr std::array<Section, 4> kSections{{{"base_map_root", 8},
                                            {"base_map_metadata", 24},
                                            {"base_map_leaves", 40},
                                            {"base_map_data", 56}}};

/// Little-endian.
std::uint64_t number_at(std::string_view header, std::size_t place) {
  std::uint64_t number = 0;
  for (std::size_t byte = 8; byte-- > 0;) {
    number = number << 8U | static_cast<unsigned char>(header[place + byte]);
  }
  return number;
}

Message give_pmtiles() {
  return Message{"give_pmtiles", {{"address", "https://…/{z}/{x}/{y}.png"}}};
}

unsigned byte_at(std::string_view header, std::size_t place) {
  return static_cast<unsigned char>(header[place]);
}

}  // namespace

BaseMapFile::BaseMapFile(const std::string& path)
    // Not waiting: a pipe would be opened only when somebody writes to it.
    : path_(path), file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  struct stat status {};
  if (file_ < 0) throw IoError(path, Message{"cannot_be_opened"}, Message{"check_path"});
  if (::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(file_);
    throw IoError(path, Message{"no_regular_file"}, Message{"copy_into_file"});
  }
  size_ = static_cast<std::size_t>(status.st_size);
  try {
    check_header();
  } catch (...) {  // closes the file on any error, and rethrows
    ::close(file_);
    throw;
  }
}

BaseMapFile::~BaseMapFile() { ::close(file_); }

void BaseMapFile::check_header() const {
  const Place place{path_, {}, {}};
  const std::string header = read(0, kHeader);
  if (header.size() < kHeader || !header.starts_with(kMagic) || byte_at(header, 7) != kVersion) {
    throw DataError(place, Message{"base_map_format"}, give_pmtiles());
  }
  for (const Section& section : kSections) {
    const std::uint64_t offset = number_at(header, section.place);
    const std::uint64_t length = number_at(header, section.place + 8);
    const bool is_first = section.place == kSections.front().place;
    const std::uint64_t end = is_first ? std::min<std::uint64_t>(size_, kFirstPart) : size_;
    // Each compared by itself, since their sum may overflow.
    if (offset > end || length > end - offset || (is_first && length == 0)) {
      throw DataError(place,
                      Message{"base_map_section",
                              {{"section", Message{std::string(section.words)}},
                               {"offset", std::to_string(offset)},
                               {"length", std::to_string(length)},
                               {"end", std::to_string(end)}}},
                      Message{"fetch_base_map_again"});
    }
  }
  constexpr unsigned kLastType = 4;  // vector, PNG, JPEG, WebP: what the page draws
  const unsigned type = byte_at(header, 99);
  if (type == 0 || type > kLastType) {
    throw DataError(place, Message{"base_map_tiles", {{"type", type}}}, give_pmtiles());
  }
}

std::string BaseMapFile::read(std::size_t offset, std::size_t length) const {
  std::string part(std::min(length, kPiece), '\0');
  const ssize_t got = ::pread(file_, part.data(), part.size(), static_cast<off_t>(offset));
  part.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return part;
}

}  // namespace carreau::lab
