// SPDX-License-Identifier: Apache-2.0
#include "files/shapefile_parts.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>

namespace carreau::files {

namespace {

/// The beginning of a part, and its size.
struct PartHead {
  std::string name;
  std::array<unsigned char, 32> bytes{};
  std::uint64_t size = 0;

  [[nodiscard]] std::uint64_t big_endian(std::size_t at) const {
    return std::uint64_t{bytes[at]} << 24U | std::uint64_t{bytes[at + 1]} << 16U |
           std::uint64_t{bytes[at + 2]} << 8U | bytes[at + 3];
  }
  [[nodiscard]] std::uint64_t little_endian(std::size_t at, std::size_t count) const {
    std::uint64_t number = 0;
    for (std::size_t k = count; k > 0; --k) number = number << 8U | bytes[at + k - 1];
    return number;
  }
};

/// Empty where there is no such file.
std::string part_name(const std::string& name, const std::string& ending) {
  // Archives made on Windows often have endings in capitals, which Linux distinguishes.
  std::string capitals(ending);
  for (char& c : capitals) c = static_cast<char>(c - 'a' + 'A');
  for (const std::string& one : {ending, capitals}) {
    std::string part = std::filesystem::path(name).replace_extension(one).string();
    VSIStatBufL stat;
    if (VSIStatL(part.c_str(), &stat) == 0) return part;
  }
  return {};
}

std::string shown_part(const std::string& name, const std::string& ending) {
  return std::filesystem::path(name).filename().replace_extension(ending).string();
}

PartHead head_of_part(const std::string& name, const std::string& ending) {
  PartHead head;
  const std::string part = ending == "shp" ? name : part_name(name, ending);
  head.name = shown_part(name, ending);
  VSIStatBufL stat;
  if (VSIStatL(part.c_str(), &stat) == 0) head.size = static_cast<std::uint64_t>(stat.st_size);
  if (VSILFILE* const file = VSIFOpenL(part.c_str(), "rb"); file != nullptr) {
    VSIFReadL(head.bytes.data(), 1, head.bytes.size(), file);
    VSIFCloseL(file);
  }
  return head;
}

void check_size(const std::string& path, const PartHead& head, std::uint64_t stated) {
  if (head.size >= stated) return;
  throw IoError(path,
                Message{"shapefile_part_cut",
                        {{"name", head.name},
                         {"found", static_cast<std::int64_t>(head.size)},
                         {"expected", static_cast<std::int64_t>(stated)}}},
                Message{"download_again"});
}

}  // namespace

std::string whole_shapefile(const std::string& path, const std::string& name) {
  if (!to_lower(name).ends_with(".shp")) return name;
  for (const char* const ending : {"shx", "dbf"}) {
    if (!part_name(name, ending).empty()) continue;
    throw IoError(path, Message{"shapefile_part_missing", {{"name", shown_part(name, ending)}}},
                  Message{"keep_shapefile_together"});
  }
  return name;
}

void check_shapefile(const std::string& path, const std::string& name) {
  if (!to_lower(name).ends_with(".shp")) return;
  const PartHead shapes = head_of_part(name, "shp");
  const PartHead index = head_of_part(name, "shx");
  const PartHead table = head_of_part(name, "dbf");
  // Outlines and index begin with 100 bytes, which state the length of the file in words of two.
  constexpr std::uint64_t kHeader = 100;
  constexpr std::size_t kLength = 24;
  for (const PartHead* const part : {&shapes, &index}) {
    check_size(path, *part, std::max(kHeader, 2 * part->big_endian(kLength)));
  }
  // Attributes: the number of rows, and the lengths of the header and of a row.
  const std::uint64_t rows = table.little_endian(4, 4);
  constexpr std::uint64_t kTableHeader = 32;
  check_size(path, table,
             std::max(kTableHeader, table.little_endian(8, 2) + rows * table.little_endian(10, 2)));
  const std::uint64_t outlines = (std::max(kHeader, 2 * index.big_endian(kLength)) - kHeader) / 8;
  if (outlines == rows) return;
  throw IoError(path,
                Message{"shapefile_parts_differ",
                        {{"shapes", static_cast<std::int64_t>(outlines)},
                         {"rows", static_cast<std::int64_t>(rows)},
                         {"table", table.name}}},
                Message{"keep_shapefile_together"});
}

}  // namespace carreau::files
