// SPDX-License-Identifier: Apache-2.0
#include "base/amount_text.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carreau {

namespace {

using Mark = AmountNotation::Mark;

/// The spaces of typography in UTF-8: plain, no-break, figure, thin and narrow no-break.
constexpr std::array<std::string_view, 5> kSpaces{" ", "\u00A0", "\u2007", "\u2009", "\u202F"};
/// Swiss tables separate thousands by an apostrophe.
constexpr std::array<std::string_view, 2> kApostrophes{"'", "\u2019"};
// The hyphen, the minus sign and the en dash.
constexpr std::array<std::string_view, 3> kMinus{"-", "\u2212", "\u2013"};
/// What fills the cells of unknown figures, in any number.
constexpr std::array<std::string_view, 8> kFillers{"-", "\u2212", "\u2013", "\u2014",
                                                   "?", "/",      ".",      "\u2026"};
/// Words and abbreviations for unknown figures, compared as plain words without spaces, so that
/// "n.c." and "N/C" are among them.
constexpr std::array<std::string_view, 14> kUnknownWords{"nc",
                                                         "nd",
                                                         "na",
                                                         "ns",
                                                         "nr",
                                                         "s",
                                                         "c",
                                                         "inconnu",
                                                         "inconnue",
                                                         "noncommunique",
                                                         "noncommuniquee",
                                                         "nonrenseigne",
                                                         "nonrenseignee",
                                                         "nonconnu"};

/// A unit beside an amount, with the power of ten by which it multiplies the amount.
struct WrittenUnit {
  std::string_view name;  ///< lower case
  int power = 0;
  AmountUnit unit = AmountUnit::euro;
};
// Longer names come before those that they end with: "k€" before "€".
constexpr std::array<WrittenUnit, 18> kUnits{{{"milliers d'euros", 3},
                                              {"milliers d\u2019euros", 3},
                                              {"millions d\u2019euros", 6},
                                              {"millions d'euros", 6},
                                              {"keuros", 3},
                                              {"k euros", 3},
                                              {"meuros", 6},
                                              {"euros", 0},
                                              {"euro", 0},
                                              {"keur", 3},
                                              {"meur", 6},
                                              {"k€", 3},
                                              {"m€", 6},
                                              {"eur", 0},
                                              {"€", 0},
                                              {"%", 0, AmountUnit::percent},
                                              {"k", 3, AmountUnit::none},
                                              {"m", 6, AmountUnit::none}}};
/// With the two digits of hundredths, it keeps an amount and the sum of many within 64 bits.
constexpr std::size_t kMostWholeDigits = 12;

template <std::size_t N>
std::size_t length_at_front(const std::array<std::string_view, N>& words, std::string_view text) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return word.size();
  }
  return 0;
}

template <std::size_t N>
std::size_t length_at_back(const std::array<std::string_view, N>& words, std::string_view text) {
  for (const std::string_view word : words) {
    if (text.ends_with(word)) return word.size();
  }
  return 0;
}

/// trimmed() leaves thin and figure spaces, which stand between an amount and its unit.
std::string_view without_spaces_around(std::string_view text) {
  text = trimmed(text);
  while (const std::size_t front = length_at_front(kSpaces, text)) text.remove_prefix(front);
  while (const std::size_t back = length_at_back(kSpaces, text)) text.remove_suffix(back);
  return trimmed(text);
}

/// Removes a sign, which may be before the amount, after it, or a pair of parentheses. Returns
/// whether the amount is negative.
bool take_minus(std::string_view& text) {
  const std::size_t before = text.size();
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    text = text.substr(1, text.size() - 2);
  } else if (const std::size_t front = length_at_front(kMinus, text)) {
    text = text.substr(front);
  } else if (const std::size_t back = length_at_back(kMinus, text)) {
    // "1 200-" as in accounting programs.
    text = text.substr(0, text.size() - back);
  }
  const bool is_negative = text.size() != before;
  text = without_spaces_around(text);
  return is_negative;
}

/// Removes the unit; its name is empty where there is none.
WrittenUnit take_unit(std::string_view& text) {
  for (const WrittenUnit& unit : kUnits) {
    // Of the units before an amount only that of money is usual: "€ 12", "EUR 12".
    const bool is_before = unit.unit == AmountUnit::euro && text.starts_with(unit.name);
    if (!is_before && !text.ends_with(unit.name)) continue;
    text =
        is_before ? text.substr(unit.name.size()) : text.substr(0, text.size() - unit.name.size());
    text = without_spaces_around(text);
    return unit;
  }
  return {{}, 0, AmountUnit::none};
}

