// SPDX-License-Identifier: Apache-2.0
/// Amounts of money as French tables write them, exact to the cent.
#pragma once

#include "base/quantity.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// How the figures of a column are to be understood.
struct MoneyNotation {
  bool in_thousands = false;  ///< the column is in k€
  /// Which character parts the cents: either by what stands around it, or that one alone.
  enum class Mark : std::uint8_t { either, point, comma } mark = Mark::either;
  friend bool operator==(const MoneyNotation&, const MoneyNotation&) = default;
};

struct MoneyText {
  /// Nothing where the text is empty, says that the amount is not known ("-", "nc"), or is none.
  std::optional<Euros> amount;
  bool is_unreadable = false;  ///< there is a text, and it is no amount
  bool is_unknown = false;     ///< a word or a dash says that the amount is not known
  /// Three digits behind a single mark ("1.028", "1,028") or several marks ("1.028.246"): they were
  /// taken for thousands, because an amount has two decimals at the most.
  bool is_guess = false;
  bool is_rounded = false;  ///< there was more than a cent can say; half a cent goes away from zero
};

/// Reads a whole field: "1 028 246,50 €", "1.028.246,50", "1,028.5 EUR", "(250,00)", "250-",
/// "12 k€", "1,2 M€". Spaces may be U+0020, U+00A0, U+2009, U+202F or apostrophes, between groups
/// of three digits. Never reads a part of the field: "3 + FPH" is unreadable.
[[nodiscard]] MoneyText parse_money(std::string_view field, const MoneyNotation& how = {});

/// With a point and two decimals: "-1028246.50". parse_money() reads it back.
[[nodiscard]] std::string money_text(Euros amount);

}  // namespace carreau
