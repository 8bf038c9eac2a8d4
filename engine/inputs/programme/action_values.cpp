// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_values.hpp"

#include "actions/attribution.hpp"
#include "base/decimal.hpp"
#include "base/text.hpp"
#include "territory/commune.hpp"
#include "zoning/apportion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace carreau::inputs {

namespace {

/// Without spaces.
std::string without_spaces(std::string_view text) {
  std::string joined;
  for (std::size_t at = 0; at < text.size(); ++at) {
    // A non-breaking space in UTF-8, as spreadsheets put it before signs.
    if (text.substr(at).starts_with("\xC2\xA0")) ++at;
    else if (text[at] != ' ') joined.push_back(text[at]);
  }
  return joined;
}

/// Words and the number after them: "La Fontaine (60 %)" gives "La Fontaine" and 60.
struct WordsAndFigure {
  std::string words;
  std::string figure;  ///< without the percent sign
};
WordsAndFigure words_and_figure(std::string_view value) {
  std::string_view text = trimmed(value);
  // "QN03001M:60", "QN03001M = 60 %", "QN03001M (60 %)", "QN03001M 60 %". The last mark, because
  // the words may have one too: "La Fontaine (QN03601M) : 60".
  std::size_t mark = text.find_last_of(":=(");
  if (mark == std::string_view::npos && text.ends_with('%'))
    mark = text.find_last_of(' ', text.find_last_not_of(" %"));
  if (mark == std::string_view::npos) return {std::string(text), {}};
  std::string_view figure = trimmed(text.substr(mark + 1));
  while (!figure.empty() && std::string_view(" %)").find(figure.back()) != std::string_view::npos) {
    figure.remove_suffix(1);
  }
  // In "Centre (Nord)" and "QPV : La Fontaine" a name follows the mark.
  const bool is_figure = !figure.empty() && (is_digit(figure.front()) || figure.front() == '-') &&
                         std::any_of(figure.begin(), figure.end(), is_digit);
  // A number in parentheses without a percent sign is a postal code or a year beside a name.
  const bool is_beside = text[mark] == '(' && text.find('%', mark) == std::string_view::npos;
  if (!is_figure || is_beside) return {std::string(text), {}};
  return {std::string(trimmed(text.substr(0, mark))), std::string(trimmed(figure))};
}

/// The values of a cell with shares. "A 60 % et B 40 %" has no separator but its percent signs.
std::vector<std::string> share_values(std::string_view cell, std::string_view separators) {
  std::vector<std::string> values = cell_values(cell, separators);
  if (values.size() != 1 || std::ranges::count(values.front(), '%') < 2) return values;
  const std::string whole = std::exchange(values, {}).front();
  std::size_t begin = 0;
  for (std::size_t at = whole.find('%'); at != std::string::npos; at = whole.find('%', begin)) {
    // A closing parenthesis belongs to the figure.
    const std::size_t end = std::min(whole.find_first_not_of(" )", at + 1), whole.size());
    std::string value = whole.substr(begin, end - begin);
    const std::size_t word = value.find_first_not_of(" +&-");
    value.erase(0, word == std::string::npos ? 0 : word);
    for (const std::string_view joint : {"et ", "puis ", "and "}) {
      if (value.starts_with(joint)) value.erase(0, joint.size());
    }
    values.push_back(std::move(value));
    begin = end;
  }
  return values;
}

/// The number as written, in percent.
Decimal percent_of(const WordsAndFigure& value) {
  const auto percent = parse_decimal(value.figure);
  // Four decimals of a percent are a millionth of the whole.
  constexpr int kMostShareDecimals = 4;
  const bool is_share = percent && percent->units >= 0 && percent->decimals <= kMostShareDecimals &&
                        percent->units <= with_decimals({100, 0}, percent->decimals);
  if (!is_share) {
    throw CellRefused{"refused_share", {{"quartier", value.words}, {"written", value.figure}}};
  }
  return *percent;
}

/// Scales percentages that add up to about 100 to millionths of the whole.
void share_out(const std::vector<std::int64_t>& percentages,
               std::vector<StatedQuartier>& quartiers) {
  const std::vector<std::int64_t> millionths = apportion(kWhole, percentages);
  for (std::size_t i = 0; i < millionths.size(); ++i) {
    quartiers[i].share_millionths = static_cast<std::int32_t>(millionths[i]);
  }
}

/// Whether the Luhn checksum is wrong. For La Poste (SIREN 356000000) the sum of the digits must be
/// a multiple of five instead.
bool fails_siret_check(std::string_view digits) {
  int plain = 0;
  int luhn = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[i] - '0';
    // The weights of Luhn for 14 digits: the first is doubled, the last is not.
    const int weighed = i % 2 == 0 ? 2 * digit : digit;
    plain += digit;
    luhn += weighed > 9 ? weighed - 9 : weighed;
  }
  const bool is_post = digits.starts_with("356000000");
  return luhn % 10 != 0 && !(is_post && plain % 5 == 0);
}

}  // namespace

