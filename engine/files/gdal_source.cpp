// SPDX-License-Identifier: Apache-2.0
#include "files/gdal_source.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/archive.hpp"
#include "files/database.hpp"
#include "files/shapefile_parts.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
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

/// Paths of GDAL's own file systems are accepted where they stay on this machine. A catalogue or a
/// scenario of somebody else must not make this program call a server.
void check_own_file_system(const std::string& path) {
  constexpr std::array<std::string_view, 5> kOwn = {"/vsizip", "/vsigzip", "/vsitar", "/vsimem",
                                                    "/vsistdin"};
  constexpr std::string_view kMark = "/vsi";
  for (std::size_t at = path.find(kMark); at != std::string::npos; at = path.find(kMark, at + 1)) {
    const std::size_t end = path.find_first_of("/?_", at + 1);
    const std::string_view system = std::string_view(path).substr(at, end - at);
    if (std::find(kOwn.begin(), kOwn.end(), system) != kOwn.end()) continue;
    throw IoError(path, Message{"file_of_network", {{"system", system}}},
                  Message{"download_first"});
  }
}

/// The drivers that may read a file, by its ending. GDAL would try all of its drivers on the
/// content otherwise, and some formats are programs: a VRT opens other files and calls servers.
struct DriversOfEnding {
  std::string_view ending;
  std::array<const char*, 4> drivers;  ///< the last is null, as GDAL wants it
};
constexpr std::array<DriversOfEnding, 16> kDrivers = {{
    {"csv", {"CSV"}},
    {"gpkg", {"GPKG"}},
    {"shp", {"ESRI Shapefile"}},
    {"dbf", {"ESRI Shapefile"}},
    {"geojson", {"GeoJSON", "TopoJSON"}},
    {"json", {"GeoJSON", "TopoJSON"}},
    {"topojson", {"TopoJSON"}},
    {"geojsonl", {"GeoJSONSeq"}},
    {"fgb", {"FlatGeobuf"}},
    {"xlsx", {"XLSX"}},
    {"xlsm", {"XLSX"}},
    {"xls", {"XLS"}},
    {"ods", {"ODS"}},
    {"mif", {"MapInfo File"}},
    {"tab", {"MapInfo File"}},
    {"kml", {"LIBKML", "KML"}},
}};
/// Where the name says nothing, the content decides between the formats of layers.
constexpr std::array<const char*, 5> kDriversOfLayers = {"GPKG", "ESRI Shapefile", "GeoJSON",
                                                         "FlatGeobuf", nullptr};

const char* const* drivers_of(const std::string& path) {
  const std::string extension = extension_of(path);
  const auto* const known =
      std::find_if(kDrivers.begin(), kDrivers.end(),
                   [&](const DriversOfEnding& entry) { return entry.ending == extension; });
  return known == kDrivers.end() ? kDriversOfLayers.data() : known->drivers.data();
}

}  // namespace

// GDAL says only "not recognized as a supported file format" for a missing, an empty or a forbidden
// file, so these cases are told apart first.
void check_readable(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    throw IoError(path, Message{"no_such_file"}, Message{"check_path"});
  }
  if (std::filesystem::is_directory(status)) {
    throw IoError(path, Message{"directory_not_file"}, Message{"name_file_in_it"});
  }
  // A pipe may wait for ever for somebody to write, and a device may never end.
  if (!std::filesystem::is_regular_file(status)) {
    throw IoError(path, Message{"no_regular_file"}, Message{"copy_into_file"});
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

void use_gdal_folders(const std::string& data, const std::string& proj) {
  CPLSetConfigOption("GDAL_DATA", data.c_str());
  const std::array<const char*, 2> folders = {proj.c_str(), nullptr};
  OSRSetPROJSearchPaths(folders.data());
}

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
  if (!message_.empty()) return;
  // It may quote what it read, in whatever encoding.
  message_ = is_valid_utf8(message) ? std::string(message) : latin1_to_utf8(message);
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
  if (path.starts_with("/vsi")) {
    check_own_file_system(path);
    return path;
  }
  if (is_database(path)) {
    throw IoError(shown_path(path), Message{"file_not_database"}, Message{"name_file"});
  }
  const std::string lower = to_lower(path);
  const std::size_t zip = lower.find(".zip/");
  // "archive.zip/member.csv" names one member; the ending keeps its four characters.
  if (zip != std::string::npos) {
    const std::string archive = path.substr(0, zip + 4);
    check_readable(archive);
    check_archive_kind(archive);
    return whole_shapefile(path, named_member(archive, path.substr(zip + 5)));
  }
  check_readable(path);
  check_archive_kind(path);
  if (lower.ends_with(".zip")) return whole_shapefile(path, only_member(path));
  if (lower.ends_with(".gz")) return "/vsigzip/" + path;
  return whole_shapefile(path, path);
}

Dataset open_dataset(const std::string& path) {
  if (is_database(path)) return open_database(path);
  const std::string name = gdal_path(path);
  check_members(name);
  check_shapefile(path, name);
  const QuietGdal quiet;
  Dataset dataset(
      GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers_of(path)));
  if (!dataset && extension_of(path) == "toml") {
    throw IoError(
        path,
        Message{"expected_found",
                {{"expected", Message{"content_of_data"}}, {"found", Message{"content_toml"}}}},
        Message{"formats_read"});
  }
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

namespace {

/// Text packs some 10 to 50 times, and deflate at most 1032 times: what unpacks to far more than it
/// takes on the disk was made to fill the memory.
void check_growth(const std::string& path, const std::string& name, std::size_t unpacked) {
  constexpr std::size_t kSuspectSize = std::size_t{64} << 20U;
  constexpr std::uintmax_t kMostRatio = 400;
  if (unpacked <= kSuspectSize) return;
  const std::size_t zip = to_lower(path).find(".zip/");
  std::error_code error;
  const std::uintmax_t packed =
      std::filesystem::file_size(zip == std::string::npos ? path : path.substr(0, zip + 4), error);
  if (error || unpacked / kMostRatio <= packed) return;
  throw IoError(path,
                Message{"archive_member_huge",
                        {{"name", std::filesystem::path(name).filename().string()},
                         {"packed", static_cast<std::int64_t>(packed)}}},
                Message{"unpack_to_see"});
}

/// The bytes of GDAL's path `name`, as long as they do not grow beyond what data do.
std::string unpacked(const std::string& path, const std::string& name, const QuietGdal& quiet) {
  struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
  };
  const std::unique_ptr<VSILFILE, CloseFile> opened(VSIFOpenL(name.c_str(), "rb"));
  if (!opened) {
    throw IoError(path, Message{"cannot_be_read_because", {{"reason", quiet.message()}}},
                  Message{"is_archive_complete"});
  }
  std::string content;
  constexpr std::size_t kPieceOfMember = std::size_t{1} << 20;
  for (;;) {
    const std::size_t before = content.size();
    content.resize(before + kPieceOfMember);
    const std::size_t got = VSIFReadL(content.data() + before, 1, kPieceOfMember, opened.get());
    content.resize(before + got);
    if (name != path) check_growth(path, name, content.size());
    if (got < kPieceOfMember) return content;
  }
}

}  // namespace

std::string read_whole(const std::string& path) {
  const std::string name = gdal_path(path);
  const QuietGdal quiet;
  std::string content = unpacked(path, name, quiet);
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
  if (is_packed && quiet.message().empty()) check_member(name, content);
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
