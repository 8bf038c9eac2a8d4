// SPDX-License-Identifier: Apache-2.0
#include "inputs/input_finder.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "inputs/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace carreau::inputs {

namespace {

namespace fs = std::filesystem;

/// A file, and the member of it where it is an archive.
struct Wanted {
  fs::path file;
  std::string member;
};

Wanted wanted(const std::string& path) {
  const std::size_t archive = to_lower(path).find(".zip/");
  if (archive == std::string::npos) return {path, {}};
  return {path.substr(0, archive + 4), path.substr(archive + 4)};
}

/// The files of that name in a folder and its subfolders, in a fixed order.
std::vector<fs::path> files_below(const std::string& folder, const fs::path& name) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw IoError(folder, Message{"no_such_folder"}, Message{"name_folder"});
  }
  std::vector<fs::path> files;
  const auto options = fs::directory_options::skip_permission_denied;
  // Without exceptions of the library, which know no place and no remedy.
  fs::recursive_directory_iterator entries(folder, options, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    std::error_code unknown;
    if (entries->path().filename() == name && entries->is_regular_file(unknown)) {
      files.push_back(entries->path());
    }
  }
  if (error) throw IoError(folder, Message{"no_such_folder"}, Message{"name_folder"});
  std::sort(files.begin(), files.end());
  return files;
}

/// All files that may be the input, the likeliest first.
std::vector<std::string> candidates(const std::string& path, const InputSearch& search) {
  if (files::is_database(path)) return {path};
  const Wanted meant = wanted(path);
  const fs::path name = meant.file.filename();
  std::vector<fs::path> files;
  for (const std::string& folder : search.folders) {
    const auto below = files_below(folder, name);
    files.insert(files.end(), below.begin(), below.end());
  }
  const fs::path beside =
      files::is_database(search.scenario) ? fs::path() : fs::path(search.scenario).parent_path();
  for (const fs::path& file : {meant.file, beside / name, name}) {
    std::error_code error;
    if (fs::is_regular_file(file, error)) files.push_back(file);
  }
  std::vector<std::string> paths;
  for (const fs::path& file : files) paths.push_back(file.string() + meant.member);
  if (paths.empty()) {
    throw IoError(path, Message{"input_missing", {{"scenario", files::base_name(search.scenario)}}},
                  Message{"name_input_folder"});
  }
  return paths;
}

Message remedy(const std::string& path, const std::string& scenario) {
  const char* const code = files::is_database(path) ? "other_rows" : "other_file";
  return Message{code, {{"scenario", files::base_name(scenario)}}};
}

}  // namespace

void find_input(InputRecord& input, const InputSearch& search) {
  const std::string expected = input.content.digest;
  for (std::string& path : input.paths) {
    const auto found = candidates(path, search);
    path = found.front();
    if (expected.empty() || input.role == InputRole::grid) continue;
    const auto same = std::find_if(found.begin(), found.end(), [&](const std::string& candidate) {
      return file_digest(candidate) == expected;
    });
    if (same != found.end()) {
      path = *same;
      continue;
    }
    const std::string digest = file_digest(path);
    if (settle(input.content, digest, search.changed)) continue;
    throw DataError({files::shown_path(path), {}, {}},
                    Message{"content_changed", {{"expected", expected}, {"found", digest}}},
                    remedy(path, search.scenario));
  }
}

}  // namespace carreau::inputs
