// SPDX-License-Identifier: Apache-2.0
/// Words and numbers for people, in French first, in English by switch.
#pragma once

#include "base/language.hpp"
#include "base/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::report {

/// "fr" or "en". Throws ArgumentError for anything else.
[[nodiscard]] Language parse_language(std::string_view text);

/// Words of the catalogue and numbers, in one language.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string_view operator()(std::string_view french,
                                            std::string_view english) const {
    return language_ == Language::french ? french : english;
  }
  /// What the catalogue has for a code whose text names no detail. The code must be there, which a
  /// test proves of every code in the sources.
  [[nodiscard]] std::string_view operator()(std::string_view code) const;
  /// The same with its details filled in.
  [[nodiscard]] std::string text(std::string_view code, std::vector<Detail> details) const;
  /// "12 345" or "12,345", to the nearest whole.
  [[nodiscard]] std::string count(double value) const;
  /// "12 345,6" or "12,345.6".
  [[nodiscard]] std::string decimal(double value, int digits) const;
  /// "15 400 €" or "€15,400".
  [[nodiscard]] std::string euros(double value, int digits = 0) const;
  /// "62 %" or "62%", of a fraction.
  [[nodiscard]] std::string percent(double fraction, int digits = 0) const;

 private:
  Language language_;
};

}  // namespace carreau::report
