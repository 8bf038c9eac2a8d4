// SPDX-License-Identifier: Apache-2.0
/// Parses amounts of money as French tables write them, exact to the cent.
#pragma once

#include "base/quantity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// How the amounts of a column are written.
struct MoneyNotation {
  bool in_thousands = false;  ///< the column is in k€
  /// The decimal mark: either of the two, as the text suggests, or only the given one.
  enum class Mark : std::uint8_t { either, point, comma } mark = Mark::either;
  friend bool operator==(const MoneyNotation&, const MoneyNotation&) = default;
};

struct MoneyText {
  /// Empty where the text is empty, says that the amount is not known ("-", "nc"), or is
  /// unreadable.
  std::optional<Euros> amount;
  bool is_unreadable = false;  ///< there is a text, but it is not an amount
  bool is_unknown = false;     ///< a word or a dash states that the amount is not known
  /// Three digits after a single mark ("1.028", "1,028"), or several marks ("1.028.246"), were read
  /// as thousands, because an amount has at most two decimals.
  bool is_guess = false;
  /// The text had more than two decimals; half a cent is rounded away from zero.
  bool is_rounded = false;
};

/// Parses a whole field: "1 028 246,50 €", "1.028.246,50", "1,028.5 EUR", "(250,00)", "250-", "12
/// k€", "1,2 M€". Groups of three digits may be separated by U+0020, U+00A0, U+2009, U+202F or
/// apostrophes. Never parses only a part of the field: "3 + FPH" is unreadable.
[[nodiscard]] MoneyText parse_money(std::string_view field, const MoneyNotation& how = {});

/// Formats with a point and two decimals: "-1028246.50". parse_money() parses the result.
[[nodiscard]] std::string money_text(Euros amount);

}  // namespace carreau
