// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/refused_table.hpp"

#include "base/text.hpp"
#include "inputs/programme/action_words.hpp"
#include "inputs/programme/column_names.hpp"
#include "inputs/programme/header_text.hpp"

#include <fmt/format.h>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, kMeasures> kMeasureHeaders{"Demandé", "Accordé", "Versé"};

/// In thousands where the mapping says so of all amounts, and the header does not.
std::string with_unit(const std::string& name, bool in_thousands) {
  return in_thousands && !header_text(name).in_thousands ? name + " (k€)" : name;
}

std::string header_of_field(const ImportedTable& table, const FieldColumn& field) {
  const std::string& own = table.columns[field.column];
  const std::vector<SoughtName>& names = usual_names_of(table.sheet, field.field);
  const bool is_usual =
      FreeColumns(std::span(&own, 1)).find(names, field.field).has_value() || names.empty();
  const std::string& name = is_usual ? own : names.front().written;
  return is_amount(field.field) ? with_unit(name, field.in_thousands || table.in_thousands) : name;
}

std::string header_of_funder(const ImportedTable& table, const FunderAmounts& amounts) {
  const std::string& own = table.columns[amounts.column];
  const FunderColumn& funder = amounts.funder;
  const bool in_thousands = funder.in_thousands || table.in_thousands;
  const AmountHeader usual = amount_header(header_text(own), amount_words({}));
  const bool is_usual =
      usual.measure == funder.measure && plain_words(usual.funder) == plain_words(funder.funder);
  // A part of the row's own amounts has no funder to name.
  if (is_usual || funder.funder.empty()) return with_unit(own, in_thousands);
  const std::string_view measure = kMeasureHeaders[static_cast<std::size_t>(funder.measure)];
  return with_unit(fmt::format("{} {}", measure, funder.funder), in_thousands);
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
