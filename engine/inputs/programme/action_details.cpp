// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_details.hpp"

#include "actions/date_text.hpp"
#include "base/text.hpp"
#include "inputs/programme/action_values.hpp"
#include "inputs/programme/header_text.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace carreau::inputs {

namespace {

template <class Value>
using WordTable = std::map<std::string, Value, std::less<>>;

/// The value of a word, in any gender and number; nothing where no list has it.
template <class Value>
std::optional<Value> value_of_word(const WordTable<Value>& own, const WordTable<Value>& usual,
                                   std::string_view text) {
  const std::string stems = stems_of(text);
  for (const auto* const table : {&own, &usual}) {
    for (const auto& [word, value] : *table) {
      if (stems_of(word) == stems || carreau::to_text(value) == text) return value;
    }
  }
  return std::nullopt;
}

/// The cells of one row, and what is reported about them.
class DetailReader {
 public:
  DetailReader(const ActionTable& table, const ActionCells& cells, RowFindings& findings)
      : table_(table), cells_(cells), findings_(findings) {}

  [[nodiscard]] std::string text(ActionField field) const {
    return std::string(cells_.text(field));
  }

  template <class Value>
  [[nodiscard]] Value word(ActionField field, const WordTable<Value>& own,
                           const WordTable<Value>& usual) const {
    const std::string_view written = cells_.text(field);
    if (plain_words(written).empty()) return Value::unknown;
    const auto value = value_of_word(own, usual, written);
    if (!value) report(field);
    return value.value_or(Value::unknown);
  }

  [[nodiscard]] std::optional<int> year(ActionField field) const {
    const std::string_view written = cells_.text(field);
    const auto year = parse_year(written).year;
    if (!year && !written.empty()) report(field);
    return year;
  }

  [[nodiscard]] AgreementYears agreement() const {
    AgreementYears years = parse_agreement(cells_.text(ActionField::convention));
    if (!years.first && !cells_.text(ActionField::convention).empty())
      report(ActionField::convention);
    if (const auto first = year(ActionField::first_year)) years.first = first;
    if (const auto last = year(ActionField::last_year)) years.last = last;
    return years;
  }

  [[nodiscard]] std::optional<Euros> total_cost() const {
    const FieldColumn* const column = table_.columns.find(ActionField::total_cost);
    if (column == nullptr) return std::nullopt;
    FunderAmounts amounts;
    amounts.column = column->column;
    amounts.funder.in_thousands = column->in_thousands;
    return cells_.amount(amounts).amount;
  }

  void report(ActionField field) const {
    findings_.warn("detail_not_understood",
                   {{"field", to_text(field)}, {"written", cells_.text(field)}},
                   cells_.place(field));
  }

 private:
  const ActionTable& table_;
  const ActionCells& cells_;
  RowFindings& findings_;
};

/// The people of each group that the row counts.
std::vector<AudienceGroup> groups_of(const ActionTable& table, std::size_t row,
                                     RowFindings& findings) {
  std::vector<AudienceGroup> groups;
  for (const AudienceColumn& column : table.columns.groups) {
    const std::string_view written = table.rows.field(row, column.column);
    if (written.empty()) continue;
    const auto people = parse_people(written);
    if (!people) {
      findings.warn("audience_unreadable", {{"written", written}},
                    table.rows.place(row, table.rows.columns()[column.column]));
      continue;
    }
    auto group = std::find_if(groups.begin(), groups.end(), [&](const AudienceGroup& g) {
      return g.group == column.group.group;
    });
    if (group == groups.end()) group = groups.insert(group, {column.group.group, {}, {}});
    (column.group.is_actual ? group->actual : group->forecast) = people;
  }
  return groups;
}

}  // namespace

void add_amount(Amounts& amounts, Measure measure, Euros amount) {
  const auto add = [&](std::optional<Euros>& to) { to = to.value_or(Euros()) + amount; };
  switch (measure) {
    case Measure::requested: return add(amounts.requested);
    case Measure::granted: return add(amounts.granted);
    case Measure::paid: return add(amounts.paid);
  }
}

Amounts own_amounts(const ActionTable& table, const ActionCells& cells) {
  Amounts amounts = cells.amounts();
  for (const FunderAmounts& column : table.columns.funders) {
    if (!column.funder.funder.empty()) continue;
    if (const auto amount = cells.amount(column).amount) {
      add_amount(amounts, column.funder.measure, *amount);
    }
  }
  return amounts;
}

AgreementYears parse_agreement(std::string_view text) {
  std::vector<int> years;
  for (const std::string& word : split(plain_words(text), ' ')) {
    const bool is_number = !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
    if (!is_number) continue;
    // "2024-26" names the second year by its last digits.
    const bool is_short = word.size() == 2 && years.size() == 1;
    const auto year = parse_year(is_short ? std::to_string(years[0] / 100) + word : word).year;
    if (!year || (word.size() != 4 && !is_short)) return {};
    years.push_back(*year);
  }
  if (years.empty() || years.size() > 2 || years.front() > years.back()) return {};
  return {years.front(), years.back()};
}

void read_details(const ActionTable& table, std::size_t row, const ActionCells& cells,
                  RowFindings& findings, Action& action) {
  const DetailReader reader(table, cells, findings);
  action.priority = reader.text(ActionField::priority);
  action.scheme = reader.text(ActionField::scheme);
  action.theme_written = reader.text(ActionField::theme);
  if (action.theme_written.empty()) action.theme_written = reader.text(ActionField::theme_label);
  if (cells.has_column(ActionField::status))
    action.status_written = reader.text(ActionField::status);
  action.section =
      reader.word(ActionField::section, table.mapping.section_words, usual_names().section_words);
  const AgreementYears years = reader.agreement();
  action.first_year = years.first;
  action.last_year = years.last;
  action.total_cost = reader.total_cost();
  action.audience_groups = groups_of(table, row, findings);
}

void read_details(const ActionTable& table, const ActionCells& cells, RowFindings& findings,
                  Indicator& indicator) {
  const DetailReader reader(table, cells, findings);
  const ActionMapping& usual = usual_names();
  indicator.adding =
      reader.word(ActionField::adding, table.mapping.adding_words, usual.adding_words);
  indicator.direction =
      reader.word(ActionField::direction, table.mapping.direction_words, usual.direction_words);
  indicator.baseline = cells.figure(ActionField::baseline);
  indicator.weight = cells.figure(ActionField::weight);
  indicator.year = reader.year(ActionField::target_year);
}

}  // namespace carreau::inputs
