// SPDX-License-Identifier: Apache-2.0
#include "files/hidden_folder.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

namespace carreau::files {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = ".carreau-";
constexpr std::string_view kSuffix = ".part";

/// The hidden folders that this process has created and not yet removed. They are remembered so
/// that Ctrl-C and SIGTERM can remove them.
struct HiddenFolders {
  std::mutex mutex;
  std::set<std::string> present;
  std::set<std::string> cleaned;  ///< folders in which those of dead processes were looked for
};
HiddenFolders& hidden_folders() {
  static HiddenFolders folders;
  return folders;
}

/// Processes have numbers within a computer, or within a container of it. A folder may be shared
/// by several, so the name says which: eight digits of a hash (FNV-1a), because the name of a
/// computer may be long, and is nobody's business.
std::string place_of_processes() {
  std::string name(256, '\0');
  if (gethostname(name.data(), name.size() - 1) != 0) name.clear();
  struct stat status = {};
  if (stat("/proc/self/ns/pid", &status) == 0) name += std::to_string(status.st_ino);
  std::uint32_t hash = 2'166'136'261;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619;
  return fmt::format("{:08x}", hash);
}

/// ".carreau-1a2b3c4d-": how the names of the hidden folders of this computer begin.
const std::string& own_prefix() {
  static const std::string prefix = fmt::format("{}{}-", kPrefix, place_of_processes());
  return prefix;
}

/// Whether this process has a hidden folder of this name, wherever it is: numbers occur once.
bool is_present(const std::string& name) {
  return std::ranges::any_of(hidden_folders().present, [&](const std::string& path) {
    return fs::path(path).filename() == name;
  });
}

/// Whether a folder of this name was left by a process that is gone. In a container that is started
/// again, that one had the number of this one.
bool is_left_behind(const std::string& whole_name) {
  std::string_view name = whole_name;
  if (!name.starts_with(own_prefix()) || !name.ends_with(kSuffix)) return false;
  name.remove_prefix(own_prefix().size());
  pid_t process = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), process);
  if (read.ec != std::errc() || process <= 0 || *read.ptr != '-') return false;
  if (process == getpid()) return !is_present(whole_name);
  return kill(process, 0) != 0 && errno == ESRCH;
}

/// Once for each folder: it may have many files. Call with the mutex held.
void clean_after_dead_processes(const std::string& folder) {
  std::error_code error;
  if (!hidden_folders().cleaned.insert(fs::absolute(folder, error).string()).second) return;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (is_left_behind(at->path().filename().string())) fs::remove_all(at->path(), ignored);
  }
}

std::string new_path(const std::string& folder) {
  static std::atomic<int> count = 0;
  return (fs::path(folder) / fmt::format("{}{}-{}{}", own_prefix(), getpid(), ++count, kSuffix))
      .string();
}

IoError unwritable(const std::string& path, const std::string& folder, int reason) {
  if (reason == ENOSPC || reason == EDQUOT) {
    return {path, Message{"cannot_be_written"}, Message{"is_there_room"}};
  }
  return {path, Message{"folder_not_writable", {{"folder", folder}}},
          Message{"check_permissions_or_folder"}};
}

}  // namespace

HiddenFolder::HiddenFolder(const std::string& folder, const std::string& shown) {
  const std::lock_guard lock(hidden_folders().mutex);
  clean_after_dead_processes(folder);
  // A name may be taken: in /tmp by what another user's dead process has left, which only that user
  // can remove.
  do {
    path_ = new_path(folder);
    // Only an attempt shows whether the folder is writable: permissions do not cover read-only and
    // virtual file systems.
    if (mkdir(path_.c_str(), 0700) == 0) break;
    if (errno != EEXIST) throw unwritable(shown, folder, errno);
  } while (true);
  hidden_folders().present.insert(path_);
}

HiddenFolder::~HiddenFolder() {
  const std::lock_guard lock(hidden_folders().mutex);
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  hidden_folders().present.erase(path_);
}

IoError named_outside(const IoError& error, const std::string& inside, const std::string& outside) {
  const std::string& file = error.place().file;
  const Message remedy = error.remedy() == nullptr ? Message{} : *error.remedy();
  return {file.starts_with(inside) ? outside + file.substr(inside.size()) : file, error.message(),
          remedy};
}

std::unique_lock<std::mutex> hold_hidden_folders() {
  return std::unique_lock(hidden_folders().mutex);
}

void abandon_hidden_folders() {
  // Never unlocked: whoever begins a file, or puts some in place, waits for the end.
  hidden_folders().mutex.lock();
  std::error_code ignored;
  for (const std::string& folder : hidden_folders().present) {
    // More than once, because another thread may be creating a file in it.
    for (int i = 0; i < 100 && fs::exists(folder, ignored); ++i) fs::remove_all(folder, ignored);
  }
}

}  // namespace carreau::files
