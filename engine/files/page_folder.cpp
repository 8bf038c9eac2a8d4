// SPDX-License-Identifier: Apache-2.0
#include "files/page_folder.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace carreau::files {

namespace {

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '_';
}

/// Some file systems ignore case in names, and all limit the length of names.
std::string plain_name(std::string_view code) {
  constexpr std::size_t kLongest = 80;
  std::string name(code.substr(0, kLongest));
  std::ranges::replace_if(
      name, [](char c) { return !is_plain(c); }, '_');
  return name.empty() ? "_" : name;
}

}  // namespace

std::vector<std::string> page_names(std::span<const std::string> codes) {
  std::set<std::string> taken = {"index"};
  std::vector<std::string> names;
  for (const std::string& code : codes) {
    const std::string plain = plain_name(code);
    std::string name = plain;
    for (int number = 2; !taken.insert(to_lower(name)).second; ++number) {
      name = fmt::format("{}-{}", plain, number);
    }
    names.push_back(name + ".html");
  }
  return names;
}

PageFolder::PageFolder(std::string folder, bool overwrite)
    : folder_(std::move(folder)), overwrite_(overwrite) {
  create_folder(folder_);
}

void PageFolder::add(const std::string& name, std::string_view text) { pending(name).write(text); }

const PendingFile& PageFolder::pending(const std::string& name) {
  const auto path = std::filesystem::path(folder_) / name;
  create_folder(path.parent_path().string());
  return files_.emplace_back(path.string(), overwrite_);
}

std::vector<std::string> PageFolder::paths() const {
  std::vector<std::string> paths;
  for (const PendingFile& file : files_) paths.push_back(file.path());
  return paths;
}

void PageFolder::commit() {
  for (PendingFile& file : files_) file.commit();
}

}  // namespace carreau::files
