// SPDX-License-Identifier: Apache-2.0
#include "results/assignment_totals.hpp"

#include "results/heading_list.hpp"

namespace carreau::results {

ColumnTable<AssignmentTotals> assignment_total_columns(const std::vector<double>& bands) {
  namespace h = headings;
  using R = AssignmentTotals;
  auto columns = list_of<R>(text_column<&R::name>(h::kZoning), integer_column<&R::zones>(h::kZones),
                            integer_column<&R::inside>(h::kInside),
                            integer_column<&R::in_several>(h::kInSeveral));
  for (std::size_t b = 0; b < bands.size(); ++b) {
    auto column = part_column<&R::within, IntegerTraits<std::size_t>>({}, b);
    column.unit = ColumnUnit::places;
    name_band(column, bands[b]);
    append_to(columns, std::move(column));
  }
  append_to(columns, integer_column<&R::ambiguous>(h::kAmbiguous));
  return ColumnTable<R>(std::move(columns));
}

AssignmentTotals assignment_totals(const NamedZoning& zoning, const ZoningCounts& counts) {
  return {zoning.name,       zoning.zones.codes.size(), counts.inside,
          counts.in_several, counts.entirely_within,    counts.doubtful};
}

}  // namespace carreau::results
