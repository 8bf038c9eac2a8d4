// SPDX-License-Identifier: Apache-2.0
#include "lab/unpack/unpack.hpp"

#include "base/cancellation.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/hidden_folder.hpp"
#include "files/pending_file.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
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

struct CloseArchive {
  void operator()(archive* open) const { archive_read_free(open); }
};

class Unpacking {
 public:
  Unpacking(fs::path folder, const UnpackLimits& limits, Progress* progress)
      : folder_(std::move(folder)), limits_(limits), progress_(progress), block_(kBlock, '\0') {}

  /// The archive, and those within it.
  void run(const std::string& path) {
    unpack(path, {});
    // No archive within an archive within an archive: those stay files.
    is_within_ = true;
    for (const Archive& archive : archives_) {
      unpack(archive.file->temporary(), archive.member.string() + ".d");
    }
    together_.commit();
  }
  /// Below the folder.
  [[nodiscard]] const std::set<std::string>& members() const { return members_; }

 private:
  /// An archive within the archive, which is not kept.
  struct Archive {
    fs::path member;
    std::unique_ptr<files::PendingFile> file;
  };

  void unpack(const std::string& path, const fs::path& place) {
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
      if (archive_entry_filetype(entry) == AE_IFREG) take(*open, *entry, place);
    }
  }

  [[noreturn]] void fail(archive& open) const {
    const char* const reason = archive_error_string(&open);
    throw DataError({shown_, {}, {}},
                    Message{"archive_unreadable", {{"reason", reason == nullptr ? "?" : reason}}},
                    Message{"is_download_complete"});
  }

  void take(archive& open, archive_entry& entry, const fs::path& place) {
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
    if (members_.size() + archives_.size() >= limits_.files) {
      throw DataError({shown_, {}, {}}, Message{"archive_of_too_many", {{"most", limits_.files}}});
    }
    keep(open, place / member);
  }

  void keep(archive& open, const fs::path& member) {
    if (!members_.insert(member.string()).second) {
      throw DataError({shown_, {}, {}},
                      Message{"archive_member_twice", {{"name", member.string()}}});
    }
    const fs::path path = folder_ / member;
    files::create_folder(path.parent_path().string());
    auto file = std::make_unique<files::PendingFile>(path.string(), false, files::Content::given);
    copy(open, *file);
    if (is_within_ || !is_archive(file->temporary())) return file->commit();
    members_.erase(member.string());
    archives_.push_back({member, std::move(file)});
  }

  static bool is_outside(const fs::path& member) {
    return member.empty() || member.is_absolute() ||
           std::find(member.begin(), member.end(), "..") != member.end();
  }

  void copy(archive& open, files::PendingFile& file) {
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

  fs::path folder_;
  UnpackLimits limits_;
  Progress* progress_;
  std::string block_;
  std::string shown_;  ///< the archive as messages call it
  std::uint64_t written_ = 0;
  files::FileBatch together_;
  bool is_within_ = false;  ///< whether an archive within the archive is being unpacked
  std::set<std::string> members_;
  std::vector<Archive> archives_;
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
  files::PendingFolder made(folder);
  std::vector<std::string> files;
  try {
    Unpacking unpacking(made.temporary(), limits, progress);
    unpacking.run(archive);
    for (const std::string& member : unpacking.members()) {
      files.push_back((fs::path(folder) / member).string());
    }
  } catch (const IoError& error) {
    throw files::named_outside(error, made.temporary(), folder);
  }
  made.commit();
  return files;
}

}  // namespace carreau::lab
