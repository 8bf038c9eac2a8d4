// SPDX-License-Identifier: Apache-2.0
#include "files/gdal_source.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/database.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <string_view>

namespace carreau::files {

namespace {

/// GDAL reports through a callback without an owner; the user data gives the guard that is in
/// force.
void CPL_STDCALL collect(CPLErr level, CPLErrorNum, const char* message) {
  // Debugging output is not for users.
  if (level < CE_Warning) return;
  static_cast<QuietGdal*>(CPLGetErrorHandlerUserData())->note(message);
}

bool is_data_file(const std::string& name) {
  for (const char* ending : {".csv", ".txt", ".gpkg", ".shp", ".geojson", ".json", ".fgb", ".xlsx",
                             ".xlsm", ".xls", ".ods"}) {
    if (to_lower(name).ends_with(ending)) return true;
  }
  return false;
}

std::vector<std::string> members_of(const std::string& archive) {
  const QuietGdal quiet;
  char** list = VSIReadDirRecursive(("/vsizip/" + archive).c_str());
  std::vector<std::string> members;
  for (int i = 0; list != nullptr && list[i] != nullptr; ++i) {
    if (is_data_file(list[i])) members.emplace_back(list[i]);
  }
  // The list belongs to GDAL and is freed with its own function.
  CSLDestroy(list);
  // GDAL lists members in the order of the archive; sorted, messages are the same everywhere.
  std::sort(members.begin(), members.end());
  return members;
}

std::string inside_archive(const std::string& archive) {
  const auto members = members_of(archive);
  if (members.empty()) {
    throw IoError(archive, Message{"archive_without_data"}, Message{"unpack_to_see"});
  }
  // Never a guess: the largest file may be the wrong one, as an archive of INSEE has one grid for
  // each territory.
  if (members.size() > 1) {
    throw IoError(archive, Message{"archive_of_several", {{"names", members}}},
                  Message{"name_one_of_them", {{"name", archive + "/" + members.front()}}});
  }
  return "/vsizip/" + archive + "/" + members.front();
}

/// GDAL says only "not recognized as a supported file format" for a missing, an empty or a
/// forbidden file, so these cases are told apart first.
void check_readable(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    throw IoError(path, Message{"no_such_file"}, Message{"check_path"});
  }
  if (std::filesystem::is_directory(status)) {
    throw IoError(path, Message{"directory_not_file"}, Message{"name_file_in_it"});
  }
  // Opening is the only reliable test of permissions.
  VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
  if (file == nullptr)
    throw IoError(path, Message{"cannot_be_opened"}, Message{"check_permissions"});
  VSIFCloseL(file);
  if (std::filesystem::file_size(path, error) == 0) {
    throw IoError(path, Message{"file_empty"}, Message{"is_download_complete"});
  }
}

/// The path of a member that the user named explicitly.
std::string member_of(const std::string& archive, const std::string& member) {
  check_readable(archive);
  // GDAL reads members of archives through paths of its virtual file system.
  const std::string name = "/vsizip/" + archive + "/" + member;
  VSIStatBufL stat;
  if (VSIStatL(name.c_str(), &stat) == 0) return name;
  const auto members = members_of(archive);
  throw IoError(archive, Message{"archive_without_member", {{"name", member}}},
                members.empty() ? Message{"is_download_complete"}
                                : Message{"name_one_of", {{"names", members}}});
}

/// A shapefile consists of several files, and one of them is easily forgotten.
void check_shapefile(const std::string& path) {
  if (!to_lower(path).ends_with(".shp")) return;
  for (const char* ending : {"shx", "dbf"}) {
    std::filesystem::path part(path);
    const auto lower = part.replace_extension(ending);
    // Archives made on Windows often have endings in capitals, which Linux distinguishes.
    std::string capitals(ending);
    for (char& c : capitals) c = static_cast<char>(c - 'a' + 'A');
    const auto upper = part.replace_extension(capitals);
    if (std::filesystem::exists(lower) || std::filesystem::exists(upper)) continue;
    throw IoError(path, Message{"shapefile_part_missing", {{"name", lower.filename().string()}}},
                  Message{"keep_shapefile_together"});
  }
}

}  // namespace

void register_drivers() {
  // Registering drivers takes time and must happen once for all threads.
  static std::once_flag once;
  std::call_once(once, [] { GDALAllRegister(); });
}

void CloseDataset::operator()(GDALDataset* dataset) const { GDALClose(dataset); }

/// GDAL would print to the standard error stream; the handler keeps messages for an IoError
/// instead. Handlers are a stack, local to the thread.
QuietGdal::QuietGdal() { CPLPushErrorHandlerEx(collect, this); }
QuietGdal::~QuietGdal() { CPLPopErrorHandler(); }

void QuietGdal::note(const char* message) {
  // The first message names the cause, later ones its consequences.
  if (message_.empty()) message_ = message;
}

