// SPDX-License-Identifier: Apache-2.0
#include "actions/money_text.hpp"

#include "base/decimal.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace carreau {

namespace {

/// Characters that may separate groups of three digits, in UTF-8.
/// Blank, no-break, thin and narrow no-break spaces, and both apostrophes, which Swiss tables use.
constexpr std::array<std::string_view, 6> kGaps{" ", "\xC2\xA0",    "\xE2\x80\x89", "\xE2\x80\xAF",
                                                "'", "\xE2\x80\x99"};
// The hyphen, the minus sign and the en dash.
constexpr std::array<std::string_view, 3> kMinus{"-", "\xE2\x88\x92", "\xE2\x80\x93"};
constexpr std::array<std::string_view, 10> kUnknown{
    "-", "--", "\xE2\x80\x93", "\xE2\x80\x94", "nc", "nd", "n/a", "na", "ns", "?"};
/// Units that may follow an amount, longest first, with the power of ten by which they multiply it.
struct MoneyUnit {
  std::string_view name;
  int power;
};
constexpr std::array<MoneyUnit, 13> kUnits{{{"milliers d'euros", 3},
                                            {"millions d'euros", 6},
                                            {"keuros", 3},
                                            {"euros", 0},
                                            {"euro", 0},
                                            {"keur", 3},
                                            {"meur", 6},
                                            {"k\xE2\x82\xAC", 3},
                                            {"m\xE2\x82\xAC", 6},
                                            {"eur", 0},
                                            {"\xE2\x82\xAC", 0},
                                            {"k", 3},
                                            {"m", 6}}};
/// Keeps an amount in millions, and a sum of a million amounts, within 64 bits.
/// Twelve digits, and two more for cents.
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

/// Removes a sign, which may be before the amount, after it, or a pair of parentheses.
bool take_sign(std::string_view& text) {
  const std::size_t before = text.size();
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    text = trimmed(text.substr(1, text.size() - 2));
  } else if (const std::size_t front = length_at_front(kMinus, text)) {
    text = trimmed(text.substr(front));
  } else if (const std::size_t back = length_at_back(kMinus, text)) {
    // "1 200-" as in accounting programs.
    text = trimmed(text.substr(0, text.size() - back));
  }
  return text.size() != before;
}

int take_unit(std::string_view& text) {
  // The euro sign may stand before the amount.
  if (text.starts_with("\xE2\x82\xAC")) {
    text = trimmed(text.substr(3));
    return 0;
  }
  for (const auto& [name, power] : kUnits) {
    if (!text.ends_with(name)) continue;
    text = trimmed(text.substr(0, text.size() - name.size()));
    return power;
  }
  return 0;
}

/// The runs of digits of an amount and the marks between them; every kind of space is noted as ' '.
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
    const std::size_t gap = length_at_front(kGaps, text);
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
  if (first.empty() || first.size() > 3) return false;
  for (std::size_t i = 1; i < end; ++i) {
    if (figures.groups[i].size() != 3 || figures.marks[i - 1] != figures.marks[0]) return false;
  }
  return true;
}

/// The position of the decimal mark among the marks, or the number of marks where there is no
/// decimal mark. Sets `is_guess` where the text allows both readings.
std::size_t decimal_place(const Figures& figures, MoneyNotation::Mark mark, bool& is_guess) {
  const std::size_t none = figures.marks.size();
  // A space separates thousands only.
  if (none == 0 || figures.marks.back() == ' ') return none;
  const char last = figures.marks.back();
  if (mark != MoneyNotation::Mark::either) {
    return last == (mark == MoneyNotation::Mark::point ? '.' : ',') ? none - 1 : none;
  }
  // The last mark is the decimal one unless it occurs several times: "1.234.567".
  const auto same =
      static_cast<std::size_t>(std::count(figures.marks.begin(), figures.marks.end(), last));
  const bool is_alone = same == none;
  if (same > 1) {
    // "1.234.567" has thousands; that no decimals follow is an assumption.
    is_guess = is_alone;
    return none;
  }
  // "0.125" and "1 028,125" can only have decimals; "1,028" may be read both ways.
  const std::string& whole = figures.groups.front();
  const bool may_be_thousands =
      is_alone && whole.size() <= 3 && !whole.empty() && whole.front() != '0';
  if (!may_be_thousands || figures.groups.back().size() != 3) return none - 1;
  is_guess = true;
  return none;
}