/// The runs of digits of an amount and the marks between them; spaces and apostrophes are ' '.
struct Figures {
  std::vector<std::string> groups;
  std::string marks;
};

std::optional<Figures> figures_of(std::string_view text) {
  Figures figures;
  std::string digits;
  while (!text.empty()) {
    if (is_digit(text.front())) {
      digits.push_back(text.front());
      text.remove_prefix(1);
      continue;
    }
    const std::size_t gap =
        std::max(length_at_front(kSpaces, text), length_at_front(kApostrophes, text));
    const bool is_mark = text.front() == '.' || text.front() == ',';
    // Any other character: this is no amount.
    if (gap == 0 && !is_mark) return std::nullopt;
    figures.groups.push_back(std::exchange(digits, {}));
    figures.marks.push_back(is_mark ? text.front() : ' ');
    text.remove_prefix(is_mark ? 1 : gap);
  }
  figures.groups.push_back(std::move(digits));
  return figures;
}

/// Whether the groups before `end` are thousands: one to three digits, then groups of three, all
/// separated by the same mark.
bool are_thousands(const Figures& figures, std::size_t end) {
  const std::string& first = figures.groups.front();
  if (end < 2) return true;
  // "0,125" is no thousands: it can only have decimals.
  if (first.empty() || first.size() > 3 || first.front() == '0') return false;
  for (std::size_t i = 1; i < end; ++i) {
    if (figures.groups[i].size() != 3 || figures.marks[i - 1] != figures.marks[0]) return false;
  }
  return true;
}

/// Whether all marks are one point or comma, before three digits: "1,028" but not "0,125", which
/// can only have decimals.
bool may_be_thousands_or_decimals(const Figures& figures) {
  const std::string& whole = figures.groups.front();
  return figures.marks.size() == 1 && figures.marks[0] != ' ' && figures.groups[1].size() == 3 &&
         !whole.empty() && whole.size() <= 3 && whole.front() != '0';
}

/// The position of the decimal mark among the marks, or the number of marks where there is no
/// decimal mark. Sets `is_guess` where nothing but an assumption says that there is none.
std::size_t decimal_place(const Figures& figures, Mark mark, bool& is_guess) {
  const std::size_t none = figures.marks.size();
  // A space separates thousands only.
  if (none == 0 || figures.marks.back() == ' ') return none;
  const char last = figures.marks.back();
  if (mark != Mark::either) return last == (mark == Mark::point ? '.' : ',') ? none - 1 : none;
  const auto same =
      static_cast<std::size_t>(std::count(figures.marks.begin(), figures.marks.end(), last));
  if (same > 1) {
    // "1.234.567" has thousands; that no decimals follow is an assumption.
    is_guess = same == none;
    return none;
  }
  is_guess = may_be_thousands_or_decimals(figures);
  return is_guess ? none : none - 1;
}

/// Whether the groups around the decimal mark are those of one number.
bool are_one_number(const Figures& figures, std::size_t point) {
  const bool has_decimals = point < figures.marks.size();
  if (!are_thousands(figures, has_decimals ? point + 1 : figures.groups.size())) return false;
  if (!has_decimals) return !figures.groups.front().empty();
  // The mark between thousands cannot also be the decimal mark.
  return !figures.groups.back().empty() && (point == 0 || figures.marks[0] != figures.marks[point]);
}

/// Converts digits, of which the last `decimals` are decimals, to hundredths. Nothing where there
/// are too many digits.
std::optional<std::int64_t> hundredths_of(std::string digits, std::size_t decimals,
                                          bool& is_rounded) {
  // Leading zeros do not count towards the limit.
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - decimals);
  if (digits.size() - decimals - zeros > kMostWholeDigits) return std::nullopt;
  if (decimals < 2) digits.append(2 - decimals, '0');
  const std::size_t kept = digits.size() - (std::max<std::size_t>(decimals, 2) - 2);
  std::int64_t hundredths = 0;
  for (std::size_t i = 0; i < kept; ++i) hundredths = hundredths * 10 + (digits[i] - '0');
  // Computed values of spreadsheets have rounding noise far beyond the cents: 9185.120000000001.
  constexpr std::size_t kCompared = 4;
  const std::string dropped = (digits.substr(kept) + "0000").substr(0, kCompared);
  is_rounded = dropped != "0000" && dropped != "9999";
  // Half a hundredth is rounded up, on the digits as written, not on a double.
  if (kept < digits.size() && digits[kept] >= '5') ++hundredths;
  return hundredths;
}

