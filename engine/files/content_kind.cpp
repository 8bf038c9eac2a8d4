// SPDX-License-Identifier: Apache-2.0
#include "files/content_kind.hpp"

#include "base/text.hpp"
#include "files/delimited_text.hpp"

#include <algorithm>

namespace carreau::files {

namespace {

/// So many bytes show whether a file holds texts.
constexpr std::size_t kBytesThatTell = 4096;

/// Whether the first line with a text is that of a table: names with a separator between them.
bool begins_as_table(std::string_view content) {
  while (!content.empty()) {
    const std::string_view line = content.substr(0, content.find('\n'));
    content.remove_prefix(std::min(line.size() + 1, content.size()));
    const std::string_view text = trimmed(line);
    if (text.empty()) continue;
    // In TOML a line is a comment, a section, or a key with a value.
    const bool may_be_toml =
        text.front() == '#' || text.front() == '[' || text.find('=') != std::string_view::npos;
    return !may_be_toml && text.find(separator_of(text)) != std::string_view::npos;
  }
  return false;
}

}  // namespace

Message content_kind(std::string_view content) {
  using namespace std::string_view_literals;
  if (content.starts_with("SQLite format 3\0"sv)) return Message{"content_geopackage"};
  if (content.starts_with("PK\x03\x04")) return Message{"content_workbook"};
  if (content.starts_with("\xD0\xCF\x11\xE0")) return Message{"content_old_workbook"};
  if (content.starts_with("fgb\x03")) return Message{"content_flatgeobuf"};
  if (content.substr(0, kBytesThatTell).find('\0') != std::string_view::npos) {
    return Message{"content_binary"};
  }
  if (content.starts_with(kByteOrderMark)) content.remove_prefix(kByteOrderMark.size());
  const std::string_view text = trimmed(content.substr(0, kBytesThatTell));
  // "[" begins a section of TOML, too, but with a name behind it.
  const bool is_list = text.starts_with('[') && trimmed(text.substr(1)).starts_with('{');
  if (text.starts_with('{') || is_list) return Message{"content_json"};
  if (text.starts_with('<')) return Message{"content_markup"};
  return begins_as_table(content) ? Message{"content_table"} : Message{};
}

}  // namespace carreau::files
