// SPDX-License-Identifier: Apache-2.0
#include "files/office_file.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"

#include <cpl_vsi.h>
#include <fmt/format.h>

#include <cstddef>
#include <string_view>

namespace carreau::files {

namespace {

constexpr std::string_view kZip = "PK\x03\x04";
/// The signature of Microsoft's compound file format: an old .xls, or the container of an encrypted
/// .xlsx.
constexpr std::string_view kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// The name of a stream in encrypted workbooks, in UTF-16.
constexpr std::string_view kEncryptedStream{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};

std::string beginning(const std::string& name, std::size_t size) {
  VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
  if (file == nullptr) return {};
  std::string bytes(size, '\0');
  bytes.resize(VSIFReadL(bytes.data(), 1, size, file));
  VSIFCloseL(file);
  return bytes;
}

bool exists(const std::string& name) {
  VSIStatBufL stat;
  return VSIStatL(name.c_str(), &stat) == 0;
}

[[noreturn]] void fail_locked(const std::string& path) {
  throw IoError(path, Message{"workbook_locked"}, Message{"save_unlocked"});
}

}  // namespace

void check_workbook(const std::string& path, const std::string& name) {
  const QuietGdal quiet;
  const bool is_sheet = to_lower(path).ends_with(".ods");
  const std::string kind = is_sheet ? "ods" : "xlsx";
  // The directory of a compound file, with the names of its streams, may be anywhere in it.
  constexpr std::size_t kMost = std::size_t{64} << 20U;
  constexpr std::size_t kManifest = std::size_t{1} << 20U;
  const std::string head = beginning(name, kZip.size() + kCompound.size());
  if (head.starts_with(kCompound)) {
    if (beginning(name, kMost).find(kEncryptedStream) != std::string::npos) fail_locked(path);
    throw IoError(path, Message{"old_workbook", {{"format", kind}}}, Message{"save_as_new"});
  }
  if (!head.starts_with(kZip)) {
    throw IoError(path, Message{"not_a_workbook", {{"format", kind}}},
                  Message{"save_from_spreadsheet"});
  }
  const std::string archive = "/vsizip/{" + name + "}/";
  const std::string content = archive + (is_sheet ? "content.xml" : "[Content_Types].xml");
  if (!exists(content)) {
    throw IoError(path, Message{"workbook_damaged"}, Message{"save_again"});
  }
  if (!is_sheet) return;
  const std::string manifest = beginning(archive + "META-INF/manifest.xml", kManifest);
  if (manifest.find("encryption-data") != std::string::npos) fail_locked(path);
}

}  // namespace carreau::files