/// Reads digits and marks, multiplied by ten to the `power`, into `amount`; false where they are no
/// number.
bool read_number(const Figures& figures, Mark mark, int power, AmountText& amount) {
  const std::size_t point = decimal_place(figures, mark, amount.is_guess);
  if (!are_one_number(figures, point)) return false;
  std::size_t decimals = point < figures.marks.size() ? figures.groups.back().size() : 0;
  std::string digits;
  for (const std::string& group : figures.groups) digits += group;
  // The power moves the decimal mark to the right, digit by digit: no rounding.
  for (int k = 0; k < power; ++k) {
    if (decimals > 0) --decimals;
    else digits.push_back('0');
  }
  const auto hundredths = hundredths_of(std::move(digits), decimals, amount.is_rounded);
  if (!hundredths) return false;
  amount.hundredths = *hundredths;
  // Noise beyond the hundredths of a whole number is no decimal that somebody wrote.
  const bool is_noise = decimals > 2 && amount.hundredths % 100 == 0;
  amount.decimals = is_noise ? 0 : static_cast<int>(std::min<std::size_t>(decimals, 2));
  return true;
}

bool is_unknown(std::string_view lower) {
  std::string_view rest = lower;
  // "- €" is how spreadsheets display nothing in a format of money.
  if (rest.ends_with("€")) rest = without_spaces_around(rest.substr(0, rest.size() - 3));
  if (!rest.empty() && length_at_front(kFillers, rest) > 0) {
    while (const std::size_t n =
               std::max(length_at_front(kFillers, rest), length_at_front(kSpaces, rest))) {
      rest.remove_prefix(n);
    }
    return rest.empty();
  }
  std::string words = plain_words(lower);
  std::erase(words, ' ');
  return std::find(kUnknownWords.begin(), kUnknownWords.end(), words) != kUnknownWords.end();
}

}  // namespace

AmountText parse_amount(std::string_view field, const AmountNotation& how) {
  const std::string lower = to_lower(without_spaces_around(plain_text(field)));
  std::string_view text = lower;
  AmountText amount;
  if (text.empty()) return amount;
  // "(1 200 €)", "-1 200 €", "1 200 € -": the sign may be outside or inside of the unit.
  bool is_negative = take_minus(text);
  const WrittenUnit written = take_unit(text);
  amount.unit = written.unit;
  // A unit in the cell itself ("12 k€") takes precedence over that of the column.
  const int power = how.in_thousands && written.name.empty() ? 3 : written.power;
  if (!is_negative) is_negative = take_minus(text);
  // A plus is of use beside a minus: "+ 12".
  if (!is_negative && text.starts_with('+')) text = without_spaces_around(text.substr(1));
  const auto figures = figures_of(text);
  if (!figures || !read_number(*figures, how.mark, power, amount)) {
    return {is_unknown(lower) ? AmountKind::unknown : AmountKind::unreadable};
  }
  amount.kind = AmountKind::amount;
  if (is_negative) amount.hundredths = -amount.hundredths;
  return amount;
}

AmountText typed_amount(std::string_view number, bool in_thousands) {
  const AmountNotation how{in_thousands, Mark::point};
  if (number.find_first_of("eE") == std::string_view::npos) return parse_amount(number, how);
  // Very large and very small numbers are written with a power of ten: "1e+15", "2.5e-05".
  const auto value = parse_number(number);
  if (!value) return {AmountKind::unreadable};
  return parse_amount(fmt::format("{:.6f}", value->value), how);
}

AmountNotation notation_of(std::span<const std::string_view> texts, AmountNotation known) {
  if (known.mark != Mark::either) return known;
  const auto reads = [](std::string_view text, Mark mark) {
    return parse_amount(text, {false, mark}).is_amount();
  };
  bool has_point = false;
  bool has_comma = false;
  for (const std::string_view text : texts) {
    if (has_point && has_comma) break;
    // Without a mark there is nothing to decide; most texts are such numbers or words.
    if (text.find_first_of(".,") == std::string_view::npos) continue;
    const bool with_point = reads(text, Mark::point);
    const bool with_comma = reads(text, Mark::comma);
    // A text that can be read in one way only decides.
    has_point = has_point || (with_point && !with_comma);
    has_comma = has_comma || (with_comma && !with_point);
  }
  if (has_point != has_comma) known.mark = has_point ? Mark::point : Mark::comma;
  return known;
}

}  // namespace carreau
