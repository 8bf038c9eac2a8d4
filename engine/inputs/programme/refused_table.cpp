// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/refused_table.hpp"

#include "base/text.hpp"
#include "inputs/programme/action_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, kMeasures> kMeasureHeaders{"Demandé", "Accordé", "Versé"};

const std::vector<std::string>& usual_names_of(ActionSheet sheet, ActionField field) {
  static const std::vector<std::string> kNone;
  const auto& columns = usual_names().of(sheet).columns;
  const auto found = columns.find(field);
  return found == columns.end() ? kNone : found->second;
}

/// In thousands where the mapping says so of all amounts, and the header does not.
std::string with_unit(std::string name, bool in_thousands) {
  const bool says_it = header_words(name).in_thousands;
  return in_thousands && !says_it ? name + " (k€)" : name;
}

std::string header_of_field(const ImportedTable& table, const FieldColumn& field) {
  const std::string& own = table.columns[field.column];
  const auto& names = usual_names_of(table.sheet, field.field);
  const bool is_usual = std::ranges::any_of(names, [&](const std::string& name) {
    return header_words(name).words == header_words(own).words;
  });
  const std::string& name = is_usual || names.empty() ? own : names.front();
  return is_money(field.field) ? with_unit(name, field.in_thousands || table.in_thousands) : name;
}

std::string header_of_funder(const ImportedTable& table, const FunderAmounts& amounts) {
  const std::string& own = table.columns[amounts.column];
  const FunderColumn& funder = amounts.funder;
  const auto usual = funder_header(own, usual_names().funder_words);
  const bool is_usual = usual && usual->measure == funder.measure &&
                        plain_words(usual->funder) == plain_words(funder.funder);
  std::string name =
      is_usual ? own
               : fmt::format("{} {}", kMeasureHeaders[static_cast<std::size_t>(funder.measure)],
                             funder.funder);
  return with_unit(std::move(name), funder.in_thousands || table.in_thousands);
}

/// The column of the field, which is added where the table has none.
std::size_t place_for(RefusedTable& refused, const ImportedTable& table, ActionField field,
                      const char* name) {
  if (const FieldColumn* const found = table.found.find(field)) return found->column;
  refused.columns.emplace_back(name);
  return refused.columns.size() - 1;
}

}  // namespace

RefusedTable refused_table(const ImportedTable& table) {
  RefusedTable refused{table.name, table.columns, {}, {}};
  if (table.has_own_names) {
    for (const FieldColumn& field : table.found.fields) {
      refused.columns[field.column] = header_of_field(table, field);
    }
    for (const FunderAmounts& amounts : table.found.funders) {
      refused.columns[amounts.column] = header_of_funder(table, amounts);
    }
    for (const std::size_t column : table.found.unused) refused.columns[column].clear();
  }
  // Lines and indicators take the year from the action that they name.
  if (table.sheet != ActionSheet::actions) return refused;
  refused.reference = place_for(refused, table, ActionField::reference, "Référence");
  refused.year = place_for(refused, table, ActionField::year, "Année");
  return refused;
}

}  // namespace carreau::inputs
