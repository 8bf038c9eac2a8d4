// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include "base/short_decimal.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
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

constexpr utf8proc_option_t kFolding =
    static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                   UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);

/// Letters that Unicode takes for letters of their own, and readers for another with a stroke or
/// for two.
struct PlainLetter {
  char32_t letter;
  std::string_view plain;
};
constexpr std::array<PlainLetter, 10> kPlainLetters = {{{U'œ', "oe"},
                                                        {U'æ', "ae"},
                                                        {U'ø', "o"},
                                                        {U'ł', "l"},
                                                        {U'đ', "d"},
                                                        {U'ð', "d"},
                                                        {U'ħ', "h"},
                                                        {U'ŧ', "t"},
                                                        {U'ŋ', "n"},
                                                        {U'ı', "i"}}};

bool is_letter_or_digit(utf8proc_int32_t c) {
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND: return true;
    default: return false;
  }
}

/// Writes words with one space between them.
class WordWriter {
 public:
  void add(std::string_view letters) {
    if (is_gap_ && !words_.empty()) words_.push_back(' ');
    is_gap_ = false;
    words_ += letters;
  }
  void add_gap() { is_gap_ = true; }
  /// A code point that is folded already.
  void add_folded(utf8proc_int32_t c) {
    const auto* const plain =
        std::find_if(kPlainLetters.begin(), kPlainLetters.end(), [&](const PlainLetter& letter) {
          return static_cast<utf8proc_int32_t>(letter.letter) == c;
        });
    if (plain != kPlainLetters.end()) {
      add(plain->plain);
    } else if (is_letter_or_digit(c)) {
      std::array<utf8proc_uint8_t, 4> bytes;
      const auto count = utf8proc_encode_char(c, bytes.data());
      add({reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(count)});
    } else {
      add_gap();
    }
  }
  [[nodiscard]] std::string take() { return std::move(words_); }

 private:
  std::string words_;
  bool is_gap_ = false;
};

/// Folds the code point at the front of `text`, none or several in its place. Returns its bytes.
std::size_t add_first(std::string_view text, WordWriter& words) {
  utf8proc_int32_t c = 0;
  const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                      static_cast<utf8proc_ssize_t>(text.size()), &c);
  if (bytes <= 0) {  // not UTF-8
    words.add_gap();
    return 1;
  }
  constexpr utf8proc_int32_t kOrdinal = 0xBA;
  if (c == kOrdinal) {  // the o of "Nº", which some keyboards have in place of the degree of "N°"
    words.add_gap();
    return static_cast<std::size_t>(bytes);
  }
  constexpr std::size_t kLongest = 18;  // what U+FDFA is made of
  std::array<utf8proc_int32_t, kLongest> folded;
  const auto count = utf8proc_decompose_char(c, folded.data(), kLongest, kFolding, nullptr);
  for (const utf8proc_int32_t one : std::span(folded).first(static_cast<std::size_t>(count))) {
    words.add_folded(one);
  }
  return static_cast<std::size_t>(bytes);
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
  WordWriter words;
  while (!text.empty()) {
    const char c = text.front();
    const bool is_plain = (c >= 'a' && c <= 'z') || is_digit(c);
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (is_plain || is_capital) {
      const char lower = is_plain ? c : static_cast<char>(c - 'A' + 'a');
      words.add({&lower, 1});
      text.remove_prefix(1);
    } else {
      text.remove_prefix(add_first(text, words));
    }
  }
  return words.take();
}

std::string capitalised(std::string_view text) {
  utf8proc_int32_t letter = 0;
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  const auto read =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), size, &letter);
  if (read <= 0) return std::string(text);
  std::array<utf8proc_uint8_t, 4> capital{};
  const auto written = utf8proc_encode_char(utf8proc_toupper(letter), capital.data());
  std::string result(capital.begin(), capital.begin() + written);
  result += text.substr(static_cast<std::size_t>(read));
  return result;
}

std::string grouped(std::string digits, Language language) {
  const std::string_view separator = language == Language::french ? "\u202F" : ",";
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, separator);
  return digits;
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
  // Windows has signs where Latin-1 has control characters, which no table contains. Five places
  // are empty there.
  static constexpr std::array<std::string_view, 32> kWindowsSigns{
      "€", "\u0081", "‚",      "ƒ", "„",      "…",      "†", "‡",      "ˆ", "‰", "Š",
      "‹", "Œ",      "\u008D", "Ž", "\u008F", "\u0090", "‘", "’",      "“", "”", "•",
      "–", "—",      "˜",      "™", "š",      "›",      "œ", "\u009D", "ž", "Ÿ"};
  std::string utf8;
  utf8.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8.push_back(c);
    } else if (byte < 0xA0) {
      utf8 += kWindowsSigns[byte - 0x80U];
    } else {
      utf8.push_back(static_cast<char>(0xC0 | (byte >> 6)));
      utf8.push_back(static_cast<char>(0x80 | (byte & 0x3F)));
    }
  }
  return utf8;
}

namespace {

/// How many bytes of a control character stand at `at`; 0 where there is none.
std::size_t control_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x20 || first == 0x7F) return first == '\n' || first == '\t' ? 0 : 1;
  if (first != 0xC2 || at + 1 == text.size()) return 0;
  return static_cast<unsigned char>(text[at + 1]) < 0xA0 ? 2 : 0;
}

}  // namespace

std::string printable(std::string_view text, std::size_t most) {
  const auto is_plain = [](char c) { return c >= ' ' && c < '\x7F'; };
  if (text.size() <= most && std::ranges::all_of(text, is_plain)) return std::string(text);
  const bool is_cut = text.size() > most;
  if (is_cut) {
    // Not between the bytes of one character.
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    text = text.substr(0, most);
  }
  const std::string valid = is_valid_utf8(text) ? std::string(text) : latin1_to_utf8(text);
  std::string shown;
  shown.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t control = control_at(valid, at);
    if (control == 0) shown += valid[at];
    else shown += "\uFFFD";
    at += std::max<std::size_t>(control, 1);
  }
  if (is_cut) shown += "…";
  return shown;
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
    const bool is_alike = 2 * distance < std::max(word.size(), candidate.size());
    if (is_alike && distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::optional<std::int64_t> parse_plain_decimal(std::string_view field, int decimals) {
  if (!field.empty() && field.size() <= 8) return parse_short_decimal(field, decimals);
  constexpr std::ptrdiff_t kMostSideDigits = 9;  // of either side, so that nothing overflows
  if (field.size() > 2 * kMostSideDigits + 1) return std::nullopt;
  const char* at = field.data();
  const char* const end = at + field.size();
  std::uint64_t value = 0;
  const auto take_digits = [&] {
    const char* const first = at;
    for (; at != end && is_digit(*at); ++at) value = value * 10 + static_cast<unsigned>(*at - '0');
    return at - first;
  };
  const std::ptrdiff_t whole = take_digits();
  if (whole == 0 || whole > kMostSideDigits) return std::nullopt;
  std::ptrdiff_t part = 0;
  if (at != end && *at == '.') {
    ++at;
    part = take_digits();
    if (part == 0 || part > decimals) return std::nullopt;
  }
  if (at != end) return std::nullopt;
  for (; part < decimals; ++part) value *= 10;
  return static_cast<std::int64_t>(value);
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
