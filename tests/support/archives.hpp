// SPDX-License-Identifier: Apache-2.0
/// Archives as people make them, and as people with bad intentions do.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {

/// A member; `link` makes it a link to that place.
struct ArchiveMember {
  std::string name;
  std::string content;
  std::string link = {};
};

/// Writes an archive in a format of libarchive: "zip" or "7zip".
inline void write_archive(const std::string& path, const std::string& format,
                          const std::vector<ArchiveMember>& members,
                          const std::string& password = {}) {
  archive* const out = archive_write_new();
  archive_write_set_format_by_name(out, format.c_str());
  if (!password.empty()) {
    archive_write_set_options(out, "zip:encryption=zipcrypt");
    archive_write_set_passphrase(out, password.c_str());
  }
  if (archive_write_open_filename(out, path.c_str()) != ARCHIVE_OK) {
    throw std::runtime_error(archive_error_string(out));
  }
  for (const ArchiveMember& member : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.link.empty() ? AE_IFREG : AE_IFLNK);
    if (!member.link.empty()) archive_entry_set_symlink(entry, member.link.c_str());
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.content.size()));
    archive_write_header(out, entry);
    archive_write_data(out, member.content.data(), member.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
}

}  // namespace carreau::testing
