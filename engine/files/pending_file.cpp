// SPDX-License-Identifier: Apache-2.0
#include "files/pending_file.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/hidden_folder.hpp"
#include "files/staged_file.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace carreau::files {

namespace {

/// The batch that takes what this thread commits; null where files are put in place at once.
FileBatch*& current_batch() {
  thread_local FileBatch* batch = nullptr;
  return batch;
}

/// Device and number: the same for every name of a file. Empty where there is none.
using FileNumber = std::pair<dev_t, ino_t>;
std::optional<FileNumber> file_at(const std::string& path) {
  struct stat status = {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileNumber(status.st_dev, status.st_ino);
}

/// The inputs of the run of this thread; empty outside of one.
std::optional<std::set<FileNumber>>& protected_files() {
  thread_local std::optional<std::set<FileNumber>> files;
  return files;
}

/// The same for every way to write the path.
std::string whole_path(const std::string& path) {
  std::error_code error;
  // Absolute first: of what does not exist, canonical paths may stay relative.
  const auto absolute = std::filesystem::absolute(path, error);
  const auto whole = std::filesystem::weakly_canonical(absolute, error);
  return error ? path : whole.string();
}

void refuse_input(const std::string& path) {
  const auto file = file_at(path);
  if (file && protected_files() && protected_files()->contains(*file)) {
    throw ArgumentError(Message{"output_is_input", {{"output", path}}});
  }
}

}  // namespace

void create_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw IoError(folder, Message{"cannot_be_created", {{"reason", error.message()}}},
                  Message{"check_permissions_or_folder"});
}

PendingFile::PendingFile(std::string path, bool overwrite, Content content)
    : path_(std::move(path)),
      content_(content),
      staged_(std::make_unique<StagedFile>(path_, overwrite)) {
  refuse_input(path_);
  temporary_ = staged_->temporary();
  // It may have no bytes at all, and is a file all the same.
  if (content_ == Content::given) (void)stream();
}

PendingFile::~PendingFile() = default;

void PendingFile::write(std::string_view text) {
  stream() << text;
  check_stream();
}

std::ostream& PendingFile::stream() {
  if (!stream_.is_open()) stream_.open(temporary_, std::ios::binary);
  return stream_;
}

void PendingFile::check_stream() const {
  // Checked while it is written: a full disk must stop the run at once, not after hours.
  if (!stream_) throw IoError(path_, Message{"cannot_be_written"}, Message{"is_there_room"});
}

void PendingFile::also_replaces(const std::string& path) {
  refuse_input(path);
  staged_->also_replaces(path);
}

void PendingFile::close() {
  if (!stream_.is_open()) return;
  const std::streamoff written = stream_.tellp();
  stream_.close();
  check_stream();
  std::error_code error;
  const auto size = std::filesystem::file_size(temporary_, error);
  if (error || size != static_cast<std::uintmax_t>(written)) {
    throw IoError(path_, Message{"written_incompletely"}, Message{"is_there_room"});
  }
}

void PendingFile::commit() {
  close();
  if (content_ == Content::made) staged_->check_end();
  FileBatch alone;
  alone.add(std::move(staged_));
  alone.commit();
}

PendingFolder::PendingFolder(std::string path) : path_(std::move(path)) {
  const std::filesystem::path target(path_);
  const auto parent = target.has_parent_path() ? target.parent_path().string() : ".";
  hidden_ = std::make_unique<HiddenFolder>(parent, path_);
  temporary_ = (std::filesystem::path(hidden_->path()) / target.filename()).string();
  create_folder(temporary_);
}

PendingFolder::~PendingFolder() = default;

void PendingFolder::commit() { place_folder(temporary_, path_); }

FileBatch::FileBatch() : outer_(std::exchange(current_batch(), this)) {}

FileBatch::~FileBatch() { current_batch() = outer_; }

void FileBatch::add(std::unique_ptr<StagedFile> file) {
  if (!paths_.insert(whole_path(file->path())).second) {
    throw ArgumentError(Message{"outputs_are_one", {{"output", file->path()}}});
  }
  files_.push_back(std::move(file));
}

void FileBatch::commit() {
  if (outer_ == nullptr) {
    place_all(files_);
  } else {
    for (auto& file : files_) outer_->add(std::move(file));
  }
  // What was replaced is gone for good.
  files_.clear();
  paths_.clear();
}

ProtectedInputs::ProtectedInputs() { protected_files().emplace(); }

ProtectedInputs::~ProtectedInputs() { protected_files().reset(); }

void protect_input(const std::string& path) {
  if (!protected_files()) return;
  const std::size_t archive = to_lower(path).find(".zip/");
  const auto file = file_at(archive == std::string::npos ? path : path.substr(0, archive + 4));
  if (file) protected_files()->insert(*file);
}

void abandon_pending_files() { abandon_hidden_folders(); }

}  // namespace carreau::files
