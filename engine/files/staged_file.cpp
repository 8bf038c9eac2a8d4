// SPDX-License-Identifier: Apache-2.0
#include "files/staged_file.hpp"

#include "base/error.hpp"
#include "files/file_end.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <mutex>
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
struct StagingFolders {
  std::mutex mutex;
  std::set<std::string> staged;
  std::set<std::string> cleaned;  ///< folders in which those of dead processes were looked for
};
StagingFolders& staging_folders() {
  static StagingFolders folders;
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

/// Whether a folder of this name was left by a process that is gone.
bool is_of_dead_process(std::string_view name) {
  if (!name.starts_with(own_prefix()) || !name.ends_with(kSuffix)) return false;
  name.remove_prefix(own_prefix().size());
  pid_t process = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), process);
  if (read.ec != std::errc() || process <= 0 || *read.ptr != '-') return false;
  return kill(process, 0) != 0 && errno == ESRCH;
}

/// Once for each folder: it may have many files. Call with the mutex held.
void clean_after_dead_processes(const std::string& folder) {
  std::error_code error;
  if (!staging_folders().cleaned.insert(fs::absolute(folder, error).string()).second) return;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (is_of_dead_process(at->path().filename().string())) fs::remove_all(at->path(), ignored);
  }
}

std::string new_staging_folder(const std::string& folder) {
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

IoError not_placed(const std::string& path, int reason) {
  if (reason == EEXIST) {
    return {path, Message{"exists_already"}, Message{"choose_name_or_overwrite"}};
  }
  return {path, Message{"cannot_be_placed", {{"reason", std::generic_category().message(reason)}}}};
}

/// Mode and owner of a file that is replaced; the owner only where the system allows it.
void take_mode(const std::string& from, const std::string& to) {
  struct stat status = {};
  if (lstat(from.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return;
  [[maybe_unused]] const int owned = chown(to.c_str(), status.st_uid, status.st_gid);
  // After the owner, because a change of owner takes some bits away.
  [[maybe_unused]] const int changed = chmod(to.c_str(), status.st_mode & 07777U);
}

/// Some file systems cannot sync folders, and have nothing to sync then.
bool is_of_no_sync(int reason) {
  return reason == EINVAL || reason == ENOTSUP || reason == ENOSYS || reason == EBADF;
}

/// All that the file systems of the files have to write, which is much faster than many files one
/// by one.
void sync_file_systems(std::span<const std::unique_ptr<StagedFile>> files) {
  std::set<dev_t> synced;
  for (const auto& staged : files) {
    struct stat status = {};
    const int file = open(staged->temporary().c_str(), O_RDONLY | O_CLOEXEC);
    bool is_done = file >= 0 && fstat(file, &status) == 0;
    if (is_done && synced.insert(status.st_dev).second) is_done = syncfs(file) == 0;
    if (file >= 0) close(file);
    if (!is_done) {
      throw IoError(staged->path(), Message{"cannot_be_written"}, Message{"is_there_room"});
    }
  }
}

}  // namespace

StagedFile::StagedFile(std::string path, bool overwrite)
    : path_(std::move(path)), overwrite_(overwrite) {
  const fs::path target(path_);
  std::error_code error;
  const fs::file_status status = fs::status(target, error);
  if (fs::is_directory(status)) throw IoError(path_, Message{"directory_not_output"});
  if (fs::exists(status) && !overwrite) throw not_placed(path_, EEXIST);
  // A device or a pipe would be replaced by a file.
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw IoError(path_, Message{"special_not_output"});
  }
  // A path without a folder means the working directory.
  target_folder_ = target.has_parent_path() ? target.parent_path().string() : ".";
  if (!fs::is_directory(target_folder_, error)) {
    throw IoError(path_, Message{"no_folder", {{"folder", target_folder_}}},
                  Message{"create_first"});
  }
  const std::lock_guard lock(staging_folders().mutex);
  clean_after_dead_processes(target_folder_);
  // Beside the destination, because a rename across file systems is a copy.
  folder_ = new_staging_folder(target_folder_);
  // Only an attempt shows whether the folder is writable: permissions do not cover read-only and
  // virtual file systems.
  if (mkdir(folder_.c_str(), 0700) != 0) throw unwritable(path_, target_folder_, errno);
  staging_folders().staged.insert(folder_);
  temporary_ = (fs::path(folder_) / target.filename()).string();
}

StagedFile::~StagedFile() {
  const std::lock_guard lock(staging_folders().mutex);
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  staging_folders().staged.erase(folder_);
}

void StagedFile::check_end() const {
  if (!has_its_end(temporary_)) {
    throw IoError(path_, Message{"written_incompletely"}, Message{"is_there_room"});
  }
}

void StagedFile::place() {
  if (overwrite_) return replace();
  const int reason = rename_to_new(temporary_, path_);
  if (reason != 0) throw not_placed(path_, reason);
  is_placed_ = true;
}

void StagedFile::replace() {
  std::error_code error;
  if (fs::exists(fs::symlink_status(path_, error))) {
    take_mode(path_, temporary_);
    // SQLite would take the log of the database that was here for one of the database that comes.
    for (const char* const log : {"-wal", "-shm", "-journal"}) set_aside(path_ + log);
    for (const std::string& companion : companions_) set_aside(companion);
    // A second link keeps the old file until the whole result is in place. Where there are none,
    // it is replaced all the same, but cannot be brought back.
    const std::string kept = folder_ + "/replaced";
    can_be_undone_ = link(path_.c_str(), kept.c_str()) == 0;
    if (can_be_undone_) set_aside_.emplace_back(path_, kept);
  }
  // Within one file system a rename is atomic: readers see the old file or the new one.
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) throw not_placed(path_, errno);
  is_placed_ = true;
}

