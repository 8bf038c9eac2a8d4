// SPDX-License-Identifier: Apache-2.0
/// One run: incomes once a grid, then thresholds, then zones, then edits by hand.
#pragma once

#include "base/findings.hpp"
#include "delineation/delineate.hpp"
#include "income/bracket_estimate.hpp"
#include "income/income_estimate.hpp"
#include "income/union_income.hpp"
#include "rules/unit_threshold.hpp"
#include "scenario/scenario.hpp"
#include "territory/territory.hpp"
#include "zoning/perimeter_check.hpp"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// What a run works on; none of it depends on the scenario's rule.
struct RunInput {
  const CellTable& cells;
  const Territory& territory;
  const Membership& membership;
  std::span<const double> listed_share;  ///< per cell; empty when no listed quartiers are given
  /// Published medians of communes or units, of the grid's year, to which estimates are brought.
  const std::map<std::string, PublishedMedian>* levels = nullptr;
  /// Exact counts by income bracket, which take the place of any model.
  const IncomeBrackets* brackets = nullptr;
};

/// Incomes of every cell under the scenario's vintage and model. They depend neither on the rule
/// nor on the options of the delineation.
[[nodiscard]] std::unique_ptr<IncomeEstimate> estimate_incomes(const RunInput& input,
                                                               const Scenario& scenario,
                                                               Findings& findings);

/// Disposable medians of income areas, by code.
using AreaMedians = std::map<std::string, Interval>;

/// Medians of the income areas that have no published one, from their cells.
[[nodiscard]] AreaMedians estimate_area_medians(const RunInput& input, const IncomeEstimate& income,
                                                Findings& findings);

/// The threshold of every unit, then that of the cells outside any unit (where the national median
/// stands in for the local one, to show how such places fare).
[[nodiscard]] std::vector<UnitThreshold> unit_thresholds(const RunInput& input,
                                                         const Scenario& scenario,
                                                         const AreaMedians& medians);

/// A whole run.
struct RunResult {
  std::shared_ptr<const IncomeEstimate> income;  ///< shared by runs with the same incomes
  std::vector<UnitThreshold> thresholds;
  Delineation delineation;  ///< edits applied
};
/// Throws what resolve_edits() and apply_edits() throw. For many runs over one grid see
/// scenario/session.hpp.
[[nodiscard]] RunResult run_scenario(const RunInput& input, const Scenario& scenario,
                                     Findings& findings);

/// What the delineation works on; keeps references to all of its arguments.
[[nodiscard]] DelineationInput delineation_input(const RunInput& input, const Scenario& scenario,
                                                 const IncomeEstimate& income,
                                                 std::span<const UnitThreshold> thresholds);

/// A run that tests the criteria on given zones instead of drawing its own.
struct CheckResult {
  std::unique_ptr<IncomeEstimate> income;
  std::vector<UnitThreshold> thresholds;
  std::vector<PerimeterCheck> checks;
};
[[nodiscard]] CheckResult check_scenario(const RunInput& input, const Scenario& scenario,
                                         const CellShares& zones, Findings& findings);

}  // namespace carreau
