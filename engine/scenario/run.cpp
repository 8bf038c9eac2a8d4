// SPDX-License-Identifier: Apache-2.0
#include "scenario/run.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "income/bracket_estimate.hpp"
#include "income/declared_estimate.hpp"
#include "income/fitted_estimate.hpp"
#include "income/level.hpp"
#include "income/normal.hpp"
#include "income/union_income.hpp"
#include "income/unknown_income.hpp"
#include "scenario/scenario_changes.hpp"
#include "territory/income_areas.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace carreau {

namespace {

/// A disposable median of an income area, brought to declared income. `own` is its standard error,
/// in logarithms.
LocalMedian converted(double disposable, double own, const Unit& unit, MedianSource source,
                      const Vintage& vintage) {
  // The neutral bridge, which leans to neither side; S is then moved to the scale of the cells
  // through the one that chooses them.
  const Bridge& bridge = vintage.perimeter_bridge;
  double declared = bridge.to_declared(disposable);
  double exponent = bridge.exponent_at(disposable);
  double residual = exponent * bridge.log_residual(disposable);
  // Medians of urban units have a line of their own. A département overseas keeps its bridge, which
  // was drawn from places as poor as it.
  if (vintage.unit_bridge && unit.is_own_area()) {
    declared = vintage.unit_bridge->to_declared(disposable, vintage.national_disposable.value(),
                                                vintage.national_declared.value());
    exponent = vintage.unit_bridge->exponent;
    residual = vintage.unit_bridge->log_residual;
  }
  return {Euros::from_value(declared), source, declared * std::hypot(exponent * own, residual)};
}

LocalMedian published_median(const Unit& unit, const Vintage& vintage) {
  const PublishedMedian& published = *unit.median;
  const MedianSource source = source_of(published);
  const double median = published.median.value();
  if (published.income == IncomeConcept::declared) {
    return {published.median, source, median * published.log_deviation};
  }
  return converted(median, published.log_deviation, unit, source, vintage);
}

LocalMedian estimated_median(const Interval& disposable, const Unit& unit, const Vintage& vintage) {
  const double own = std::log(disposable.high / disposable.value) / kNinetyPercent;
  return converted(disposable.value, own, unit, MedianSource::estimated, vintage);
}

/// Whether a decision depends on the threshold of a unit: it meets the territory test, or holds
/// cells of listed quartiers, for which the test counts as met.
class TestedUnits {
 public:
  TestedUnits(const RunInput& input, const RuleSet& rule)
      : rule_(rule), is_listed_(input.territory.units().size()), has_cells_(is_listed_.size()) {
    for (std::size_t i = 0; i < input.cells.size(); ++i) {
      const UnitIndex unit = input.membership.unit[i];
      if (unit.is_none() || input.cells.people()[i].is_zero()) continue;
      has_cells_[unit.position()] = true;
      const bool is_listed = !input.listed_share.empty() && input.listed_share[i] > 0.0;
      if (is_listed) is_listed_[unit.position()] = true;
    }
  }

  [[nodiscard]] bool contains(std::size_t unit, const Unit& facts) const {
    if (!has_cells_[unit]) return false;
    return is_urban(rule_, facts.population) || (rule_.has_listed_derogation && is_listed_[unit]);
  }