void StagedFile::set_aside(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return;
  const std::string kept = fmt::format("{}/aside-{}", folder_, set_aside_.size());
  if (std::rename(path.c_str(), kept.c_str()) == 0) set_aside_.emplace_back(path, kept);
}

void StagedFile::undo() noexcept {
  // Where a file is brought back, its rename takes the new one away in the same step, so that the
  // name is never without a file.
  const bool was_there =
      std::ranges::any_of(set_aside_, [&](const auto& moved) { return moved.first == path_; });
  if (is_placed_ && can_be_undone_ && !was_there) unlink(path_.c_str());
  for (const auto& [path, kept] : set_aside_) {
    [[maybe_unused]] const int done = std::rename(kept.c_str(), path.c_str());
  }
  set_aside_.clear();
  is_placed_ = false;
}

int rename_to_new(const std::string& from, const std::string& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  return errno == EINVAL || errno == ENOSYS ? link_to_new(from, to) : errno;
}

int link_to_new(const std::string& from, const std::string& to) {
  if (link(from.c_str(), to.c_str()) == 0) {
    unlink(from.c_str());
    return 0;
  }
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS) return errno;
  const int reserved = open(to.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (reserved < 0) return errno;
  close(reserved);
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

void sync_file(const std::string& path, const std::string& shown) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_done = file >= 0 && (fsync(file) == 0 || is_of_no_sync(errno));
  if (file >= 0) close(file);
  if (!is_done) throw IoError(shown, Message{"cannot_be_written"}, Message{"is_there_room"});
}

void place_all(std::span<const std::unique_ptr<StagedFile>> files) {
  if (files.empty()) return;
  constexpr std::size_t kMostOneByOne = 16;
  if (files.size() > kMostOneByOne) {
    sync_file_systems(files);
  } else {
    for (const auto& file : files) sync_file(file->temporary(), file->path());
  }
  std::set<std::string> folders;
  // A signal that ends the process waits until all are in place.
  const std::lock_guard lock(staging_folders().mutex);
  try {
    for (const auto& file : files) {
      file->place();
      folders.insert(file->target_folder());
    }
    for (const std::string& folder : folders) sync_file(folder, folder);
  } catch (...) {  // brings back what was there on any error, and rethrows
    for (const auto& file : files) file->undo();
    throw;
  }
}

void abandon_staged_files() {
  // Never unlocked: whoever begins a file, or puts some in place, waits for the end.
  staging_folders().mutex.lock();
  std::error_code ignored;
  for (const std::string& folder : staging_folders().staged) {
    // More than once, because another thread may be creating a file in it.
    for (int i = 0; i < 100 && fs::exists(folder, ignored); ++i) fs::remove_all(folder, ignored);
  }
}

}  // namespace carreau::files
