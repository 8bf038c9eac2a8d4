// SPDX-License-Identifier: Apache-2.0
#include "files/staged_file.hpp"

#include "base/error.hpp"
#include "files/file_end.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <set>
#include <system_error>

namespace carreau::files {

namespace {

namespace fs = std::filesystem;

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

/// All that the file systems of files have to write, which is much faster than many files one by
/// one.
class FileSystems {
 public:
  void sync(const std::string& path, const std::string& shown) {
    struct stat status = {};
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    bool is_done = file >= 0 && fstat(file, &status) == 0;
    if (is_done && synced_.insert(status.st_dev).second) is_done = syncfs(file) == 0;
    if (file >= 0) close(file);
    if (!is_done) throw IoError(shown, Message{"cannot_be_written"}, Message{"is_there_room"});
  }

 private:
  std::set<dev_t> synced_;
};

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
  // Beside the destination, because a rename across file systems is a copy.
  folder_ = std::make_unique<HiddenFolder>(target_folder_, path_);
  temporary_ = (fs::path(folder_->path()) / target.filename()).string();
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
    const std::string kept = folder_->path() + "/replaced";
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
  const std::string kept = fmt::format("{}/aside-{}", folder_->path(), set_aside_.size());
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

namespace {

/// Something empty under the name, which the file or the folder then replaces.
bool reserve(const std::string& from, const std::string& to) {
  std::error_code error;
  if (fs::is_directory(from, error)) return mkdir(to.c_str(), 0700) == 0;
  const int reserved = open(to.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (reserved < 0) return false;
  close(reserved);
  return true;
}

}  // namespace

int link_to_new(const std::string& from, const std::string& to) {
  if (link(from.c_str(), to.c_str()) == 0) {
    unlink(from.c_str());
    return 0;
  }
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS) return errno;
  if (!reserve(from, to)) return errno;
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
    FileSystems systems;
    for (const auto& file : files) systems.sync(file->temporary(), file->path());
  } else {
    for (const auto& file : files) sync_file(file->temporary(), file->path());
  }
  std::set<std::string> folders;
  // A signal that ends the process waits until all are in place.
  const auto held = hold_hidden_folders();
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

void place_folder(const std::string& from, const std::string& to) {
  FileSystems().sync(from, to);
  const auto held = hold_hidden_folders();
  const int reason = rename_to_new(from, to);
  if (reason != 0) {
    throw IoError(
        to, Message{"cannot_be_created", {{"reason", std::generic_category().message(reason)}}});
  }
  const fs::path around = fs::path(to).parent_path();
  sync_file(around.empty() ? "." : around.string(), to);
}

}  // namespace carreau::files
