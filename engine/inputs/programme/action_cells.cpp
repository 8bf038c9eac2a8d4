// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_cells.hpp"

#include "actions/date_text.hpp"
#include "actions/money_text.hpp"
#include "actions/name_words.hpp"
#include "base/text.hpp"
#include "inputs/programme/action_words.hpp"
#include "inputs/programme/amount_grid.hpp"
#include "inputs/programme/status_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace carreau::inputs {

namespace {

/// The value of a word: looked up in the mapping first, then among the usual words.
template <class Value>
std::optional<Value> word_in(const std::map<std::string, Value, std::less<>>& own,
                             const std::map<std::string, Value, std::less<>>& usual,
                             std::string_view word) {
  if (const auto found = own.find(word); found != own.end()) return found->second;
  if (const auto found = usual.find(word); found != usual.end()) return found->second;
  return std::nullopt;
}

/// The value of its stable name, such as "granted", used by constants and by files that the engine
/// wrote.
template <class Value>
std::optional<Value> value_of_name(std::string_view name, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = static_cast<Value>(i);
    if (carreau::to_text(value) == name) return value;
  }
  return std::nullopt;
}

template <class Value>
std::vector<std::string> words_of(const std::map<std::string, Value, std::less<>>& words) {
  std::vector<std::string> list;
  for (const auto& [word, value] : words) list.push_back(word);
  return list;
}

/// Words that mean yes in a column for a yes-or-no question.
constexpr std::array<std::string_view, 7> kYes{"oui", "o", "vrai", "true", "yes", "1", "x"};
constexpr std::array<std::string_view, 9> kNo{"non", "n",   "faux",     "false",    "no",
                                              "0",   "qpv", "quartier", "communale"};

/// The only year in the name of a file or sheet.
std::optional<int> year_in_name(std::string_view name) {
  std::optional<int> year;
  // Two years in one name do not date it.
  for (const std::string& word : split(plain_words(name), ' ')) {
    const auto found = word.size() == 4 ? parse_year(word).year : std::nullopt;
    if (found && year && *year != *found) return std::nullopt;
    if (found) year = found;
  }
  return year;
}

}  // namespace

const std::vector<Detail>& RowFindings::first_of(const std::string& code, const std::string& file,
                                                 std::vector<Detail> details) {
  return details_.try_emplace({code, file}, std::move(details)).first->second;
}

void RowFindings::notice(const std::string& code, std::vector<Detail> details, const Place& place) {
  findings_.notice(code, first_of(code, place.file, std::move(details)), place);
}

void RowFindings::warn(const std::string& code, std::vector<Detail> details, const Place& place) {
  findings_.warn(code, first_of(code, place.file, std::move(details)), place);
}

void ActionCells::refuse(ActionField field, std::string code, std::vector<Detail> details) const {
  throw RowRefused{{std::move(code), std::move(details)}, column_name(field)};
}

void RowFindings::unknown(std::string code, std::vector<Detail> details, const Place& place,
                          std::string_view written) {
  unknown_.push_back({std::move(code), std::move(details), {place, std::string(written), {}}});
}

std::vector<UnknownValue> RowFindings::keep_unknown() {
  std::vector<UnknownValue> values;
  for (Unknown& one : unknown_) {
    if (!one.code.empty()) warn(one.code, std::move(one.details), one.value.place);
    values.push_back(std::move(one.value));
  }
  unknown_.clear();
  return values;
}

std::string_view ActionCells::text(ActionField field) const {
  // A cell goes before a constant: a constant stands for what the file does not say.
  if (const FieldColumn* const column = table_.columns.find(field)) {
    const std::string_view cell = table_.rows.field(row_, column->column);
    if (!cell.empty()) return cell;
  }
  const auto constant = table_.mapping.constants.find(field);
  return constant == table_.mapping.constants.end() ? std::string_view() : constant->second;
}

std::string ActionCells::column_name(ActionField field) const {
  const FieldColumn* const column = table_.columns.find(field);
  return column == nullptr ? std::string() : table_.rows.columns()[column->column];
}

bool ActionCells::is_named_action() const {
  using F = ActionField;
  const auto has = [&](F field) {
    const FieldColumn* const column = table_.columns.find(field);
    return column != nullptr && !table_.rows.field(row_, column->column).empty();
  };
  // Constants say nothing of the row.
  const std::array others{F::siret, F::quartiers, F::theme, F::status, F::funder, F::year, F::date};
  return (has(F::title) && has(F::operator_name)) ||
         ((has(F::title) || has(F::operator_name)) && std::ranges::any_of(others, has));
}

