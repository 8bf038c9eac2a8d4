// SPDX-License-Identifier: Apache-2.0
/// Reads amounts and other figures as French and English tables write them, exact to the hundredth.
/// It is the only reader of such texts, so that every part of the program reads a cell alike.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace carreau {

/// How the amounts of a column are written.
struct AmountNotation {
  bool in_thousands = false;  ///< the column is in k€
  /// The decimal mark: either of the two, as the text suggests, or only the given one.
  enum class Mark : std::uint8_t { either, point, comma } mark = Mark::either;
  friend bool operator==(const AmountNotation&, const AmountNotation&) = default;
};

/// The unit written in the cell itself. "12 k" has none, but is multiplied by a thousand.
enum class AmountUnit : std::uint8_t { none, euro, percent };

enum class AmountKind : std::uint8_t {
  empty,
  unknown,     ///< a word or a dash states that the amount is not known: "nc", "s", "-"
  unreadable,  ///< there is a text, but it is not an amount
  amount,
};

struct AmountText {
  AmountKind kind = AmountKind::empty;
  AmountUnit unit = AmountUnit::none;
  std::int64_t hundredths = 0;  ///< for kind amount; its absolute value is less than 10^14
  int decimals = 0;             ///< number of decimals written, at most 2
  /// Three digits after a single mark ("1.028", "1,028"), or several marks ("1.028.246"), were read
  /// as thousands, although nothing but this text says so.
  bool is_guess = false;
  /// The text had more than two decimals; half a hundredth is rounded away from zero.
  bool is_rounded = false;

  [[nodiscard]] bool is_amount() const { return kind == AmountKind::amount; }
};

/// Parses a whole field: "1 028 246,50 €", "1.028.246,50", "1,028.5 EUR", "(250,00)", "250-",
/// "12 k€", "1,2 M€", "12 %". Groups of three digits may be separated by spaces of any width or by
/// apostrophes. Never parses only a part of the field: "3 + FPH" is unreadable.
[[nodiscard]] AmountText parse_amount(std::string_view field, const AmountNotation& how = {});

/// Parses the number of a cell that its file types as a number: a decimal point, perhaps a power of
/// ten, no other mark. Nothing in it is interpreted: "33.333" is never thousands.
[[nodiscard]] AmountText typed_amount(std::string_view number, bool in_thousands = false);

/// Decides the decimal mark of a column by its texts: those that allow a single reading decide how
/// to read "1,234" and "1.234" beside them. Gives `known` back where it names a mark, where no text
/// decides, and where the texts contradict each other; "1,234" then remains a guess. Numbers of
/// cells that are typed as numbers must not be among the texts.
[[nodiscard]] AmountNotation notation_of(std::span<const std::string_view> texts,
                                         AmountNotation known = {});

}  // namespace carreau
