// SPDX-License-Identifier: Apache-2.0
/// Words and numbers for people, in French first, in English by switch.
#pragma once

#include "base/language.hpp"
#include "base/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::report {

/// "fr" or "en". Throws ArgumentError for anything else.
[[nodiscard]] Language parse_language(std::string_view text);

/// Words of the catalogue and numbers, in one language.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  [[nodiscard]] Language language() const { return language_; }
  /// What the catalogue has for a code whose text names no detail. The code must be there, which a
  /// test proves of every code in the sources.
  [[nodiscard]] std::string_view operator()(std::string_view code) const;
  /// The same with its details filled in.
  [[nodiscard]] std::string text(std::string_view code, std::vector<Detail> details) const;
  /// "12 345" or "12,345", to the nearest whole; ties away from zero, as in all outputs.
  [[nodiscard]] std::string count(double value) const;
  /// "12 345,6" or "12,345.6".
  [[nodiscard]] std::string decimal(double value, int digits) const;
  /// "15 400 €" or "€15,400".
  [[nodiscard]] std::string euros(double value, int digits = 0) const;
  /// "62 %" or "62%", of a fraction.
  [[nodiscard]] std::string percent(double fraction, int digits = 0) const;

  // A value beside its bound takes as many digits as the comparison needs, a parameter all of its
  // own: what is read never contradicts what was decided.

  /// "10 657,5" where the bound is 10 658, though `digits` asks for none.
  [[nodiscard]] std::string decimal_apart(double value, double bound, int digits = 0) const;
  /// "11 300,02 €" where the bound is 11 300.
  [[nodiscard]] std::string euros_apart(double value, double bound, int digits = 0) const;
  /// A value and its bound, neither of them whole, with as many digits as show their order.
  [[nodiscard]] std::pair<std::string, std::string> euros_beside(double value, double bound) const;
  /// "50,004 %" where the bound is a half; both are fractions.
  [[nodiscard]] std::string percent_apart(double fraction, double bound, int digits = 0) const;
  /// "21 120 €" or "21 120,50 €", to the cent.
  [[nodiscard]] std::string euros_exact(double value) const;
  /// "60 %" or "55,5 %".
  [[nodiscard]] std::string percent_exact(double fraction) const;

 private:
  Language language_;
};

}  // namespace carreau::report
