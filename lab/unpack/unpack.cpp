// SPDX-License-Identifier: Apache-2.0
#include "lab/unpack/unpack.hpp"

#include "base/cancellation.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "lab/unpack/new_file.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string_view>
#include <utility>

namespace carreau::lab {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 1U << 18U;

std::string name_of(const std::string& path) { return fs::path(path).filename().string(); }

/// What programs add for themselves.
bool is_by_product(const fs::path& member) {
  return std::any_of(member.begin(), member.end(), [](const fs::path& part) {
    const std::string name = to_lower(part.string());
    return name.starts_with('.') || name.starts_with("~$") || name == "__macosx" ||
           name == "thumbs.db" || name == "desktop.ini";
  });
}

/// A new folder, which goes with all that is in it unless it is kept.
class NewFolder {
 public:
  explicit NewFolder(const std::string& path) : path_(path) {
    std::error_code error;
    if (fs::create_directory(path_, error)) return;
    throw IoError(path, Message{"folder_not_made",
                                {{"reason", error ? error.message() : std::strerror(EEXIST)}}});
  }
  ~NewFolder() {
    std::error_code ignored;
    if (!is_kept_) fs::remove_all(path_, ignored);
  }
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  void keep() { is_kept_ = true; }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  bool is_kept_ = false;
};

struct CloseArchive {
  void operator()(archive* open) const { archive_read_free(open); }
};

class Unpacking {
 public:
  Unpacking(const UnpackLimits& limits, Progress* progress)
      : limits_(limits), progress_(progress), block_(kBlock, '\0') {}

  void unpack(const std::string& path, const fs::path& folder) {
    shown_ = name_of(path);
    const std::unique_ptr<archive, CloseArchive> open(archive_read_new());
    archive_read_support_format_zip(open.get());
    archive_read_support_format_7zip(open.get());
    if (archive_read_open_filename(open.get(), path.c_str(), kBlock) != ARCHIVE_OK) {
      fail(*open);
    }
    archive_entry* entry = nullptr;
    for (;;) {
      const int status = archive_read_next_header(open.get(), &entry);
      if (status == ARCHIVE_EOF) return;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN) fail(*open);
      if (archive_entry_filetype(entry) == AE_IFREG) take(*open, *entry, folder);
    }
  }
  std::vector<std::string>& files() { return files_; }

 private:
  [[noreturn]] void fail(archive& open) const {
    const char* const reason = archive_error_string(&open);
    throw DataError({shown_, {}, {}},
                    Message{"archive_unreadable", {{"reason", reason == nullptr ? "?" : reason}}},
                    Message{"is_download_complete"});
  }

  void take(archive& open, archive_entry& entry, const fs::path& folder) {
    const char* const name = archive_entry_pathname_utf8(&entry);
    const fs::path member = name == nullptr ? archive_entry_pathname(&entry) : name;
    if (archive_entry_is_encrypted(&entry) != 0) {
      throw DataError({shown_, {}, {}}, Message{"archive_locked"}, Message{"unpack_archive"});
    }
    if (is_by_product(member) && !is_outside(member)) return;
    if (is_outside(member)) {
      throw DataError({shown_, {}, {}},
                      Message{"archive_leads_outside", {{"name", member.string()}}});
    }
    if (files_.size() >= limits_.files) {
      throw DataError({shown_, {}, {}}, Message{"archive_of_too_many", {{"most", limits_.files}}});
    }
    const fs::path path = folder / member;
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    copy(open, path);
    files_.push_back(path.string());
  }

  static bool is_outside(const fs::path& member) {
    return member.empty() || member.is_absolute() ||
           std::find(member.begin(), member.end(), "..") != member.end();
  }

  void copy(archive& open, const fs::path& path) {
    NewFile file(path);
    for (;;) {
      check_cancelled();
      const la_ssize_t count = archive_read_data(&open, block_.data(), block_.size());
      if (count == 0) return file.close();
      if (count < 0) fail(open);
      written_ += static_cast<std::uint64_t>(count);
      if (written_ > limits_.bytes) {
        throw DataError({shown_, {}, {}},
                        Message{"archive_too_large", {{"megabytes", limits_.bytes >> 20U}}},
                        Message{"unpack_archive"});
      }
      file.write(std::string_view(block_).substr(0, static_cast<std::size_t>(count)));
      if (progress_ != nullptr) progress_->advance(count);
    }
  }

  UnpackLimits limits_;
  Progress* progress_;
  std::string block_;
  std::string shown_;  ///< the archive as messages call it
  std::uint64_t written_ = 0;
  std::vector<std::string> files_;
};

std::string head_of(const std::string& path, std::size_t size) {
  std::ifstream stream(path, std::ios::binary);
  std::string head(size, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(size));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return head;
}

}  // namespace

bool is_archive(const std::string& path) {
  constexpr std::string_view kSevenZip = "7z\xBC\xAF\x27\x1C";
  constexpr std::array<std::string_view, 3> kWorkbooks = {"xl/", "[Content_Types].xml",
                                                          "mimetypeapplication/vnd.oasis"};
  constexpr std::size_t kName = 30;  // of the first member, behind the head of a zip archive
  const std::string head = head_of(path, 256);
  if (std::string_view(head).starts_with(kSevenZip)) return true;
  if (!std::string_view(head).starts_with("PK\x03\x04") || head.size() <= kName) return false;
  const std::string ending = to_lower(fs::path(path).extension().string());
  if (ending == ".zip") return true;
  if (ending == ".xlsx" || ending == ".xlsm" || ending == ".ods") return false;
  return std::none_of(kWorkbooks.begin(), kWorkbooks.end(), [&](std::string_view first) {
    return std::string_view(head).substr(kName).starts_with(first);
  });
}

std::vector<std::string> unpack(const std::string& archive, const std::string& folder,
                                const UnpackLimits& limits, Progress* progress) {
  NewFolder made(folder);
  Unpacking unpacking(limits, progress);
  unpacking.unpack(archive, made.path());
  std::vector<std::string> files;
  // Only those within the archive itself: no archive within an archive within an archive.
  for (const std::string& file : std::exchange(unpacking.files(), {})) {
    if (!is_archive(file)) {
      files.push_back(file);
      continue;
    }
    const fs::path inside = file + ".d";
    fs::create_directory(inside);
    unpacking.unpack(file, inside);
    fs::remove(file);
  }
  files.insert(files.end(), unpacking.files().begin(), unpacking.files().end());
  std::sort(files.begin(), files.end());
  made.keep();
  return files;
}

}  // namespace carreau::lab
