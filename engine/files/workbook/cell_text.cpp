// SPDX-License-Identifier: Apache-2.0
#include "files/workbook/cell_text.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace carreau::files {

namespace {

constexpr std::int64_t kSecondsInDay = 86'400;
// 31 December 9999: no spreadsheet shows later days as dates.
constexpr double kLastDay = 2'958'465.0;

/// "14:30:00"; hours beyond a day stay hours, as in durations.
std::string time_text(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string day_text(std::int64_t day, DateEpoch epoch) {
  using std::chrono::sys_days;
  using std::chrono::year;
  // Excel counts a 29 February 1900, so days before it are one further from the later ones.
  const sys_days first = epoch == DateEpoch::year_1904
                             ? sys_days(year(1904) / 1 / 1)
                             : sys_days(year(1899) / 12 / (day < 60 ? 31 : 30));
  const std::chrono::year_month_day date{first + std::chrono::days(day)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

CellText date_of_number(double value, DateEpoch epoch) {
  // A zero shown as a date is what an empty cell gives to a formula.
  const double least = epoch == DateEpoch::year_1904 ? 0.0 : 1.0;
  if (!(value >= least && value <= kLastDay)) return {CellType::number, number_text(value)};
  // Rounded to seconds first: 23:59:59.9 belongs to the next day.
  const std::int64_t seconds = std::llround(value * static_cast<double>(kSecondsInDay));
  std::string text = day_text(seconds / kSecondsInDay, epoch);
  if (seconds % kSecondsInDay != 0) text += " " + time_text(seconds % kSecondsInDay);
  return {CellType::date, std::move(text)};
}

CellText time_of_number(double value) {
  if (!(value >= 0.0 && value <= kLastDay)) return {CellType::number, number_text(value)};
  return {CellType::text, time_text(std::llround(value * static_cast<double>(kSecondsInDay)))};
}

/// The format code in lower case, without what it shows literally or in brackets.
std::string bare_format(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;  // the rest is for negative numbers and texts
    if (c == '"' || c == '[') {
      const std::size_t end = code.find(c == '"' ? '"' : ']', i + 1);
      if (end == std::string_view::npos) break;
      // "[h]" counts hours beyond a day; other brackets are colours, currencies and conditions.
      const std::string inner = to_lower(code.substr(i + 1, end - i - 1));
      if (c == '[' && inner.find_first_not_of("hms") == std::string::npos) bare += inner;
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else {
      bare += c;
    }
  }
  return to_lower(bare);
}

}  // namespace

std::string number_text(double value) {
  if (!std::isfinite(value)) return {};
  // Enough for the largest and the smallest double in full.
  std::array<char, 1100> buffer{};
  // Zero has no sign in a table.
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                          value == 0.0 ? 0.0 : value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

std::string percentage_text(double value) {
  std::string text = number_text(value);
  if (text.empty()) return text;
  const bool is_negative = text.front() == '-';
  std::string digits = is_negative ? text.substr(1) : text;
  std::size_t point = digits.find('.');
  if (point == std::string::npos) point = digits.size();
  else digits.erase(point, 1);
  while (digits.size() < point + 2) digits += '0';
  digits.insert(point + 2, ".");
  while (digits.ends_with('0')) digits.pop_back();
  if (digits.ends_with('.')) digits.pop_back();
  // "0125" of 0.0125 becomes "1.25", "000" of 0 becomes "0".
  const std::size_t first = digits.find_first_not_of('0');
  if (first == std::string::npos) digits = "0";
  else digits.erase(0, digits[first] == '.' ? first - 1 : first);
  return (is_negative ? "-" : "") + digits + " %";
}

CellText styled_number(double value, NumberStyle style, DateEpoch epoch) {
  switch (style) {
    case NumberStyle::percentage: return {CellType::percentage, percentage_text(value)};
    case NumberStyle::date: return date_of_number(value, epoch);
    case NumberStyle::time: return time_of_number(value);
    case NumberStyle::plain: break;
  }
  return {CellType::number, number_text(value)};
}

std::optional<std::string> iso_date_text(std::string_view text) {
  constexpr std::size_t kDay = std::string_view("2024-03-15").size();
  constexpr std::size_t kTime = std::string_view("14:30:00").size();
  if (text.size() < kDay || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(text[i])) return std::nullopt;
  }
  const std::string day(text.substr(0, kDay));
  if (text.size() < kDay + 1 + kTime || text[kDay] != 'T') return day;
  const std::string_view time = text.substr(kDay + 1, kTime);
  return time == "00:00:00" ? day : day + " " + std::string(time);
}

NumberStyle style_of_format(std::string_view code) {
  const std::string bare = bare_format(code);
  const auto has = [&](std::string_view letters) {
    return bare.find_first_of(letters) != std::string::npos;
  };
  if (bare.find('%') != std::string::npos) return NumberStyle::percentage;
  // The names of the format without any style, in files of English and French programs.
  if (bare == "general" || bare == "standard" || bare == "@") return NumberStyle::plain;
  // "aaaa" and "jj" are years and days in formats that French programs wrote untranslated.
  if (has("yd") || bare.find("aaaa") != std::string::npos || bare.find("jj") != std::string::npos) {
    return NumberStyle::date;
  }
  // "m" is a month, or minutes beside hours or seconds.
  if (has("hs")) return NumberStyle::time;
  return has("m") ? NumberStyle::date : NumberStyle::plain;
}

NumberStyle style_of_builtin_format(std::uint32_t id) {
  if (id == 9 || id == 10) return NumberStyle::percentage;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return NumberStyle::time;
  const bool is_date = (id >= 14 && id <= 17) || id == 22;
  // Dates of East Asian versions.
  const bool is_asian_date = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return is_date || is_asian_date ? NumberStyle::date : NumberStyle::plain;
}

}  // namespace carreau::files