/// Converts digits, of which the last `decimals` are decimals, to cents. Nothing where there are
/// too many digits.
std::optional<std::int64_t> cents_of(std::string digits, std::size_t decimals, bool& is_rounded) {
  // Leading zeros do not count towards the limit.
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - decimals);
  if (digits.size() - decimals - zeros > kMostWholeDigits) return std::nullopt;
  if (decimals < 2) digits.append(2 - decimals, '0');
  const std::size_t kept = digits.size() - (std::max<std::size_t>(decimals, 2) - 2);
  std::int64_t cents = 0;
  for (std::size_t i = 0; i < kept; ++i) cents = cents * 10 + (digits[i] - '0');
  // Computed values of spreadsheets have rounding noise far beyond the cents: 9185.120000000001.
  constexpr std::size_t kCompared = 4;
  const std::string dropped = (digits.substr(kept) + "0000").substr(0, kCompared);
  is_rounded = dropped != "0000" && dropped != "9999";
  // Half a cent is rounded up, on the digits as written, not on a double.
  if (kept < digits.size() && digits[kept] >= '5') ++cents;
  return cents;
}

MoneyText unreadable() {
  MoneyText text;
  text.is_unreadable = true;
  return text;
}

}  // namespace

MoneyText parse_money(std::string_view field, const MoneyNotation& how) {
  const std::string lower = to_lower(trimmed(field));
  std::string_view text = lower;
  MoneyText money;
  if (text.empty()) return money;
  if (std::find(kUnknown.begin(), kUnknown.end(), text) != kUnknown.end()) {
    money.is_unknown = true;
    return money;
  }
  // "(1 200 €)", "-1 200 €", "1 200 € -": the sign may be outside or inside of the unit.
  bool is_negative = take_sign(text);
  const std::size_t before = text.size();
  int power = take_unit(text);
  // A unit in the cell itself ("12 k€") takes precedence over that of the column.
  if (how.in_thousands && text.size() == before) power = 3;
  if (!is_negative) is_negative = take_sign(text);
  const auto figures = figures_of(text);
  if (!figures) return unreadable();
  // Groups before `point` are whole euros, the others are decimals.
  const std::size_t point = decimal_place(*figures, how.mark, money.is_guess);
  const bool has_decimals = point < figures->marks.size();
  const std::size_t whole_groups = has_decimals ? point + 1 : figures->groups.size();
  if (!are_thousands(*figures, whole_groups)) return unreadable();
  // The mark between thousands cannot also be the decimal mark.
  if (has_decimals && point > 0 && figures->marks[0] == figures->marks[point]) return unreadable();
  std::string digits;
  for (const std::string& group : figures->groups) digits += group;
  const std::size_t decimals = has_decimals ? figures->groups.back().size() : 0;
  if (digits.empty() || (has_decimals && decimals == 0)) return unreadable();
  // Thousands move the decimal mark to the right, digit by digit: no rounding.
  std::size_t left = decimals;
  for (int k = 0; k < power; ++k) {
    if (left > 0) --left;
    else digits.push_back('0');
  }
  const auto cents = cents_of(std::move(digits), left, money.is_rounded);
  if (!cents) return unreadable();
  money.amount = Euros::from_cents(is_negative ? -*cents : *cents);
  return money;
}

std::string money_text(Euros amount) { return decimal_text(amount.cents(), 2); }

}  // namespace carreau
