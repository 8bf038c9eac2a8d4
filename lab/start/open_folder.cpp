// SPDX-License-Identifier: Apache-2.0
#include "lab/start/open_folder.hpp"

#include "base/text.hpp"
#include "lab/request_error.hpp"
#include "study/field_error.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <string_view>
#include <system_error>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 19> kEndings = {
    ".csv",  ".txt", ".tsv",     ".gz",   ".zip", ".7z",  ".xlsx", ".xlsm", ".xls", ".ods",
    ".gpkg", ".shp", ".geojson", ".json", ".fgb", ".kml", ".dbf",  ".mif",  ".toml"};

[[noreturn]] void refuse(const std::string& place) {
  throw RequestError(404, "unknown_place", Message{"no_place_in_folder", {{"place", place}}});
}

}  // namespace

std::span<const std::string_view> read_endings() { return kEndings; }

bool is_read(const fs::path& file) {
  const std::string ending = to_lower(file.extension().string());
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

OpenFolder::OpenFolder(const std::string& path) {
  std::error_code error;
  path_ = fs::canonical(path, error).string();
  if (error || !fs::is_directory(path_)) {
    throw study::FieldError(study::RequestField::folder,
                            Message{"folder_missing", {{"path", path}}});
  }
}

std::string OpenFolder::resolve(const std::string& place) const {
  fs::path below(place);
  if (below.is_absolute()) below = below.lexically_normal().lexically_relative(path_);
  fs::path at = path_;
  for (const fs::path& part : below) {
    const std::string name = part.string();
    if (name.empty() || name == ".") continue;
    at /= part;
    // Looked at part by part: a link on the way leads out as well as one at the end.
    std::error_code error;
    const fs::file_status status = fs::symlink_status(at, error);
    const bool is_there = !error && (fs::is_directory(status) || fs::is_regular_file(status));
    if (name.front() == '.' || !is_there) refuse(place);
  }
  if (place.empty() || !below.empty()) return at.string();
  refuse(place);
}

std::vector<FolderEntry> OpenFolder::list(const std::string& place) const {
  const std::string folder = resolve(place);
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) refuse(place);
  std::vector<FolderEntry> list;
  for (const fs::directory_entry& entry : entries) {
    const fs::file_status status = entry.symlink_status(error);
    const std::string name = entry.path().filename().string();
    if (error || name.front() == '.' || !is_valid_utf8(name)) continue;
    if (fs::is_directory(status)) list.push_back({name, true, 0});
    else if (fs::is_regular_file(status) && is_read(name)) {
      list.push_back({name, false, entry.file_size(error)});
    }
  }
  std::sort(list.begin(), list.end(), [](const FolderEntry& a, const FolderEntry& b) {
    return a.is_folder != b.is_folder ? a.is_folder : a.name < b.name;
  });
  return list;
}

std::vector<std::string> OpenFolder::files_at(const std::string& place,
                                              const FolderLimits& limits) const {
  const std::string path = resolve(place);
  if (!fs::is_directory(path)) return {path};
  std::vector<std::string> files;
  // Links are as if they were not there, so that no folder is met twice.
  std::deque<std::string> folders = {path};
  std::size_t met = 1;
  for (; !folders.empty(); folders.pop_front()) {
    for (const FolderEntry& entry : list(folders.front())) {
      const std::string found = (fs::path(folders.front()) / entry.name).string();
      if (entry.is_folder) folders.push_back(found);
      else files.push_back(found);
      met += entry.is_folder ? 1 : 0;
      if (files.size() <= limits.files && met <= limits.folders) continue;
      throw RequestError(
          422, "folder_too_large",
          Message{"folder_too_large", {{"files", limits.files}, {"folders", limits.folders}}});
    }
  }
  return files;
}

std::string OpenFolder::shown(const std::string& path) const {
  const fs::path below = fs::path(path).lexically_relative(path_);
  return below.empty() || *below.begin() == ".." ? path : below.string();
}

}  // namespace carreau::lab
