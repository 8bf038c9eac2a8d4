// SPDX-License-Identifier: Apache-2.0
#include "scenario/run.hpp"

#include "base/parallel.hpp"
#include "income/bracket_estimate.hpp"
#include "income/declared_estimate.hpp"
#include "income/fitted_estimate.hpp"
#include "income/level.hpp"
#include "income/normal.hpp"
#include "income/union_income.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace carreau {

namespace {

/// An income area with its inhabited cells.
struct AreaCells {
  const Unit* unit = nullptr;  ///< the first unit of the area, which represents all of them
  std::vector<CellIndex> cells;
};

/// The income areas whose median must be estimated, ordered by code.
std::vector<AreaCells> areas_to_estimate(const RunInput& input) {
  std::map<std::string_view, std::size_t> number;
  std::vector<AreaCells> areas;
  std::vector<std::size_t> area_of_unit;
  for (const Unit& unit : input.territory.units()) {
    const auto [at, is_new] = number.try_emplace(unit.income_area, areas.size());
    if (is_new) areas.push_back({&unit, {}});
    area_of_unit.push_back(at->second);
  }
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    const UnitIndex unit = input.membership.unit[i];
    if (unit.is_none() || input.cells.people()[i].is_zero()) continue;
    AreaCells& area = areas[area_of_unit[unit.position()]];
    if (!area.unit->median) area.cells.emplace_back(i);
  }
  std::erase_if(areas, [](const AreaCells& area) { return area.cells.empty(); });
  return areas;
}

LocalMedian published_median(const PublishedMedian& published, const Bridge& bridge) {
  if (published.income == IncomeConcept::declared) {
    return {published.median, MedianSource::published, 0.0};
  }
  const double disposable = published.median.value();
  const double declared = bridge.to_declared(disposable);
  return {Euros::from_value(declared), MedianSource::published_converted,
          declared * bridge.exponent_at(disposable) * bridge.log_residual(disposable)};
}

LocalMedian estimated_median(const Interval& disposable, const Bridge& bridge) {
  const double own = std::log(disposable.high / disposable.value) / kNinetyPercent;
  const double declared = bridge.to_declared(disposable.value);
  const double log_deviation =
      bridge.exponent_at(disposable.value) * std::hypot(own, bridge.log_residual(disposable.value));
  return {Euros::from_value(declared), MedianSource::estimated, declared * log_deviation};
}

/// Reports a grid that covers only a part of a unit, because its estimate says little about the
/// unit's median.
void note_partial_cover(const RunInput& input, const Unit& unit, std::span<const CellIndex> cells,
                        Findings& findings) {
  if (unit.income_area != unit.code || !unit.population) return;
  Persons people;
  for (const CellIndex cell : cells) people += input.cells.people()[cell.position()];
  const double share = people.value() / static_cast<double>(*unit.population);
  constexpr double kEnough = 0.75;
  if (share >= kEnough) return;
  findings.warn("unit_partly_covered", {{"people", Fixed{people.value(), 0}},
                                        {"unit", unit.code},
                                        {"name", unit.name},
                                        {"population", *unit.population}});
}

std::vector<std::string_view> departments_of(const RunInput& input) {
  std::vector<std::string_view> department(input.cells.size());
  for (std::size_t i = 0; i < department.size(); ++i) {
    const CommuneIndex commune = input.membership.commune[i];
    const std::string_view code = commune.is_none()
                                      ? input.cells.main_commune(CellIndex(i))
                                      : std::string_view(input.territory.commune(commune).code);
    department[i] = department_of(code);
  }
  return department;
}

std::unique_ptr<IncomeEstimate> exact_incomes(const IncomeBrackets& brackets,
                                              const Bridge& bridge) {
  auto exact = std::make_unique<BracketEstimate>(brackets.limits, brackets.counts);
  if (brackets.income == IncomeConcept::disposable) return exact;
  return std::make_unique<DeclaredEstimate>(std::move(exact), bridge);
}

/// The communes with a published median, and their cells. Cells of other communes are assigned to
/// their unit, where it has a published median.
std::vector<PublishedArea> published_areas(const RunInput& input, const Bridge& bridge) {
  const auto find = [&](const std::string& code) { return input.levels->find(code); };
  std::map<std::string, PublishedArea> areas;
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    auto at = input.levels->end();
    const CommuneIndex commune = input.membership.commune[i];
    if (!commune.is_none()) at = find(input.territory.commune(commune).code);
    const UnitIndex unit = input.membership.unit[i];
    if (at == input.levels->end() && !unit.is_none()) at = find(input.territory.unit(unit).code);
    if (at == input.levels->end()) continue;
    const double median = at->second.median.value();
    PublishedArea& area = areas[at->first];
    area.code = at->first;
    area.median =
        at->second.income == IncomeConcept::disposable ? median : bridge.to_disposable(median);
    area.cells.emplace_back(i);
  }
  std::vector<PublishedArea> list;
  for (auto& [code, area] : areas) list.push_back(std::move(area));
  return list;
}

}  // namespace

