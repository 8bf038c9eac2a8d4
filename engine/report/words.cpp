// SPDX-License-Identifier: Apache-2.0
#include "report/words.hpp"

#include "base/error.hpp"
#include "base/message_catalogue.hpp"
#include "base/text.hpp"
#include "results/rounded_apart.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <utility>

namespace carreau::report {

namespace {

constexpr std::string_view kNarrowNoBreakSpace = "\u202F";
constexpr std::string_view kNoBreakSpace = "\u00A0";

/// The digits of a non-negative number. Ties are rounded away from zero, whereas the library would
/// round to the even digit: 31,816.5 people are 31,817 in every table and on the page.
std::string digits_of(double value, int digits) {
  const double power = std::pow(10.0, digits);
  const double scaled = value * power;
  const double whole = std::floor(scaled);
  // Only an exact half is a tie; a product that was rounded to a half is not.
  const bool is_tie = scaled - whole == 0.5 && std::fma(value, power, -scaled) == 0.0;
  return fmt::format("{:.{}f}", is_tie ? (whole + 1.0) / power : value, digits);
}

/// The number that digits_of() shows.
double shown(double value, int digits) {
  const double size = std::strtod(digits_of(std::abs(value), digits).c_str(), nullptr);
  return std::copysign(size, value);
}

/// The number of digits, at least `least`, with which the number shown stays on its side of
/// `bound`.
int digits_apart(double value, double bound, int least) {
  return results::fewest_decimals(least, [&](int digits) {
    return results::side_of(shown(value, digits), bound) == results::side_of(value, bound);
  });
}

/// The smallest number of digits that shows the same number as `most` digits.
int digits_needed(double value, int most) {
  std::string text = digits_of(std::abs(value), most);
  int digits = most;
  for (; digits > 0 && text.back() == '0'; --digits) text.pop_back();
  return digits;
}

}  // namespace

Language parse_language(std::string_view text) {
  if (text == "fr") return Language::french;
  if (text == "en") return Language::english;
  throw ArgumentError(Message{"unknown_language", {{"found", text}}});
}

std::string_view Words::operator()(std::string_view code) const {
  const MessageTexts* const entry = find_message(code);
  if (entry == nullptr) return code;
  return language_ == Language::french ? entry->french : entry->english;
}

std::string Words::text(std::string_view code, std::vector<Detail> details) const {
  return text_of(Message{std::string(code), std::move(details)}, language_);
}

std::string Words::decimal(double value, int digits) const {
  const bool is_french = language_ == Language::french;
  std::string text = digits_of(std::abs(value), digits);
  const std::size_t point = text.find('.');
  std::string whole = grouped(text.substr(0, point), language_);
  const std::string rest =
      point == std::string::npos ? std::string() : (is_french ? "," : ".") + text.substr(point + 1);
  const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
  return (value < 0.0 && !is_zero ? "−" : "") + whole + rest;
}

std::string Words::count(double value) const { return decimal(value, 0); }

std::string Words::euros(double value, int digits) const {
  const std::string number = decimal(value, digits);
  if (language_ == Language::french) return number + std::string(kNoBreakSpace) + "€";
  return number.starts_with("−") ? "−€" + decimal(-value, digits) : "€" + number;
}

std::string Words::percent(double fraction, int digits) const {
  const std::string number = decimal(fraction * 100.0, digits);
  return language_ == Language::french ? number + std::string(kNoBreakSpace) + "%" : number + "%";
}

std::string Words::decimal_apart(double value, double bound, int digits) const {
  return decimal(value, digits_apart(value, bound, digits));
}

std::string Words::euros_apart(double value, double bound, int digits) const {
  return euros(value, digits_apart(value, bound, digits));
}

std::pair<std::string, std::string> Words::euros_beside(double value, double bound) const {
  const int digits = results::fewest_decimals(0, [&](int tried) {
    return results::side_of(shown(value, tried), shown(bound, tried)) ==
           results::side_of(value, bound);
  });
  return {euros(value, digits), euros(bound, digits)};
}

std::string Words::percent_apart(double fraction, double bound, int digits) const {
  return percent(fraction, digits_apart(fraction * 100.0, bound * 100.0, digits));
}

std::string Words::euros_exact(double value) const {
  constexpr int kCents = 2;
  return euros(value, digits_needed(value, kCents) == 0 ? 0 : kCents);
}

std::string Words::percent_exact(double fraction) const {
  constexpr int kMost = 6;
  return percent(fraction, digits_needed(fraction * 100.0, kMost));
}

}  // namespace carreau::report