ActionCells::YearSource ActionCells::year_source() const {
  // A column of years goes before one of dates, and both before a constant.
  for (const ActionField field : {ActionField::year, ActionField::date}) {
    const FieldColumn* const column = table_.columns.find(field);
    if (column == nullptr || table_.rows.field(row_, column->column).empty()) continue;
    return {field, table_.rows.field(row_, column->column), false};
  }
  for (const ActionField field : {ActionField::year, ActionField::date}) {
    const auto constant = table_.mapping.constants.find(field);
    if (constant != table_.mapping.constants.end()) return {field, constant->second, true};
  }
  return {};
}

std::optional<int> ActionCells::year_of_names() const {
  // With such a column, an empty cell is an omission; the name of the file must not fill it.
  if (has_column(ActionField::year) || has_column(ActionField::date)) return std::nullopt;
  if (table_.columns.year) return table_.columns.year;
  for (const std::string& name : {table_.rows.sheet(), table_.rows.file()}) {
    if (const auto year = year_in_name(name)) return year;
  }
  return std::nullopt;
}

std::optional<int> ActionCells::known_year() const {
  const YearSource source = year_source();
  return source.written.empty() ? year_of_names() : parse_year(source.written).year;
}

std::optional<int> ActionCells::year() const {
  const YearSource source = year_source();
  if (source.written.empty()) {
    const auto year = year_of_names();
    if (year) {
      findings_.all().notice(table_.columns.year ? "year_from_headers" : "year_from_name",
                             {{"year", *year}}, place());
    }
    return year;
  }
  if (source.is_constant) {
    findings_.notice("year_from_constant", {{"year", source.written}}, place(source.field));
  }
  const YearText parsed = parse_year(source.written);
  if (!parsed.year) refuse(source.field, "refused_year", {{"written", source.written}});
  // A school year, "2023-2024", counts in one year only; the reader may want to know.
  if (parsed.is_span) {
    findings_.notice("year_of_span", {{"written", source.written}, {"year", *parsed.year}},
                     place(source.field));
  }
  return parsed.year;
}

MoneyText ActionCells::money(std::size_t column, bool in_thousands) const {
  const std::string_view written = table_.rows.field(row_, column);
  const MoneyText money = amount_in_cell(table_, row_, column, in_thousands);
  const Place place = table_.rows.place(row_, table_.rows.columns()[column]);
  // The row keeps its other amounts; this one is unknown, which is not zero.
  if (money.is_unreadable) {
    findings_.unknown("amount_unreadable", {{"written", written}}, place, written);
  }
  // "nc", "nd" and the like: the amount is unknown, and no reason to refuse the action.
  if (money.is_unknown) findings_.notice("amount_unknown", {{"written", written}}, place);
  if (!money.amount) return money;
  const std::string value = money_text(*money.amount);
  if (money.is_guess)
    findings_.warn("amount_guessed", {{"written", written}, {"value", value}}, place);
  if (money.is_rounded)
    findings_.notice("amount_rounded", {{"written", written}, {"value", value}}, place);
  // Repayments exist, so a negative amount is kept.
  if (money.amount->cents() < 0) findings_.warn("amount_negative", {{"value", value}}, place);
  return money;
}

Amounts ActionCells::amounts() const {
  const auto amount_in = [&](ActionField field) -> std::optional<Euros> {
    const FieldColumn* const column = table_.columns.find(field);
    // A column that the file lacks leaves the amount unknown.
    return column == nullptr ? std::nullopt : money(column->column, column->in_thousands).amount;
  };
  return {amount_in(ActionField::requested), amount_in(ActionField::granted),
          amount_in(ActionField::paid)};
}

MoneyText ActionCells::amount(const FunderAmounts& column) const {
  return money(column.column, column.funder.in_thousands);
}

void ActionCells::report_unknown(ActionField field, const char* code, const char* code_near,
                                 const std::vector<std::string>& words) const {
  const std::string_view written = text(field);
  std::vector<Detail> details{{"written", written}};
  // The closest usual word, as a hint for the mapping.
  const auto near = nearest_name(plain_words(written), words);
  if (near) details.push_back({"nearest", *near});
  findings_.unknown(near ? code_near : code, std::move(details), place(field), written);
}

std::optional<ActionStatus> ActionCells::status() const {
  const std::string_view written = text(ActionField::status);
  if (written.empty()) return std::nullopt;
  // Stable names first: files that the engine wrote are read back unchanged.
  if (const auto named = value_of_name<ActionStatus>(written, kActionStatuses)) return named;
  if (const auto found = status_of_words(written, table_.mapping.status_words)) return found;
  report_unknown(ActionField::status, "status_unknown", "status_unknown_near",
                 words_of(usual_names().status_words));
  return ActionStatus::unknown;
}