 private:
  const RuleSet& rule_;
  std::vector<bool> is_listed_;
  std::vector<bool> has_cells_;
};

/// The national median would move S by far more than the doubt of any estimate, so a unit that the
/// rule tests must not fall back on it.
[[noreturn]] void refuse_without_median(const Unit& unit, int year) {
  const Message remedy{"give_urban_incomes"};
  if (!unit.is_own_area()) {
    throw DataError(
        Message{"department_without_median", {{"code", unit.income_area}, {"year", year}}}, remedy);
  }
  throw DataError(
      Message{"unit_without_median", {{"unit", unit.code}, {"name", unit.name}, {"year", year}}},
      remedy);
}

std::string_view department_of_cell(const RunInput& input, CellIndex cell) {
  const CommuneIndex commune = input.membership.commune[cell.position()];
  return department_of(commune.is_none() ? input.cells.main_commune(cell)
                                         : std::string_view(input.territory.commune(commune).code));
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
  if (!compares_incomes(scenario.rule)) return std::make_unique<UnknownIncome>(input.cells.size());
  if (input.brackets != nullptr) return exact_incomes(*input.brackets, scenario.vintage.bridge);
  const auto department = [&](CellIndex cell) { return department_of_cell(input, cell); };
  auto estimate =
      std::make_unique<FittedEstimate>(input.cells, department, scenario.vintage, scenario.model);
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
  if (!income.is_known()) return {};
  auto areas = income_areas(input.cells, input.territory, input.membership);
  std::erase_if(areas, [&](const IncomeArea& area) {
    return input.territory.unit(area.units.front()).median || area.coverage() < kNearlyAll ||
           (input.partial_areas != nullptr && input.partial_areas->contains(area.code));
  });
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
  for (std::size_t k = 0; k < areas.size(); ++k) medians.emplace(areas[k].code, median[k]);
  if (!medians.empty()) {
    findings.notice("local_median_estimated", {}, {}, static_cast<std::int64_t>(medians.size()));
  }
  return medians;
}

namespace {

/// One for each unit and one for the cells outside any, without any threshold.
std::vector<UnitThreshold> territory_tests(const Territory& territory, const RuleSet& rule) {
  std::vector<UnitThreshold> tests;
  for (const Unit& unit : territory.units()) tests.push_back(territory_test(rule, unit.population));
  tests.push_back(territory_test(rule, std::nullopt));
  return tests;
}

}  // namespace

std::vector<UnitThreshold> unit_thresholds(const RunInput& input, const Scenario& scenario,
                                           const AreaMedians& medians) {
  if (!compares_incomes(scenario.rule)) return territory_tests(input.territory, scenario.rule);
  const Vintage& vintage = scenario.vintage;
  const LocalMedian national{vintage.national_declared, MedianSource::national, 0.0};
  // Walks over all cells, so it is only made where some unit has no median.
  std::optional<TestedUnits> tested;
  std::vector<UnitThreshold> thresholds;
  for (const Unit& unit : input.territory.units()) {
    const auto estimated = medians.find(unit.income_area);
    LocalMedian local = national;
    if (unit.median) local = published_median(unit, vintage);
    else if (estimated != medians.end()) {
      local = estimated_median(estimated->second, unit, vintage);
    } else {
      if (!tested) tested.emplace(input, scenario.rule);
      if (tested->contains(thresholds.size(), unit)) refuse_without_median(unit, vintage.year);
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

namespace {

/// What the rule draws, with incomes that are known or else estimated.
RunResult drawn_by_rule(const RunInput& input, const Scenario& scenario,
                        std::shared_ptr<const IncomeEstimate> known, Findings& findings) {
  RunResult result;
  result.income = known ? std::move(known) : estimate_incomes(input, scenario, findings);
  // Compute the threshold S of every unit.
  result.thresholds =
      unit_thresholds(input, scenario, estimate_area_medians(input, *result.income, findings));
  result.delineation =
      delineate(delineation_input(input, scenario, *result.income, result.thresholds));
  return result;
}

/// The zones of the reference; none where it cannot be run, for want of a median that only a
/// setting makes superfluous.
std::optional<KnownZones> reference_zones(const RunInput& input, const Scenario& scenario,
                                          const std::shared_ptr<const IncomeEstimate>& income) {
  if (!scenario.reference) return std::nullopt;
  const Scenario& reference = *scenario.reference;
  const bool has_same_incomes = !changes_between(input, scenario, reference).incomes;
  Findings of_the_reference;
  try {
    const RunResult drawn =
        drawn_by_rule(input, reference, has_same_incomes ? income : nullptr, of_the_reference);
    return KnownZones(input.cells, drawn.delineation);
  } catch (const DataError&) {
    return std::nullopt;
  }
}

}  // namespace

void identify_zones(const RunInput& input, const Scenario& scenario, const Delineation& by_rule,
                    RunResult& result) {
  const auto reference = reference_zones(input, scenario, result.income);
  identify_zones(delineation_input(input, scenario, *result.income, result.thresholds),
                 reference ? *reference : KnownZones(input.cells, by_rule), result.delineation);
}

void put_names(const Scenario& scenario, Delineation& delineation, Findings& findings) {
  for (const std::string& id : put_names(scenario.names, delineation)) {
    findings.warn("name_of_no_zone", {{"zone", id}, {"name", scenario.names.at(id)}});
  }
}

RunResult run_scenario(const RunInput& input, const Scenario& scenario, Findings& findings) {
  // Resolve the edits first, so that an unknown cell fails before any long computation.
  const auto edits = resolve_edits(input.cells, scenario.edits, findings);

  // Estimate the incomes of every cell, and draw the zones of the rule.
  RunResult result = drawn_by_rule(input, scenario, nullptr, findings);

  // Apply the edits to these zones. Each zone keeps the identity that it has in the reference.
  if (!edits.empty()) {
    const Delineation by_rule = std::move(result.delineation);
    apply_edits(delineation_input(input, scenario, *result.income, result.thresholds), by_rule,
                edits, result.delineation);
    identify_zones(input, scenario, by_rule, result);
    note_edited_zones(input.cells, result.delineation, findings);
  } else if (scenario.reference) {
    identify_zones(input, scenario, result.delineation, result);
  }
  put_names(scenario, result.delineation, findings);
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
  withhold_secret(input, result.checks, findings);
  return result;
}

void RunInput::refuse_secret_reach(std::span<const CellIndex> zone) const {
  if (!are_incomes_secret()) return;
  double held = 0.0;
  for (const CellIndex cell : zone) {
    const std::size_t i = cell.position();
    held += counted_households(cells.headcount(), cells.households()[i].value(),
                               cells.people()[i].value());
  }
  if (fewest_households.withholds(held)) {
    throw DataError(Message{"reach_secret", {{"fewest", fewest_households.number()}}});
  }
}

void withhold_secret(const RunInput& input, std::vector<PerimeterCheck>& checks,
                     Findings& findings) {
  if (!input.are_incomes_secret()) return;
  const std::size_t withheld =
      withhold_secret(checks, input.cells.headcount(), input.fewest_households);
  if (withheld > 0) {
    findings.notice("criteria_secret", {{"fewest", input.fewest_households.number()}}, {},
                    static_cast<std::int64_t>(withheld));
  }
}

void use_exact_counts(Scenario& scenario, IncomeConcept incomes) {
  scenario.vintage.use_exact_counts(incomes);
  if (!scenario.reference) return;
  auto reference = std::make_shared<Scenario>(*scenario.reference);
  reference->vintage.use_exact_counts(incomes);
  scenario.reference = std::move(reference);
}

}  // namespace carreau