GdalOption::GdalOption(const char* key, const char* value) : key_(key) {
  const char* const before = CPLGetThreadLocalConfigOption(key, nullptr);
  if (before != nullptr) before_ = before;
  // Local to the thread: other threads may read another file at the same time.
  CPLSetThreadLocalConfigOption(key, value);
}
GdalOption::~GdalOption() {
  CPLSetThreadLocalConfigOption(key_.c_str(), before_ ? before_->c_str() : nullptr);
}

std::string gdal_path(const std::string& path) {
  register_drivers();
  // Paths that the user gives to GDAL's own file system are passed on unchanged.
  if (path.starts_with("/vsi")) return path;
  if (is_database(path)) {
    throw IoError(shown_path(path), Message{"file_not_database"}, Message{"name_file"});
  }
  const std::string lower = to_lower(path);
  const std::size_t zip = lower.find(".zip/");
  // "archive.zip/member.csv" names one member; the ending keeps its four characters.
  if (zip != std::string::npos) {
    return member_of(path.substr(0, zip + 4), path.substr(zip + 5));
  }
  check_readable(path);
  check_shapefile(path);
  if (lower.ends_with(".zip")) return inside_archive(path);
  if (lower.ends_with(".gz")) return "/vsigzip/" + path;
  return path;
}

Dataset open_dataset(const std::string& path) {
  if (is_database(path)) return open_database(path);
  const std::string name = gdal_path(path);
  const QuietGdal quiet;
  Dataset dataset(GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  if (!dataset) {
    throw IoError(path,
                  quiet.message().empty()
                      ? Message{"content_not_of_name"}
                      : Message{"cannot_be_read_because", {{"reason", quiet.message()}}},
                  Message{"formats_read"});
  }
  return dataset;
}

bool has_layer(GDALDataset& dataset, const std::string& name) {
  // Names of layers differ in case between drivers and systems.
  for (OGRLayer* layer : dataset.GetLayers()) {
    if (to_lower(layer->GetName()) == to_lower(name)) return true;
  }
  return false;
}

std::string read_whole(const std::string& path) {
  const std::string name = gdal_path(path);
  const QuietGdal quiet;
  VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
  if (file == nullptr) {
    throw IoError(path, Message{"cannot_be_read_because", {{"reason", quiet.message()}}},
                  Message{"is_archive_complete"});
  }
  std::string content;
  constexpr std::size_t kBlock = std::size_t{1} << 20;
  for (;;) {
    const std::size_t before = content.size();
    content.resize(before + kBlock);
    const std::size_t got = VSIFReadL(content.data() + before, 1, kBlock, file);
    content.resize(before + got);
    if (got < kBlock) break;
  }
  VSIFCloseL(file);
  VSIStatBufL stat;
  const bool is_packed = name.starts_with("/vsizip/");
  // GDAL ends a truncated member without an error; the size in the directory of the archive shows
  // it.
  if (is_packed && VSIStatL(name.c_str(), &stat) == 0 &&
      static_cast<std::uint64_t>(stat.st_size) != content.size()) {
    throw IoError(path,
                  Message{"archive_short",
                          {{"unpacked", content.size()},
                           {"expected", static_cast<std::int64_t>(stat.st_size)}}},
                  Message{"download_again"});
  }
  if (!quiet.message().empty()) {
    // The message of zlib about a truncated .gz does not help a user.
    const bool is_gzip = name.starts_with("/vsigzip/");
    throw IoError(path,
                  is_gzip ? Message{"archive_damaged"}
                          : Message{"reason_given", {{"reason", quiet.message()}}},
                  is_gzip ? Message{"download_again"} : Message{"is_file_complete"});
  }
  return content;
}

std::string read_head(const std::string& path, std::size_t size) {
  const std::string name = gdal_path(path);
  const QuietGdal quiet;
  VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
  if (file == nullptr) {
    throw IoError(path, Message{"cannot_be_read_because", {{"reason", quiet.message()}}},
                  Message{"is_archive_complete"});
  }
  std::string bytes(size, '\0');
  bytes.resize(VSIFReadL(bytes.data(), 1, size, file));
  VSIFCloseL(file);
  return bytes;
}

std::string base_name(const std::string& path) {
  if (is_database(path)) return database_name(path);
  return std::filesystem::path(path).filename().string();
}

std::string extension_of(const std::string& path) {
  if (is_database(path)) return {};
  std::string lower = to_lower(path);
  if (lower.ends_with(".gz")) lower.resize(lower.size() - 3);
  // The ending of the member decides, not that of the archive.
  if (lower.ends_with(".zip")) lower = to_lower(gdal_path(path));
  std::string extension = std::filesystem::path(lower).extension().string();
  return extension.empty() ? extension : extension.substr(1);
}

}  // namespace carreau::files
