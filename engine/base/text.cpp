// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kNarrowNoBreakSpace = "\xE2\x80\xAF";

std::size_t space_at_front(std::string_view text) {
  if (text.empty()) return 0;
  if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')) return 1;
  if (text.starts_with(kNoBreakSpace)) return kNoBreakSpace.size();
  if (text.starts_with(kNarrowNoBreakSpace)) return kNarrowNoBreakSpace.size();
  return 0;
}

std::size_t space_at_back(std::string_view text) {
  if (text.empty()) return 0;
  if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r')) return 1;
  if (text.ends_with(kNoBreakSpace)) return kNoBreakSpace.size();
  if (text.ends_with(kNarrowNoBreakSpace)) return kNarrowNoBreakSpace.size();
  return 0;
}

/// What letters of U+00C0 to U+017F are without their accents, in lower case: two bytes each in
/// UTF-8, C3 80 to C5 BF. A dot: no letter.
constexpr std::string_view kPlainLatin =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kPlainLatin.size() == 192);

/// A letter of more than one byte at the front of `text`, plain: its letters, its length in bytes.
/// A combining mark is no letter and no gap either.
struct PlainLetter {
  std::string_view letters;
  std::size_t bytes = 1;
  bool is_gap = false;
};
PlainLetter plain_letter(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
  const bool is_pair = second >= 0x80 && second <= 0xBF;
  if (first == 0xC5 && (second == 0x92 || second == 0x93)) return {"oe", 2};
  if (first == 0xC3 && (second == 0x86 || second == 0xA6)) return {"ae", 2};
  if (first >= 0xC3 && first <= 0xC5 && is_pair) {
    const std::size_t at = static_cast<std::size_t>(first - 0xC3) * 64 + (second - 0x80);
    const std::string_view letter = kPlainLatin.substr(at, 1);
    if (letter != "." && !letter.empty()) return {letter, 2};
    return {{}, 2, true};
  }
  if ((first == 0xCC || first == 0xCD) && is_pair) return {{}, 2, false};  // U+0300 to U+036F
  return {{}, 1, true};
}

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row.back();
}

std::optional<double> parse_plain(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether `text` goes on with three digits and no fourth: what stands behind a
/// space.
bool starts_with_thousands(std::string_view text) {
  return text.size() >= 3 && std::all_of(text.begin(), text.begin() + 3, is_digit) &&
         (text.size() == 3 || !is_digit(text[3]));
}

}  // namespace

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string plain_words(std::string_view text) {
  std::string words;
  bool is_gap = false;
  const auto add = [&](std::string_view letters) {
    if (is_gap && !words.empty()) words.push_back(' ');
    is_gap = false;
    words += letters;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_letter || (c >= 'A' && c <= 'Z')) {
      const char lower = is_letter ? c : static_cast<char>(c - 'A' + 'a');
      add(std::string_view(&lower, 1));
      ++at;
      continue;
    }
    const PlainLetter letter = plain_letter(text.substr(at));
    if (letter.is_gap) is_gap = true;
    else if (!letter.letters.empty()) add(letter.letters);
    at += letter.bytes;
  }
  return words;
}

std::string_view trimmed(std::string_view text) {
  // Most fields begin and end with a letter or a digit, and need no closer look.
  const auto is_plain = [](char c) { return c > ' ' && c < '\x7F'; };
  if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;
  while (const std::size_t n = space_at_front(text)) text.remove_prefix(n);
  while (const std::size_t n = space_at_back(text)) text.remove_suffix(n);
  return text;
}

std::string_view plain_text(std::string_view field) {
  const std::string_view text = trimmed(field);
  if (text.size() < 3 || !text.starts_with("=\"") || !text.ends_with('"')) return text;
  return trimmed(text.substr(2, text.size() - 3));
}

bool is_valid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    std::size_t extra = 0;
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (lead >= 0xC2 && lead <= 0xDF) extra = 1;
    else if (lead >= 0xE0 && lead <= 0xEF) extra = 2;
    else if (lead >= 0xF0 && lead <= 0xF4) extra = 3;
    else return false;
    if (i + extra >= text.size()) return false;
    // Overlong forms, surrogates and what lies beyond U+10FFFF show in the
    // second byte.
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (lead == 0xE0 && second < 0xA0) return false;
    if (lead == 0xED && second > 0x9F) return false;
    if (lead == 0xF0 && second < 0x90) return false;
    if (lead == 0xF4 && second > 0x8F) return false;
    for (std::size_t k = 1; k <= extra; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    }
    i += extra + 1;
  }
  return true;
}

std::string latin1_to_utf8(std::string_view text) {
  std::string utf8;
  utf8.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8.push_back(c);
    } else {
      utf8.push_back(static_cast<char>(0xC0 | (byte >> 6)));
      utf8.push_back(static_cast<char>(0x80 | (byte & 0x3F)));
    }
  }
  return utf8;
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += separator;
    text += parts[i];
  }
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::string> nearest_name(std::string_view word,
                                        std::span<const std::string> candidates) {
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(to_lower(word), to_lower(candidate));
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::optional<std::int64_t> parse_plain_decimal(std::string_view field, int decimals) {
  constexpr std::size_t kMostDigits = 9;  // of either side, so that nothing overflows
  const auto digits_at = [&](std::size_t from) {
    std::size_t end = from;
    while (end < field.size() && is_digit(field[end])) ++end;
    return end - from;
  };
  const std::size_t whole = digits_at(0);
  if (whole == 0 || whole > kMostDigits) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(field.data(), field.data() + whole, value);
  std::size_t part = 0;
  if (whole < field.size()) {
    part = digits_at(whole + 1);
    const bool is_decimal = field[whole] == '.' && part > 0 && whole + 1 + part == field.size();
    if (!is_decimal || part > static_cast<std::size_t>(decimals)) return std::nullopt;
  }
  std::int64_t fraction = 0;
  if (part > 0) std::from_chars(field.data() + whole + 1, field.data() + field.size(), fraction);
  for (int k = 0; k < decimals; ++k) {
    value *= 10;
    if (static_cast<std::size_t>(k) >= part) fraction *= 10;
  }
  return value + fraction;
}

std::optional<ParsedNumber> parse_number(std::string_view field) {
  field = trimmed(field);
  if (field.starts_with("+-")) return std::nullopt;
  if (field.starts_with('+')) field.remove_prefix(1);
  if (const auto plain = parse_plain(field)) return ParsedNumber{*plain, DecimalMark::point};
  // The slow path: thousands apart, decimal comma.
  std::string plain;
  DecimalMark mark = DecimalMark::point;
  while (!field.empty()) {
    if (const std::size_t n = space_at_front(field)) {
      field.remove_prefix(n);
      const bool is_between =
          !plain.empty() && is_digit(plain.back()) && mark == DecimalMark::point;
      if (!is_between || !starts_with_thousands(field)) return std::nullopt;
      continue;
    }
    if (field.front() == ',') {
      if (mark == DecimalMark::comma) return std::nullopt;
      mark = DecimalMark::comma;
    }
    plain.push_back(field.front() == ',' ? '.' : field.front());
    field.remove_prefix(1);
  }
  const auto value = parse_plain(plain);
  if (!value) return std::nullopt;
  return ParsedNumber{*value, mark};
}

}  // namespace carreau
