// SPDX-License-Identifier: Apache-2.0
/// Any bytes as an amount, a date, a cell of shares, a header, and a mapping file: values that keep
/// their promises, or a typed error.
#include "actions/attribution.hpp"
#include "actions/date_text.hpp"
#include "actions/money_text.hpp"
#include "base/error.hpp"
#include "files/cell_guard.hpp"
#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/action_values.hpp"
#include "inputs/programme/action_words.hpp"
#include "inputs/programme/audience_headers.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

void check(bool is_kept) {
  if (!is_kept) std::abort();
}

void check_money(const std::string& text) {
  const carreau::MoneyText money = carreau::parse_money(text);
  check(!(money.amount && money.is_unreadable));
  if (money.amount)
    check(carreau::parse_money(carreau::money_text(*money.amount)).amount == money.amount);
}

void check_quartiers(const std::string& text) {
  try {
    std::int64_t sum = 0;
    bool has_share = false;
    for (const auto& quartier : carreau::inputs::parse_quartiers(text, ";\n|,/").quartiers) {
      has_share = has_share || quartier.share_millionths.has_value();
      sum += quartier.share_millionths.value_or(0);
    }
    check(!has_share || sum == carreau::kWhole);
  } catch (const carreau::inputs::CellRefused&) {  // as it should be
  }
}

void check_mapping(const std::string& text) {
  carreau::inputs::ActionMapping mapping;
  try {
    mapping = carreau::inputs::parse_mapping(text, "input.toml");
  } catch (const carreau::Error&) {  // refused, as it should be
    return;
  }
  check(carreau::inputs::parse_mapping(carreau::inputs::mapping_text(mapping), "again.toml") ==
        mapping);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_money(text);
  const auto year = carreau::parse_year(text).year;
  check(!year || (*year >= carreau::kFirstYear && *year <= carreau::kLastYear));
  check_quartiers(text);
  (void)carreau::inputs::parse_siret(text);
  const auto header = carreau::inputs::header_text(text);
  static const carreau::inputs::GroupWords groups(carreau::inputs::usual_names());
  (void)carreau::inputs::audience_header(header, groups);
  (void)carreau::inputs::amount_header(header, carreau::inputs::amount_words({}));
  check(carreau::files::unguarded(carreau::files::guarded(text)) == text);
  check_mapping(text);
  return 0;
}
