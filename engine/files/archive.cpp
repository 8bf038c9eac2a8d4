// SPDX-License-Identifier: Apache-2.0
#include "files/archive.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/file_text.hpp"
#include "files/gdal_source.hpp"
#include "files/workbook/workbook_reader.hpp"
#include "files/workbook/zip_archive.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace carreau::files {

namespace {

constexpr std::array<std::string_view, 15> kDataEndings = {
    ".csv",  ".tsv", ".gpkg", ".shp", ".geojson", ".json", ".fgb", ".xlsx",
    ".xlsm", ".xls", ".ods",  ".mif", ".tab",     ".kml",  ".dbf"};

struct ArchiveKind {
  std::string_view ending;
  std::string_view kind;  ///< as messages call it
};
constexpr std::array<ArchiveKind, 11> kArchiveKinds = {{{".7z", "7z"},
                                                        {".rar", "RAR"},
                                                        {".tar.gz", "tar"},
                                                        {".tgz", "tar"},
                                                        {".tar", "tar"},
                                                        {".bz2", "bzip2"},
                                                        {".xz", "xz"},
                                                        {".zst", "Zstandard"},
                                                        {".lzh", "LZH"},
                                                        {".zip", "zip"},
                                                        {".gz", "gzip"}}};

/// The bytes with which a format begins.
struct Signature {
  std::size_t at;
  std::string_view bytes;
  std::string_view kind;
};
constexpr std::array<Signature, 8> kSignatures = {{{0, "7z\xBC\xAF\x27\x1C", "7z"},
                                                   {0, "Rar!\x1A\x07", "RAR"},
                                                   {0,
                                                    "\xFD"
                                                    "7zXZ",
                                                    "xz"},
                                                   {0, "\x1F\x8B\x08", "gzip"},
                                                   {0, "\x28\xB5\x2F\xFD", "Zstandard"},
                                                   {4, "1AY&SY", "bzip2"},
                                                   {257, "ustar", "tar"},
                                                   {0, "PK\x03\x04", "zip"}}};
/// As many bytes as the signatures reach.
constexpr std::size_t kHead = 262;

/// The members of an archive that matter.
struct Members {
  std::vector<std::string> data;
  std::vector<std::string> texts;
  std::vector<std::string> archives;
};

bool is_ending(const std::string& name, std::string_view ending) {
  return to_lower(name).ends_with(ending);
}

std::string_view archive_kind(const std::string& name) {
  const auto* const found =
      std::find_if(kArchiveKinds.begin(), kArchiveKinds.end(),
                   [&](const ArchiveKind& known) { return is_ending(name, known.ending); });
  return found == kArchiveKinds.end() ? std::string_view() : found->kind;
}

/// Whether a program made the member for itself: settings of folders, previews, resource forks
/// (`._quartiers.shp` beside `quartiers.shp`, with the same ending), marks of files in use.
bool is_by_product(const std::string& member) {
  for (const std::string& part : split(member, '/')) {
    const std::string name = to_lower(part);
    if (name.starts_with('.') || name.starts_with("~$") || name == "__macosx" ||
        name == "thumbs.db" || name == "desktop.ini") {
      return true;
    }
  }
  return false;
}

void sort_in(const std::string& member, Members& members) {
  if (is_by_product(member)) return;
  const bool is_data = std::any_of(kDataEndings.begin(), kDataEndings.end(),
                                   [&](std::string_view end) { return is_ending(member, end); });
  if (is_data) members.data.push_back(member);
  else if (is_ending(member, ".txt")) members.texts.push_back(member);
  else if (!archive_kind(member).empty()) members.archives.push_back(member);
}

/// The attributes of a shapefile, or a second form of a table that is there in another: dBASE is
/// data only where it stands alone.
void drop_attributes(std::vector<std::string>& data) {
  const auto stem = [](const std::string& member) {
    return to_lower(std::filesystem::path(member).replace_extension().string());
  };
  std::vector<std::string> others;
  for (const std::string& member : data) {
    if (!is_ending(member, ".dbf")) others.push_back(stem(member));
  }
  std::erase_if(data, [&](const std::string& member) {
    return is_ending(member, ".dbf") &&
           std::find(others.begin(), others.end(), stem(member)) != others.end();
  });
}

Members members_of(const std::string& archive) {
  const QuietGdal quiet;
  const CPLStringList list(VSIReadDirRecursive(("/vsizip/" + archive).c_str()));
  Members members;
  for (int i = 0; i < list.Count(); ++i) sort_in(list[i], members);
  drop_attributes(members.data);
  // A text is data only where nothing else is: it usually is a notice or a licence.
  if (members.data.empty()) members.data = std::move(members.texts);
  // GDAL lists members in the order of the archive; sorted, messages are the same everywhere.
  std::sort(members.data.begin(), members.data.end());
  std::sort(members.archives.begin(), members.archives.end());
  return members;
}

[[noreturn]] void refuse_inner_archives(const std::string& archive,
                                        const std::vector<std::string>& names) {
  throw IoError(archive, Message{"archive_holds_archives", {{"names", names}}},
                Message{"unpack_archives"});
}

/// The first bytes of a file; fewer where it is shorter.
std::string head_of(const std::string& path) {
  VSILFILE* const file = VSIFOpenL(path.c_str(), "rb");
  if (file == nullptr) return {};
  std::string head(kHead, '\0');
  head.resize(VSIFReadL(head.data(), 1, head.size(), file));
  VSIFCloseL(file);
  return head;
}

std::string_view kind_of_content(std::string_view head) {
  for (const Signature& known : kSignatures) {
    if (head.substr(std::min(known.at, head.size())).starts_with(known.bytes)) return known.kind;
  }
  return {};
}

/// Whether the first member of a zip archive is encrypted, by the first of its flags.
bool is_locked(std::string_view head) {
  constexpr std::size_t kFlags = 6;
  return head.size() > kFlags && (static_cast<unsigned char>(head[kFlags]) & 1U) != 0;
}

}  // namespace

