// SPDX-License-Identifier: Apache-2.0
/// All kinds of results with their columns, for tests that apply to all of them.
#pragma once

#include "results/actions_columns.hpp"
#include "results/assignment_rows.hpp"
#include "results/comparison_rows.hpp"
#include "results/crosswalk_rows.hpp"
#include "results/delineation_columns.hpp"
#include "results/portrait/portrait_columns.hpp"
#include "results/reconciliation_rows.hpp"
#include "results/revision_columns.hpp"
#include "results/sweep/sweep_columns.hpp"
#include "results/zoning_rows.hpp"

#include <vector>

namespace carreau::testing {

/// A count that is called COUNT, and a rate that is called RATE.
inline std::vector<MovedVariable> some_variables() {
  return {{"COUNT", VariableKind::count, Base::people, 0, {}, {}},
          {"RATE", VariableKind::rate, Base::people, 4, {}, {}}};
}

/// Calls `visit(name, table)` for each kind. Of those whose columns depend on their input one input
/// stands for all: a count called COUNT; the poverty ratio varied; footprints in one zoning with
/// one band.
template <class Visit>
void for_each_column_table(const Visit& visit) {
  visit("perimeters", results::perimeter_columns());
  visit("near_misses", results::near_miss_columns());
  visit("cells", results::cell_columns());
  visit("urban_units", results::unit_columns());
  visit("findings", results::finding_columns());
  visit("run", results::run_columns());
  visit("check", results::check_columns());
  visit("evaluation", results::agreement_columns());
  visit("comparison", results::comparison_columns());
  visit("matrix", results::transfer_columns());
  visit("portrait", results::portrait_columns());
  visit("crosswalk", results::crosswalk_columns({some_variables().front()}));
  visit("assignment", results::assignment_columns({{}, {"zoning"}, {300.0}, true}));
  visit("reconciliation", results::reconciliation_columns());
  visit("revision", results::revised_columns());
  visit("extensions", results::extension_columns());
  visit("revision_cells", results::revised_cell_columns());
  const std::vector<const Parameter*> varied{find_parameter("poverty_ratio")};
  visit("scenarios", results::swept_scenario_columns(varied));
  visit("swept_cells", results::swept_cell_columns(varied));
  visit("swept_zones", results::swept_zone_columns(varied));
  visit("sensitivities", results::swept_effect_columns());
  visit("curves", results::curve_columns());
  visit("quartiers", results::funded_quartier_columns());
  visit("actions", results::funded_action_columns());
  visit("funding", results::funding_columns());
}

}  // namespace carreau::testing