CreditKind ActionCells::credit() const {
  const std::string_view written = text(ActionField::credit);
  // Not stated is unknown; it must not become common law.
  if (written.empty()) return CreditKind::unknown;
  if (const auto named = value_of_name<CreditKind>(written, 3)) return *named;
  const auto& usual = usual_names().credit_words;
  if (const auto found = word_in(table_.mapping.credit_words, usual, plain_words(written))) {
    return *found;
  }
  report_unknown(ActionField::credit, "credit_unknown", "credit_unknown_near", words_of(usual));
  return CreditKind::unknown;
}

std::optional<std::int64_t> ActionCells::people(ActionField field) const {
  const std::string_view written = text(field);
  if (written.empty()) return std::nullopt;
  const auto people = parse_people(written);
  // Only worth a warning: the money of the action does not depend on its audience.
  if (!people) findings_.warn("audience_unreadable", {{"written", written}}, place(field));
  return people;
}

std::optional<double> ActionCells::figure(ActionField field) const {
  const std::string_view written = text(field);
  if (written.empty()) return std::nullopt;
  const auto number = parse_number(written);
  if (!number || !std::isfinite(number->value)) {
    // An indicator with an unreadable figure would be counted as having none.
    refuse(field, "refused_number", {{"written", written}});
  }
  return number->value;
}

std::string ActionCells::siret() const {
  const std::string_view written = text(ActionField::siret);
  SiretText parsed = parse_siret(written);
  const Place at = place(ActionField::siret);
  // Spreadsheets drop the leading zero of a SIRET.
  if (parsed.has_zero_put) findings_.notice("siret_zero", {}, at);
  if (parsed.is_odd_length) findings_.warn("siret_length", {{"written", written}}, at);
  if (parsed.fails_check) findings_.warn("siret_check", {{"written", written}}, at);
  return std::move(parsed.siret);
}

std::vector<std::string> ActionCells::communes() const {
  std::size_t zeros = 0;
  auto communes = parse_communes(text(ActionField::communes), table_.mapping.separators, zeros);
  if (zeros > 0) {
    // One finding for all communes of the cell.
    findings_.all().notice("leading_zero", {}, place(ActionField::communes),
                           static_cast<std::int64_t>(zeros));
  }
  return communes;
}

bool ActionCells::is_across(std::string_view words) const {
  return holds(table_.mapping.transterritorial_words, words) ||
         holds(usual_names().transterritorial_words, words);
}

bool ActionCells::is_outside(std::string_view words) const {
  // "hors quartier" and "hors QPV" are "hors".
  const std::string key = words.empty() ? std::string() : name_key(words);
  return holds(table_.mapping.outside_words, key) || holds(usual_names().outside_words, key);
}

bool ActionCells::is_transterritorial() const {
  const std::string_view written = text(ActionField::transterritorial);
  const std::string words = plain_words(written);
  // Words of this question differ from table to table, so usual answers are accepted too.
  if (is_across(words) || std::find(kYes.begin(), kYes.end(), words) != kYes.end()) return true;
  // An unknown answer means no, but is reported.
  const bool is_known = std::find(kNo.begin(), kNo.end(), words) != kNo.end() || is_outside(words);
  if (!words.empty() && !is_known) {
    findings_.warn("transterritorial_word", {{"written", written}},
                   place(ActionField::transterritorial));
  }
  return false;
}

void ActionCells::read_quartiers(Action& action) const {
  const std::string_view written = text(ActionField::quartiers);
  // The column of quartiers may say "transterritorial" instead of naming any.
  const bool is_none = is_across(plain_words(written));
  action.is_transterritorial = is_transterritorial() || is_none;
  if (is_none) return;
  // The question of transterritorial actions may be answered with "hors quartier".
  const std::string_view answer = text(ActionField::transterritorial);
  if (written.empty() && is_outside(plain_words(answer))) {
    action.quartiers.push_back({std::string(answer), {}});
    return;
  }
  try {
    StatedQuartiers stated = parse_quartiers(written, table_.mapping.separators);
    if (stated.was_rescaled) {
      findings_.notice("shares_rescaled", {{"written", written}}, place(ActionField::quartiers));
    }
    action.quartiers = std::move(stated.quartiers);
  } catch (CellRefused& why) {
    throw RowRefused{std::move(why), column_name(ActionField::quartiers)};
  }
}

std::vector<QuartierAudience> ActionCells::audiences() const {
  try {
    return parse_audiences(text(ActionField::audience_by_quartier), table_.mapping.separators);
  } catch (CellRefused& why) {
    throw RowRefused{std::move(why), column_name(ActionField::audience_by_quartier)};
  }
}

void ActionCells::check_currency() const {
  const std::string currency = plain_words(text(ActionField::currency));
  if (currency.empty() || currency == "eur" || currency == "euro" || currency == "euros") return;
  // plain_words() removes the sign.
  if (text(ActionField::currency) == "€") return;
  refuse(ActionField::currency, "refused_currency", {{"currency", text(ActionField::currency)}});
}

}  // namespace carreau::inputs
