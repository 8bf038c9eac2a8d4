// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/workbook_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/workbook/compound_file.hpp"
#include "files/workbook/ods_reader.hpp"
#include "files/workbook/xls_reader.hpp"
#include "files/workbook/xlsx_reader.hpp"
#include "files/workbook/zip_archive.hpp"

#include <algorithm>
#include <array>

namespace carreau::files {

namespace {

constexpr std::array<std::string_view, 9> kExtensions{"xlsx", "xlsm", "xltx", "xltm", "xlsb",
                                                      "xls",  "ods",  "ots",  "fods"};
constexpr std::string_view kZipSignature = "PK\x03\x04";
/// The names of a stream in locked workbooks, in UTF-16.
constexpr std::string_view kLockedStream{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};
/// Enough to recognise a document by its first words.
constexpr std::size_t kHead = 4096;

bool is_flat_ods(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHead);
  return head.find("urn:oasis:names:tc:opendocument:xmlns:office") != std::string_view::npos;
}

/// What stands under the name of a workbook, as far as its first words tell.
std::string_view other_content(std::string_view bytes) {
  const std::string head = to_lower(bytes.substr(0, kHead));
  if (head.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos) {
    return "content_xml_2003";
  }
  if (head.find("<html") != std::string::npos || head.find("<table") != std::string::npos ||
      head.find("<!doctype html") != std::string::npos) {
    return "content_html";
  }
  const auto is_control = [](char c) {
    return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  };
  return std::ranges::any_of(head, is_control) ? "content_unknown" : "content_text";
}

Workbook read_archive(std::string_view bytes, const std::string& path, std::string_view extension) {
  ZipArchive archive(bytes, path);
  if (archive.has("content.xml")) return read_ods(archive);
  if (archive.has("[Content_Types].xml") || archive.has("xl/workbook.xml")) {
    return read_xlsx(archive);
  }
  throw IoError(
      path,
      Message{"not_a_workbook", {{"format", extension}, {"content", Message{"content_archive"}}}},
      Message{"save_from_spreadsheet"});
}

Workbook read_compound(std::string_view bytes, const std::string& path) {
  // Sought in the bytes, so that a locked workbook is recognised even where it is damaged.
  if (bytes.find(kLockedStream) != std::string_view::npos) {
    throw IoError(path, Message{"workbook_locked"}, Message{"save_unlocked"});
  }
  return read_xls(CompoundFile(bytes, path), path);
}

}  // namespace

bool is_workbook_extension(std::string_view extension) {
  return std::ranges::find(kExtensions, extension) != kExtensions.end();
}

bool begins_workbook(std::string_view head) {
  return head.starts_with(kZipSignature) || CompoundFile::is_one(head) || is_flat_ods(head);
}

Workbook read_workbook(std::string_view bytes, const std::string& path,
                       std::string_view extension) {
  if (bytes.starts_with(kZipSignature)) return read_archive(bytes, path, extension);
  if (CompoundFile::is_one(bytes)) return read_compound(bytes, path);
  if (is_flat_ods(bytes)) return read_flat_ods(bytes, path);
  const std::string_view content = other_content(bytes);
  throw IoError(path,
                Message{"not_a_workbook",
                        {{"format", extension}, {"content", Message{std::string(content)}}}},
                Message{content == "content_text" ? "name_it_csv" : "save_from_spreadsheet"});
}

}  // namespace carreau::files