std::unique_ptr<IncomeEstimate> estimate_incomes(const RunInput& input, const Scenario& scenario,
                                                 Findings& findings) {
  if (input.brackets != nullptr) return exact_incomes(*input.brackets, scenario.vintage.bridge);
  auto estimate = std::make_unique<FittedEstimate>(input.cells, departments_of(input),
                                                   scenario.vintage, scenario.model);
  if (input.levels == nullptr) return estimate;
  const auto areas = published_areas(input, scenario.vintage.bridge);
  const auto factors = bring_to_published(*estimate, areas, input.cells.people());
  std::int64_t applied = 0;
  for (const LevelFactor& level : factors) {
    if (!level.is_odd()) {
      ++applied;
      continue;
    }
    findings.warn("odd_level", {{"area", level.code},
                                {"estimated", Fixed{level.estimated, 0}},
                                {"published", Fixed{level.estimated * level.factor, 0}}});
  }
  if (applied > 0) findings.notice("levels_applied", {}, {}, applied);
  return estimate;
}

AreaMedians estimate_area_medians(const RunInput& input, const IncomeEstimate& income,
                                  Findings& findings) {
  const auto areas = areas_to_estimate(input);
  std::vector<Interval> median(areas.size());
  parallel_for(
      areas.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
          median[k] = UnionIncome(income, areas[k].cells, input.cells.people()).median();
        }
      },
      1);
  AreaMedians medians;
  for (std::size_t k = 0; k < areas.size(); ++k) {
    medians.emplace(areas[k].unit->income_area, median[k]);
    note_partial_cover(input, *areas[k].unit, areas[k].cells, findings);
  }
  if (!medians.empty()) {
    findings.notice("local_median_estimated", {}, {}, static_cast<std::int64_t>(medians.size()));
  }
  return medians;
}

std::vector<UnitThreshold> unit_thresholds(const RunInput& input, const Scenario& scenario,
                                           const AreaMedians& medians) {
  const Vintage& vintage = scenario.vintage;
  const LocalMedian national{vintage.national_declared, MedianSource::national, 0.0};
  // A disposable median of a unit becomes a declared one through the neutral bridge, which leans to
  // neither side; S is then moved to the scale of the cells through the one that chooses them.
  std::vector<UnitThreshold> thresholds;
  for (const Unit& unit : input.territory.units()) {
    const auto estimated = medians.find(unit.income_area);
    LocalMedian local = national;
    if (unit.median) local = published_median(*unit.median, vintage.perimeter_bridge);
    else if (estimated != medians.end()) {
      local = estimated_median(estimated->second, vintage.perimeter_bridge);
    }
    thresholds.push_back(unit_threshold(scenario.rule, unit.population, vintage.national_declared,
                                        local, vintage.bridge));
  }
  thresholds.push_back(unit_threshold(scenario.rule, std::nullopt, vintage.national_declared,
                                      national, vintage.bridge));
  return thresholds;
}

DelineationInput delineation_input(const RunInput& input, const Scenario& scenario,
                                   const IncomeEstimate& income,
                                   std::span<const UnitThreshold> thresholds) {
  return {input.cells,
          input.territory,
          input.membership,
          thresholds,
          income,
          scenario.vintage.bridge,
          scenario.vintage.perimeter_bridge,
          input.listed_share,
          scenario.rule,
          scenario.delineation};
}

RunResult run_scenario(const RunInput& input, const Scenario& scenario, Findings& findings) {
  // Resolve the edits first, so that an unknown cell fails before any long computation.
  const auto edits = resolve_edits(input.cells, scenario.edits, findings);

  // Estimate the incomes of every cell, and compute the threshold S of every unit.
  RunResult result;
  result.income = estimate_incomes(input, scenario, findings);
  result.thresholds =
      unit_thresholds(input, scenario, estimate_area_medians(input, *result.income, findings));

  // Draw the zones of the rule.
  const DelineationInput to_delineate =
      delineation_input(input, scenario, *result.income, result.thresholds);
  result.delineation = delineate(to_delineate);
  if (edits.empty()) return result;

  // Apply the edits to these zones.
  const Delineation by_rule = std::move(result.delineation);
  apply_edits(to_delineate, by_rule, edits, result.delineation);
  note_edited_zones(result.delineation, findings);
  return result;
}

CheckResult check_scenario(const RunInput& input, const Scenario& scenario, const CellShares& zones,
                           Findings& findings,
                           std::span<const std::optional<std::int64_t>> published) {
  CheckResult result;
  result.income = estimate_incomes(input, scenario, findings);
  result.thresholds =
      unit_thresholds(input, scenario, estimate_area_medians(input, *result.income, findings));
  result.checks = check_perimeters(
      delineation_input(input, scenario, *result.income, result.thresholds), zones, published);
  return result;
}

}  // namespace carreau
