// SPDX-License-Identifier: Apache-2.0
/// Amounts of money in tables, exact to the cent.
#pragma once

#include "base/amount_text.hpp"
#include "base/quantity.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// How the amounts of a column are written; notation_of() decides it by their texts.
using MoneyNotation = AmountNotation;

struct MoneyText {
  /// Empty where the text is empty, says that the amount is not known ("-", "nc"), or is
  /// unreadable.
  std::optional<Euros> amount;
  bool is_unreadable = false;  ///< there is a text, but it is not an amount
  bool is_unknown = false;     ///< a word or a dash states that the amount is not known
  bool is_guess = false;       ///< see AmountText
  bool is_rounded = false;     ///< see AmountText
};

/// Reads what parse_amount() reads, except percentages, which are unreadable as money.
[[nodiscard]] MoneyText parse_money(std::string_view field, const MoneyNotation& how = {});

/// Reads the number of a cell that its file types as a number, as typed_amount() does.
[[nodiscard]] MoneyText typed_money(std::string_view number, const MoneyNotation& how = {});

/// Formats with a point and two decimals: "-1028246.50". parse_money() parses the result.
[[nodiscard]] std::string money_text(Euros amount);

}  // namespace carreau
