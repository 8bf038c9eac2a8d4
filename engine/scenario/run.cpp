// SPDX-License-Identifier: Apache-2.0
#include "scenario/run.hpp"

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

/// The cells of each income area that has any.
std::map<std::string, std::vector<CellIndex>> cells_by_area(const RunInput& input) {
  std::map<std::string, std::vector<CellIndex>> areas;
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    const UnitIndex unit = input.membership.unit[i];
    if (unit.is_none() || input.cells.people()[i].is_zero()) continue;
    areas[input.territory.unit(unit).income_area].emplace_back(i);
  }
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

LocalMedian estimated_median(const RunInput& input, const Scenario& scenario,
                             const IncomeEstimate& income, std::span<const CellIndex> cells) {
  const UnionIncome area(income, cells, input.cells.people());
  const Interval disposable = area.median();
  const Bridge& bridge = scenario.vintage.bridge;
  const double own = std::log(disposable.high / disposable.value) / kNinetyPercent;
  const double declared = bridge.to_declared(disposable.value);
  const double log_deviation =
      bridge.exponent_at(disposable.value) * std::hypot(own, bridge.log_residual(disposable.value));
  return {Euros::from_value(declared), MedianSource::estimated, declared * log_deviation};
}

/// A grid that covers only a part of a unit says little about the unit's median.
void note_partial_cover(const RunInput& input, const Unit& unit, std::span<const CellIndex> cells,
                        Findings& findings) {
  if (unit.income_area != unit.code || !unit.population) return;
  Persons people;
  for (const CellIndex cell : cells) people += input.cells.people()[cell.position()];
  const double share = people.value() / static_cast<double>(*unit.population);
  constexpr double kEnough = 0.75;
  if (share >= kEnough) return;
  findings.warn("unit_partly_covered", {fmt::format("{:.0f}", people.value()), unit.code, unit.name,
                                        fmt::to_string(*unit.population)});
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

/// The communes that have a published median; the units for cells of communes that have none.
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
    findings.warn("odd_level", {level.code, fmt::format("{:.0f}", level.estimated),
                                fmt::format("{:.0f}", level.estimated * level.factor)});
  }
  if (applied > 0) findings.notice("levels_applied", {}, {}, applied);
  return estimate;
}

std::vector<UnitThreshold> unit_thresholds(const RunInput& input, const Scenario& scenario,
                                           const IncomeEstimate& income, Findings& findings) {
  const auto areas = cells_by_area(input);
  const Vintage& vintage = scenario.vintage;
  const LocalMedian national{vintage.national_declared, MedianSource::national, 0.0};
  std::map<std::string, LocalMedian> medians;
  std::vector<UnitThreshold> thresholds;
  for (const Unit& unit : input.territory.units()) {
    const auto cells = areas.find(unit.income_area);
    LocalMedian local = national;
    if (unit.median) {
      local = published_median(*unit.median, vintage.bridge);
    } else if (cells != areas.end()) {
      const auto [at, is_new] = medians.try_emplace(unit.income_area);
      if (is_new) {
        at->second = estimated_median(input, scenario, income, cells->second);
        note_partial_cover(input, unit, cells->second, findings);
      }
      local = at->second;
    }
    thresholds.push_back(unit_threshold(scenario.rule, unit.population, vintage.national_declared,
                                        local, vintage.bridge));
  }
  thresholds.push_back(unit_threshold(scenario.rule, std::nullopt, vintage.national_declared,
                                      national, vintage.bridge));
  if (!medians.empty()) {
    findings.notice("local_median_estimated", {}, {}, static_cast<std::int64_t>(medians.size()));
  }
  return thresholds;
}

namespace {

DelineationInput delineation_input(const RunInput& input, const Scenario& scenario,
                                   const Lattice& lattice, const IncomeEstimate& income,
                                   std::span<const UnitThreshold> thresholds) {
  return {input.cells,
          lattice,
          input.territory,
          input.membership,
          thresholds,
          income,
          scenario.vintage.bridge,
          input.listed_share,
          scenario.rule,
          scenario.delineation};
}

}  // namespace

RunResult run_scenario(const RunInput& input, const Scenario& scenario, Findings& findings) {
  RunResult result;
  result.income = estimate_incomes(input, scenario, findings);
  result.thresholds = unit_thresholds(input, scenario, *result.income, findings);
  const Lattice lattice(input.cells.positions());
  result.delineation =
      delineate(delineation_input(input, scenario, lattice, *result.income, result.thresholds));
  return result;
}

CheckResult check_scenario(const RunInput& input, const Scenario& scenario, const CellShares& zones,
                           const Lattice& lattice, Findings& findings) {
  CheckResult result;
  result.income = estimate_incomes(input, scenario, findings);
  result.thresholds = unit_thresholds(input, scenario, *result.income, findings);
  result.checks = check_perimeters(
      delineation_input(input, scenario, lattice, *result.income, result.thresholds), zones);
  return result;
}

}  // namespace carreau