std::vector<std::string> data_members(const std::string& archive) {
  check_readable(archive);
  std::vector<std::string> paths;
  for (const std::string& member : members_of(archive).data) {
    paths.push_back(archive + "/" + member);
  }
  return paths;
}

std::string only_member(const std::string& archive) {
  Members members = members_of(archive);
  if (members.data.empty() && !members.archives.empty()) {
    refuse_inner_archives(archive, members.archives);
  }
  if (members.data.empty()) {
    throw IoError(archive, Message{"archive_without_data"}, Message{"unpack_to_see"});
  }
  // Never a guess: the largest file may be the wrong one, as an archive of INSEE has one grid for
  // each territory. An archive inside may hold what is meant, too.
  const std::string first = members.data.front();
  members.data.insert(members.data.end(), members.archives.begin(), members.archives.end());
  if (members.data.size() > 1) {
    throw IoError(archive, Message{"archive_of_several", {{"names", members.data}}},
                  Message{"name_one_of_them", {{"name", archive + "/" + first}}});
  }
  return "/vsizip/" + archive + "/" + first;
}

std::string named_member(const std::string& archive, const std::string& member) {
  if (!archive_kind(member).empty()) refuse_inner_archives(archive, {member});
  const QuietGdal quiet;
  // GDAL reads members of archives through paths of its virtual file system.
  const std::string name = "/vsizip/" + archive + "/" + member;
  VSIStatBufL stat;
  if (VSIStatL(name.c_str(), &stat) == 0) return name;
  const Members members = members_of(archive);
  throw IoError(archive, Message{"archive_without_member", {{"name", member}}},
                members.data.empty() ? Message{"is_download_complete"}
                                     : Message{"name_one_of", {{"names", members.data}}});
}

namespace {

/// An archive and a member of it, as GDAL's path names them.
struct MemberPath {
  std::string archive;
  std::string member;
};

std::optional<MemberPath> member_path(const std::string& name) {
  constexpr std::string_view kZip = "/vsizip/";
  if (!name.starts_with(kZip)) return std::nullopt;
  const std::size_t end = to_lower(name).find(".zip/", kZip.size());
  // A path of GDAL's own, which a user may give, can name an archive in another way.
  if (end == std::string::npos) return std::nullopt;
  const std::size_t behind = end + std::string_view(".zip").size();
  MemberPath path{name.substr(kZip.size(), behind - kZip.size()), name.substr(behind + 1)};
  std::error_code error;
  if (!std::filesystem::is_regular_file(path.archive, error)) return std::nullopt;
  return path;
}

}  // namespace

void check_members(const std::string& name) {
  const auto path = member_path(name);
  if (!path) return;
  const FileText bytes(path->archive, Packed::as_it_is);
  ZipArchive zip(bytes.view(), path->archive, ZipUse::archive);
  // A name that is not ASCII may be written in another way: then every part is checked.
  const bool is_found = zip.has(path->member);
  const std::string stem =
      to_lower(std::filesystem::path(path->member).replace_extension().string()) + ".";
  zip.check_parts([&](const std::string& part) { return !is_found || part.starts_with(stem); });
}

void check_member(const std::string& name, std::string_view content) {
  const auto path = member_path(name);
  if (!path) return;
  const FileText bytes(path->archive, Packed::as_it_is);
  const ZipArchive zip(bytes.view(), path->archive, ZipUse::archive);
  const auto stated = zip.stored_checksum(path->member);
  if (!stated || *stated == zip_checksum(content)) return;
  throw IoError(path->archive, Message{"archive_member_damaged", {{"name", path->member}}},
                Message{"download_again"});
}

void check_archive_kind(const std::string& path) {
  const std::string extension = to_lower(std::filesystem::path(path).extension().string());
  const std::string_view named = archive_kind(path);
  const std::string head = head_of(path);
  const std::string_view content = kind_of_content(head);
  // A workbook is a zip archive, too.
  constexpr std::array<std::string_view, 4> kZipped = {".zip", ".xlsx", ".xlsm", ".ods"};
  const bool is_named = std::find(kZipped.begin(), kZipped.end(), extension) != kZipped.end();
  // Many a workbook is saved under the name of a text; it is read as what it is.
  constexpr std::array<std::string_view, 3> kTexts = {".csv", ".txt", ".tsv"};
  const bool is_workbook =
      begins_workbook(head) && std::find(kTexts.begin(), kTexts.end(), extension) != kTexts.end();
  if (content == "zip" && !is_named && !is_workbook) {
    throw IoError(path, Message{"zip_of_other_name"}, Message{"name_by_content"});
  }
  if (content == "zip" && is_locked(head)) {
    throw IoError(path, Message{"archive_locked"}, Message{"unpack_archive"});
  }
  if (content == "zip" || (content == "gzip" && named == "gzip")) return;
  const bool is_read = named.empty() || named == "zip" || named == "gzip";
  if (content.empty() && is_read) return;
  throw IoError(path,
                Message{"archive_kind_not_read",
                        {{"kind", content.empty() || named == "tar" ? named : content}}},
                Message{"unpack_archive"});
}

}  // namespace carreau::files
