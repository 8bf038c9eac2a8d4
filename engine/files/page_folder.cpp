// SPDX-License-Identifier: Apache-2.0
#include "files/page_folder.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
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

PageFolder::PageFolder(std::string folder, const std::string& kind, bool overwrite)
    : folder_(std::move(folder)),
      list_((std::filesystem::path(folder_) / (".carreau-" + kind)).string()),
      overwrite_(overwrite) {
  create_folder(folder_);
}

void PageFolder::add(const std::string& name, std::string_view text) { pending(name).write(text); }

PendingFile& PageFolder::pending(const std::string& name) {
  const auto path = std::filesystem::path(folder_) / name;
  create_folder(path.parent_path().string());
  names_.insert(name);
  return files_.emplace_back(path.string(), overwrite_);
}

std::vector<std::string> PageFolder::paths() const {
  std::vector<std::string> paths;
  for (const PendingFile& file : files_) {
    if (file.path() != list_) paths.push_back(file.path());
  }
  return paths;
}

std::set<std::string> PageFolder::earlier_names() const {
  namespace fs = std::filesystem;
  std::set<std::string> names;
  std::ifstream list(list_);
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(folder_, error);
  for (std::string name; std::getline(list, name);) {
    // Whoever writes into the folder could name any file of the user here, or lead to it by a link.
    const fs::path path = fs::weakly_canonical(folder / name, error).lexically_relative(folder);
    if (!error && !path.empty() && *path.begin() != "..") names.insert(name);
  }
  return names;
}

void PageFolder::list_files() {
  // Without overwriting, nothing of the earlier result was replaced: its files stay, and stay
  // known.
  std::set<std::string> listed = names_;
  // The list is the program's own, so that it may always be replaced.
  PendingFile& list = files_.emplace_back(list_, true);
  for (const std::string& name : earlier_names()) {
    if (!overwrite_) listed.insert(name);
    else if (!names_.contains(name)) {
      list.also_replaces((std::filesystem::path(folder_) / name).string());
    }
  }
  std::string text;
  for (const std::string& name : listed) text += name + '\n';
  list.write(text);
}

void PageFolder::commit() {
  list_files();
  FileBatch together;
  for (PendingFile& file : files_) file.commit();
  together.commit();
}

}  // namespace carreau::files
