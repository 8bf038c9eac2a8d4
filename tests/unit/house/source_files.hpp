// SPDX-License-Identifier: Apache-2.0
/// The sources of the project, as the tests of the house read them.
#pragma once

#include "source_text.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {

inline std::string read(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The files of one folder of the repository whose name ends as one of `endings`, in order.
inline std::vector<SourceFile> files_in(std::string_view folder,
                                        const std::vector<std::string_view>& endings) {
  namespace fs = std::filesystem;
  const fs::path root = CARREAU_SOURCE_DIR;
  std::vector<SourceFile> files;
  if (!fs::exists(root / folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    const std::string name = entry.path().filename().string();
    const bool wanted = std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
      return name.ends_with(ending);
    });
    if (!entry.is_regular_file() || !wanted) continue;
    files.push_back({fs::relative(entry.path(), root).generic_string(), read(entry.path())});
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

inline std::vector<SourceFile> sources() {
  std::vector<SourceFile> files = files_in("engine", {".cpp", ".hpp"});
  for (const char* const folder : {"lab", "cli"}) {
    std::ranges::copy(files_in(folder, {".cpp", ".hpp"}), std::back_inserter(files));
  }
  return files;
}

/// The text of every CMakeLists.txt of the sources by its folder, "engine/grid".
inline std::map<std::string, std::string> layer_lists() {
  std::map<std::string, std::string> lists;
  for (const char* const folder : {"engine", "lab", "cli"}) {
    for (const SourceFile& list : files_in(folder, {"CMakeLists.txt"})) {
      lists[std::filesystem::path(list.path).parent_path().generic_string()] = list.text;
    }
  }
  return lists;
}

template <typename Check>
Breaches over(const std::vector<SourceFile>& files, const Check& check) {
  Breaches all;
  for (const SourceFile& file : files) std::ranges::copy(check(file), std::back_inserter(all));
  return all;
}

}  // namespace carreau::house
