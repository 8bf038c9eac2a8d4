// SPDX-License-Identifier: Apache-2.0
#include "report/words.hpp"

#include "base/error.hpp"
#include "base/message_catalogue.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace carreau::report {

namespace {

constexpr std::string_view kNarrowNoBreakSpace = "\u202F";
constexpr std::string_view kNoBreakSpace = "\u00A0";

/// The digits of a whole number in groups of three.
std::string grouped(std::string digits, std::string_view separator) {
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, separator);
  }
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
  std::string text = fmt::format("{:.{}f}", std::abs(value), digits);
  const std::size_t point = text.find('.');
  std::string whole = grouped(text.substr(0, point), is_french ? kNarrowNoBreakSpace : ",");
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

}  // namespace carreau::report
