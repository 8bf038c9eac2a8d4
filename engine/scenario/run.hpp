// SPDX-License-Identifier: Apache-2.0
/// One run: incomes (once for each grid), thresholds, zones, then edits by hand.
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
#include "zoning/secrecy.hpp"

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// The data of a run; none of it depends on the rule of the scenario.
struct RunInput {
  const CellTable& cells;
  const Territory& territory;
  const Membership& membership;
  std::span<const double> listed_share;  ///< for each cell; empty without listed quartiers
  /// Published medians of communes or units for the year of the grid, to which estimates are
  /// scaled.
  const std::map<std::string, PublishedMedian>* levels = nullptr;
  /// Exact counts by income bracket, which replace the income model.
  const IncomeBrackets* brackets = nullptr;
  /// Codes of income areas of which the territory is known to hold a part only.
  const std::set<std::string>* partial_areas = nullptr;
  FewestHouseholds fewest_households = {};  ///< figures of fewer are withheld

  /// Whether the incomes are not open data, and figures of too few households are withheld
  /// (zoning/secrecy.hpp). Exact counts belong to their user; INSEE publishes its grid by cell.
  [[nodiscard]] bool are_incomes_secret() const { return brackets != nullptr; }
  /// Whether the incomes of an area are withheld.
  [[nodiscard]] bool withholds(const AreaFigures& figures) const {
    return are_incomes_secret() && concerns_too_few(cells.headcount(), figures, fewest_households);
  }
  /// Throws DataError where what would move a zone of these cells would tell withheld incomes: the
  /// threshold at which it turns is their median.
  void refuse_secret_reach(std::span<const CellIndex> zone) const;
};

/// Estimates the incomes of every cell with the vintage and the model of the scenario. The result
/// depends neither on the parameters of the rule nor on the options of the delineation; under a
/// rule that compares no incomes they are unknown.
[[nodiscard]] std::unique_ptr<IncomeEstimate> estimate_incomes(const RunInput& input,
                                                               const Scenario& scenario,
                                                               Findings& findings);

/// Medians of disposable income of income areas, by code.
using AreaMedians = std::map<std::string, Interval>;

/// Estimates, from their cells, the medians of income areas without a published median, where the
/// cells hold nearly all of the area (territory/income_areas.hpp: kNearlyAll).
[[nodiscard]] AreaMedians estimate_area_medians(const RunInput& input, const IncomeEstimate& income,
                                                Findings& findings);

/// The threshold of every unit, and last that of cells outside any unit. For the latter, and for
/// units without a median that no decision depends on, the national median replaces the local one,
/// to show how such places compare. Throws DataError for a unit without a median that meets the
/// territory test or holds listed quartiers. Under a rule that compares no incomes: the territory
/// tests alone.
[[nodiscard]] std::vector<UnitThreshold> unit_thresholds(const RunInput& input,
                                                         const Scenario& scenario,
                                                         const AreaMedians& medians);

/// The result of a complete run.
struct RunResult {
  std::shared_ptr<const IncomeEstimate> income;  ///< shared by runs with the same incomes
  std::vector<UnitThreshold> thresholds;
  Delineation delineation;  ///< with the edits applied
};
/// Throws the errors of resolve_edits() and apply_edits(). To run many scenarios over one grid, use
/// scenario/session.hpp.
[[nodiscard]] RunResult run_scenario(const RunInput& input, const Scenario& scenario,
                                     Findings& findings);

/// Gives the zones of a run their identities: those of the zones that the scenario's reference
/// draws (delineation/zone_identity.hpp), or where it has none, or its reference cannot be run,
/// those of `by_rule`, the zones of the run without edits.
void identify_zones(const RunInput& input, const Scenario& scenario, const Delineation& by_rule,
                    RunResult& result);
/// Gives zones the names of the scenario, and reports those that no zone bears.
void put_names(const Scenario& scenario, Delineation& delineation, Findings& findings);

/// The input of the delineation. It keeps references to all arguments.
[[nodiscard]] DelineationInput delineation_input(const RunInput& input, const Scenario& scenario,
                                                 const IncomeEstimate& income,
                                                 std::span<const UnitThreshold> thresholds);

/// The result of a run that checks given zones instead of drawing zones.
struct CheckResult {
  std::unique_ptr<IncomeEstimate> income;
  std::vector<UnitThreshold> thresholds;
  std::vector<PerimeterCheck> checks;
};
/// `published`: see check_perimeters().
[[nodiscard]] CheckResult check_scenario(
    const RunInput& input, const Scenario& scenario, const CellShares& zones, Findings& findings,
    std::span<const std::optional<std::int64_t>> published = {});

/// Checks of perimeters that may be published: empties those of too few households where the
/// incomes are secret, and reports their number.
void withhold_secret(const RunInput& input, std::vector<PerimeterCheck>& checks,
                     Findings& findings);

/// Prepares a scenario, and the one that its zones are known by, for exact counts of the incomes of
/// cells (RunInput::brackets).
void use_exact_counts(Scenario& scenario, IncomeConcept incomes);

}  // namespace carreau
