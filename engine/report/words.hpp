// SPDX-License-Identifier: Apache-2.0
/// Words and numbers for readers, in French by default and in English on request.
#pragma once

#include "base/language.hpp"
#include "base/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::report {

/// Parses "fr" or "en". Throws ArgumentError for any other text.
[[nodiscard]] Language parse_language(std::string_view text);

/// The words of the catalogue and the format of numbers, in one language.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  [[nodiscard]] Language language() const { return language_; }
  /// The text of a code that has no details. The code must exist, which a test checks for every
  /// code in the sources.
  [[nodiscard]] std::string_view operator()(std::string_view code) const;
  /// The text of a code with its details filled in.
  [[nodiscard]] std::string text(std::string_view code, std::vector<Detail> details) const;
  /// "12 345" or "12,345", rounded to a whole number, with ties away from zero as in all outputs.
  [[nodiscard]] std::string count(double value) const;
  /// "12 345,6" or "12,345.6".
  [[nodiscard]] std::string decimal(double value, int digits) const;
  /// "15 400 €" or "€15,400".
  [[nodiscard]] std::string euros(double value, int digits = 0) const;
  /// A fraction as "62 %" or "62%".
  [[nodiscard]] std::string percent(double fraction, int digits = 0) const;

  // The next functions show a value with as many digits as its comparison with a bound needs, and a
  // parameter with all its digits, so that a text never contradicts a decision.

  /// "10 657,5" where the bound is 10 658, even if `digits` is 0.
  [[nodiscard]] std::string decimal_apart(double value, double bound, int digits = 0) const;
  /// "11 300,02 €" where the bound is 11 300.
  [[nodiscard]] std::string euros_apart(double value, double bound, int digits = 0) const;
  /// A value and a bound that are both not whole, with as many digits as show their order.
  [[nodiscard]] std::pair<std::string, std::string> euros_beside(double value, double bound) const;
  /// "50,004 %" where the bound is one half; both are given as fractions.
  [[nodiscard]] std::string percent_apart(double fraction, double bound, int digits = 0) const;
  /// "21 120 €" or "21 120,50 €", to the cent.
  [[nodiscard]] std::string euros_exact(double value) const;
  /// "60 %" or "55,5 %".
  [[nodiscard]] std::string percent_exact(double fraction) const;

 private:
  Language language_;
};

}  // namespace carreau::report