std::vector<std::string> cell_values(std::string_view cell, std::string_view separators) {
  std::vector<std::string> values;
  // One separator for a cell: the first of those allowed that occurs in it, so "Centre, Nord; Sud"
  // has two values.
  const auto used = std::find_if(separators.begin(), separators.end(),
                                 [&](char c) { return cell.find(c) != std::string_view::npos; });
  for (const std::string& part : split(cell, used == separators.end() ? '\0' : *used)) {
    const std::string_view value = plain_text(part);
    if (!value.empty()) values.emplace_back(value);
  }
  return values;
}

namespace {

/// Without shares, names with a comma or slash stay whole: only the zoning tells whether "Centre,
/// Nord" is one quartier, two, or a quartier and its commune.
std::vector<StatedQuartier> texts_without_shares(std::string_view cell,
                                                 std::string_view separators) {
  std::string certain(separators);
  std::erase_if(certain, [](char mark) { return mark == ',' || mark == '/'; });
  std::vector<StatedQuartier> texts;
  for (std::string& value : cell_values(cell, certain)) texts.push_back({std::move(value), {}});
  return texts;
}

}  // namespace

StatedQuartiers parse_quartiers(std::string_view cell, std::string_view separators) {
  StatedQuartiers stated;
  std::vector<Decimal> shares;
  int decimals = 0;
  for (const std::string& value : share_values(cell, separators)) {
    const WordsAndFigure part = words_and_figure(value);
    stated.quartiers.push_back({part.words, {}});
    if (part.figure.empty()) continue;
    shares.push_back(percent_of(part));
    decimals = std::max(decimals, shares.back().decimals);
  }
  if (shares.empty()) {
    stated.quartiers = texts_without_shares(cell, separators);
    return stated;
  }
  // A part with shares and a part without leaves open what the others get.
  if (shares.size() < stated.quartiers.size()) {
    throw CellRefused{"refused_share_partly", {{"written", cell}}};
  }
  std::vector<std::int64_t> parts;
  std::int64_t sum = 0;
  for (const Decimal& share : shares) {
    parts.push_back(with_decimals(share, decimals).value_or(0));
    sum += parts.back();
  }
  // 100 with the same decimals.
  const std::int64_t hundred = with_decimals({100, 0}, decimals).value_or(0);
  const auto count = static_cast<std::int64_t>(shares.size());
  // Each share may be off by half a unit of its last decimal; a single share of 100 must be exact.
  if (sum <= 0 || 2 * std::abs(sum - hundred) > (count > 1 ? count : 0)) {
    throw CellRefused{"refused_share_sum",
                      {{"written", cell}, {"sum", decimal_text(sum, decimals)}}};
  }
  // 33.3 % three times is meant as thirds.
  stated.was_rescaled = sum != hundred;
  share_out(parts, stated.quartiers);
  return stated;
}

std::vector<QuartierAudience> parse_audiences(std::string_view cell, std::string_view separators) {
  std::vector<QuartierAudience> audiences;
  for (const std::string& value : cell_values(cell, separators)) {
    const WordsAndFigure part = words_and_figure(value);
    const auto people = parse_people(part.figure);
    if (!people) throw CellRefused{"refused_audience_by_quartier", {{"written", value}}};
    audiences.push_back({part.words, *people});
  }
  return audiences;
}

std::optional<std::int64_t> parse_people(std::string_view cell) {
  const auto number = parse_decimal(cell);
  // People are counted: a fraction or a negative number is no count.
  if (!number || number->units < 0) return std::nullopt;
  std::int64_t whole = number->units;
  for (int k = 0; k < number->decimals; ++k) {
    if (whole % 10 != 0) return std::nullopt;
    whole /= 10;
  }
  return whole;
}

SiretText parse_siret(std::string_view cell) {
  SiretText text;
  std::string digits = without_spaces(cell);
  // Spreadsheets that took the SIRET for a number write "12345678900012.0" or with separating
  // points.
  if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
  std::erase(digits, '.');
  if (digits.empty()) return text;
  const bool are_digits = std::all_of(digits.begin(), digits.end(), is_digit);
  // Only where the checksum confirms it: thirteen digits may also be a typing mistake.
  if (are_digits && digits.size() == 13 && !fails_siret_check("0" + digits)) {
    digits.insert(digits.begin(), '0');
    text.has_zero_put = true;
  }
  text.is_odd_length = !are_digits || digits.size() != 14;
  if (text.is_odd_length) return text;
  text.fails_check = fails_siret_check(digits);
  text.siret = std::move(digits);
  return text;
}

std::vector<std::string> parse_communes(std::string_view cell, std::string_view separators,
                                        std::size_t& zeros) {
  std::vector<std::string> communes = cell_values(cell, separators);
  for (std::string& commune : communes) {
    const bool are_digits = std::all_of(commune.begin(), commune.end(), is_digit);
    // Spreadsheets turn 01004 into 1004.
    if (commune.size() != 4 || !are_digits || !is_commune_code("0" + commune)) continue;
    commune.insert(commune.begin(), '0');
    ++zeros;
  }
  return communes;
}

}  // namespace carreau::inputs
