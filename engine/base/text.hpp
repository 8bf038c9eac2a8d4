// SPDX-License-Identifier: Apache-2.0
/// Small text helpers shared by readers and messages.
#pragma once

#include "base/language.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// Of ASCII, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// ASCII lower case; INSEE's column names hold no accents.
[[nodiscard]] std::string to_lower(std::string_view text);
/// How two writings of one name are compared: lower case, French accents and ligatures off (UTF-8),
/// everything but letters and digits a single space: "  Cadre-de-vie / ÉTAT" is "cadre de vie
/// etat".
[[nodiscard]] std::string plain_words(std::string_view text);
/// With a capital first letter (UTF-8): "état" is "État".
[[nodiscard]] std::string capitalised(std::string_view text);
/// The digits of a whole number in groups of three: "10 658" with narrow no-break spaces in French,
/// "10,658" in English. A minus sign may stand before them.
[[nodiscard]] std::string grouped(std::string digits, Language language);
/// Without leading and trailing white space (ASCII, plus U+00A0 and U+202F).
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// What a field of a table says: trimmed, and without the `="…"` in which spreadsheets keep digits
/// as text.
[[nodiscard]] std::string_view plain_text(std::string_view field);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// Latin-1 to UTF-8, with what Windows puts in the places of its control characters: €, œ, ’. Every
/// byte has a meaning, so it cannot fail.
[[nodiscard]] std::string latin1_to_utf8(std::string_view text);
/// Text of whatever origin as a message may show it: valid UTF-8 (anything else is taken for
/// Latin-1), with U+FFFD for control characters, which a terminal would obey, except line ends and
/// tabs. Of more than `most` bytes the beginning, and "…".
[[nodiscard]] std::string printable(std::string_view text, std::size_t most = std::string::npos);
[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view separator);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
/// The candidate with the fewest edits to `word`, if near enough to be a slip of the pen: fewer
/// than half of the letters differ.
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view word,
                                                      std::span<const std::string> candidates);

/// The two ways a decimal is written in French statistical files.
enum class DecimalMark { point, comma };

struct ParsedNumber {
  double value = 0.0;
  DecimalMark mark = DecimalMark::point;
};

/// The plain decimals that bulk files are made of, exactly: digits, and behind a point at most
/// `decimals` more (up to 9). parse_plain_decimal("12.5", 2) is 1250. Empty for any other text,
/// which parse_number() may still understand.
[[nodiscard]] std::optional<std::int64_t> parse_plain_decimal(std::string_view field, int decimals);

/// Reads a whole field as a number: "12.5", "12,5", "1 234,5" (spaces U+0020, U+00A0, U+202F
/// between thousands). Empty result when any character is left over; never reads a prefix.
[[nodiscard]] std::optional<ParsedNumber> parse_number(std::string_view field);

}  // namespace carreau
