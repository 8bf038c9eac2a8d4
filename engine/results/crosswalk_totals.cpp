// SPDX-License-Identifier: Apache-2.0
#include "results/crosswalk_totals.hpp"

#include "base/decimal.hpp"
#include "results/heading_list.hpp"
#include "results/zoning_codes.hpp"

#include <cassert>

namespace carreau::results {

namespace {

namespace h = headings;
using files::FieldValue;

/// A number with the decimals of the variable, whole where it has none.
template <auto Amount>
FieldValue amount_value(const MovedVariable& variable, std::size_t /*part*/) {
  if (!variable.totals) return {};
  const std::int64_t units = (*variable.totals).*Amount;
  if (variable.decimals == 0) return units;
  return decimal_value(units, variable.decimals);
}

template <auto Count>
FieldValue source_count(const MovedVariable& variable, std::size_t /*part*/) {
  if (!variable.totals) return {};
  return static_cast<std::int64_t>((*variable.totals).*Count);
}

FieldValue state_count(const MovedVariable& variable, std::size_t state) {
  return static_cast<std::int64_t>(variable.count(static_cast<MovedState>(state)));
}

std::vector<Column<MovedVariable>> moved_total_columns() {
  using T = CountTotals;
  using enum files::FieldType;
  return list_of<MovedVariable>(
      computed_column<MovedVariable>(h::kTotal, real, amount_value<&T::total>),
      computed_column<MovedVariable>(h::kInZones, real, amount_value<&T::in_zones>),
      computed_column<MovedVariable>(h::kElsewhere, real, amount_value<&T::elsewhere>),
      computed_column<MovedVariable>(h::kNotPlaced, real, amount_value<&T::not_placed>),
      computed_column<MovedVariable>(h::kUnknownSources, integer,
                                     source_count<&T::unknown_sources>),
      computed_column<MovedVariable>(h::kByAnotherBase, integer, source_count<&T::fallen_back>));
}

std::vector<Column<MovedVariable>> state_columns() {
  std::vector<Column<MovedVariable>> columns;
  for (const MovedState state : kMovedStates) {
    const Heading heading{to_text(state), ColumnUnit::zones, value_text(state, Language::french),
                          value_text(state, Language::english)};
    columns.push_back(computed_column<MovedVariable>(heading, files::FieldType::integer,
                                                     state_count, static_cast<std::size_t>(state)));
  }
  return columns;
}

}  // namespace

const ColumnTable<MovedVariable>& crosswalk_total_columns() {
  static const ColumnTable<MovedVariable> table(list_of<MovedVariable>(
      text_column<&MovedVariable::name>(h::kVariable), text_column<&MovedVariable::kind>(h::kKind),
      text_column<&MovedVariable::base>(h::kBase), moved_total_columns(), state_columns()));
  return table;
}

const Column<MovedVariable>& state_column(MovedState state) {
  const auto place = crosswalk_total_columns().find(to_text(state));
  assert(place);
  return crosswalk_total_columns().columns()[*place];
}

}  // namespace carreau::results
