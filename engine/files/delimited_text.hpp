// SPDX-License-Identifier: Apache-2.0
/// How a delimited text is written: what separates its fields and ends its lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carreau::files {

/// The byte order mark in UTF-8. Spreadsheets write it in front of a text, and read accents of one
/// that has it.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The separator that occurs most in the line: `,`, `;` or tab; a comma when there is none.
[[nodiscard]] char separator_of(std::string_view line);

/// The text with a line feed for each carriage return that has none behind it.
[[nodiscard]] std::string with_line_feeds(std::string_view text);

/// The number of line feeds.
[[nodiscard]] std::int64_t line_feeds(std::string_view text);

}  // namespace carreau::files
