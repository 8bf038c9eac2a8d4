// SPDX-License-Identifier: Apache-2.0
#include "actions/money_text.hpp"

#include "base/decimal.hpp"

namespace carreau {

namespace {

MoneyText money_of(const AmountText& amount) {
  MoneyText money;
  const bool is_percent = amount.unit == AmountUnit::percent;
  money.is_unreadable = amount.kind == AmountKind::unreadable || (amount.is_amount() && is_percent);
  money.is_unknown = amount.kind == AmountKind::unknown;
  if (!amount.is_amount() || is_percent) return money;
  money.amount = Euros::from_cents(amount.hundredths);
  money.is_guess = amount.is_guess;
  money.is_rounded = amount.is_rounded;
  return money;
}

}  // namespace

MoneyText parse_money(std::string_view field, const MoneyNotation& how) {
  return money_of(parse_amount(field, how));
}

MoneyText typed_money(std::string_view number, const MoneyNotation& how) {
  return money_of(typed_amount(number, how.in_thousands));
}

std::string money_text(Euros amount) { return decimal_text(amount.cents(), 2); }

}  // namespace carreau
