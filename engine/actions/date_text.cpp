// SPDX-License-Identifier: Apache-2.0
#include "actions/date_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace carreau {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"janvier",   "fevrier", "mars",     "avril",
                                                   "mai",       "juin",    "juillet",  "aout",
                                                   "septembre", "octobre", "novembre", "decembre"};
/// A shorter abbreviation could stand for two months ("ju").
constexpr std::size_t kShortestMonth = 3;

/// A number or a word of the text, with its form.
struct DatePart {
  std::string text;
  std::optional<int> number;
};

std::optional<int> number_of(std::string_view text) {
  // from_chars() ignores the locale and takes neither spaces nor a plus sign.
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.size() > 8 || error != std::errc{} || end != text.data() + text.size()) return {};
  return value;
}

/// Splits a plain text into numbers and words: "le 1er mars 2024" gives le, 1, mars, 2024.
std::vector<DatePart> parts_of(std::string_view field) {
  std::vector<DatePart> parts;
  // In plain words every sign has become a space: "01/03/2024" gives three parts.
  for (std::string& word : split(plain_words(field), ' ')) {
    if (word == "1er") word = "1";
    if (word == "le" || word.empty()) continue;
    const auto number = number_of(word);
    parts.push_back({std::move(word), number});
  }
  return parts;
}

std::optional<int> month_of(const DatePart& part) {
  if (part.number) return part.number;
  if (part.text.size() < kShortestMonth) return {};
  std::optional<int> month;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (!kMonths[i].starts_with(part.text)) continue;
    // Two months begin in this way, such as "ma": the word is no month.
    if (month) return {};
    month = static_cast<int>(i) + 1;
  }
  return month;
}

bool is_year(int number) { return number >= kFirstYear && number <= kLastYear; }
bool is_month(int number) { return number >= 1 && number <= 12; }

/// A year of four digits, or of two digits in this century.
std::optional<int> year_of(const DatePart& part) {
  if (!part.number) return {};
  // "24" is 2024: programmes are not older than this century.
  if (part.text.size() == 2) return 2000 + *part.number;
  return is_year(*part.number) ? part.number : std::nullopt;
}

std::optional<int> year_of_day(const std::optional<int>& year, std::optional<int> month,
                               std::optional<int> day) {
  if (!year || !month || !day || !is_month(*month) || *day < 1) return {};
  // 31 February has no year: it is a mistake to be corrected, not guessed.
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? year : std::nullopt;
}

/// The year of a spreadsheet's day number: 1 is 1 January 1900, and 60 is 29 February 1900, a day
/// that did not exist.
std::optional<int> year_of_serial(int serial) {
  // Days from 30 December 1899 to 1 January 1970.
  constexpr int kEpochToUnix = 25'569;
  const std::chrono::sys_days day{std::chrono::days{serial - kEpochToUnix}};
  const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
  return is_year(year) ? std::optional(year) : std::nullopt;
}

std::optional<int> year_of_one(const DatePart& part) {
  if (!part.number) return {};
  if (part.text.size() == 4) return is_year(*part.number) ? part.number : std::nullopt;
  // Five digits: the day number of a spreadsheet.
  if (part.text.size() == 5) return year_of_serial(*part.number);
  // Eight digits: 20240301.
  if (part.text.size() != 8) return {};
  const int date = *part.number;
  const int year = date / 10'000;
  return is_year(year) ? year_of_day(year, date / 100 % 100, date % 100) : std::nullopt;
}

/// "03/2024", "2024-03", "mars 2024", and pairs of years.
YearText year_of_two(const DatePart& first, const DatePart& second) {
  const bool starts_with_year = first.number && first.text.size() == 4;
  if (!starts_with_year) {
    const auto month = month_of(first);
    // A year behind a month must have four digits, or "03/24" could also be a day.
    return {month && is_month(*month) && second.text.size() == 4 ? year_of(second) : std::nullopt};
  }
  if (!is_year(*first.number) || !second.number) return {};
  // "2023/24" is a school year; the 03 of "2023-03" is a month, because 2003 does not follow 2023.
  const auto other = year_of(second);
  if (other && *other == *first.number + 1) return {first.number, true};
  if (other && second.text.size() == 4 && *other >= *first.number) return {first.number, true};
  return {is_month(*second.number) ? first.number : std::nullopt};
}

YearText year_of_three(std::span<const DatePart> parts) {
  const DatePart& first = parts[0];
  const bool starts_with_year = first.text.size() == 4;
  // The year stands first, as in ISO dates, or last.
  const auto year = year_of(starts_with_year ? first : parts[2]);
  return {year_of_day(year, month_of(parts[1]), starts_with_year ? parts[2].number : first.number)};
}

/// Removes a time of day ("T00:00:00Z", "00:00"), and the decimals of a whole number.
std::string_view without_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  // A colon only occurs in times.
  if (colon != std::string_view::npos) {
    const std::size_t gap = text.substr(0, colon).find_last_of("T ");
    if (gap != std::string_view::npos) text = text.substr(0, gap);
  }
  if (text.size() > 2 && text.ends_with(".0")) text.remove_suffix(2);
  return trimmed(text);
}

}  // namespace

YearText parse_year(std::string_view field) {
  const std::string_view text = without_time(trimmed(field));
  const std::vector<DatePart> parts = parts_of(text);
  switch (parts.size()) {
    case 1: return {year_of_one(parts[0])};
    case 2: return year_of_two(parts[0], parts[1]);
    case 3: return year_of_three(parts);
    // A period of two dates.
    case 6: {
      const YearText from = year_of_three(std::span(parts).first(3));
      const YearText to = year_of_three(std::span(parts).last(3));
      if (!from.year || !to.year || *to.year < *from.year) return {};
      return {from.year, *from.year != *to.year};
    }
    default: return {};
  }
}

}  // namespace carreau
