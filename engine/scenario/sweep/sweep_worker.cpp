// SPDX-License-Identifier: Apache-2.0
#include "scenario/sweep/sweep_worker.hpp"

#include "base/error.hpp"
#include "delineation/edits.hpp"
#include "scenario/sweep/scenario_count.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace carreau {

namespace {

/// A sample sorts its draws by two more factors than its parameters.
constexpr std::size_t kOrderClasses = 10;
constexpr const char* kLevelFactor = "income_level";
constexpr const char* kThresholdFactor = "threshold";

UnitIndex unit_of_most_people(const RunInput& input) {
  std::vector<Persons> people(input.territory.units().size());
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    const UnitIndex unit = input.membership.unit[i];
    if (!unit.is_none()) people[unit.position()] += input.cells.people()[i];
  }
  const auto most = std::ranges::max_element(people);
  return most == people.end() ? UnitIndex::none()
                              : UnitIndex(static_cast<std::size_t>(most - people.begin()));
}

std::size_t order_class(double order) {
  return static_cast<std::size_t>(order * static_cast<double>(kOrderClasses));
}

/// The error of a scenario, with the values that lead to it.
[[noreturn]] void refuse_scenario(const SweepPlan& plan, std::int64_t scenario,
                                  const Error& error) {
  const std::vector<std::string> values = plan.values(scenario);
  std::vector<std::string> settings;
  for (std::size_t v = 0; v < values.size(); ++v) {
    settings.push_back(std::string(plan.variations()[v].name()) + "=" + values[v]);
  }
  throw DataError(
      Message{"sweep_scenario_refused", {{"settings", settings}, {"problem", as_message(error)}}});
}

}  // namespace

SweepStart::SweepStart(const RunInput& input, const SweepPlan& plan, std::string digest)
    : input_(input), plan_(plan), session_(input), main_unit_(unit_of_most_people(input)) {
  base_ = &session_.run(plan.base(), findings_);
  for (const auto* const zones : {&base_->delineation.perimeters, &base_->delineation.near_misses})
    for (const Zone& zone : *zones) zones_.push_back(&zone);
  for (const Variation& v : plan.variations()) factors_.emplace_back(v.name());
  if (plan.is_sample()) {
    doubt_.emplace(input, *base_, plan.seed());
    factors_.emplace_back(kLevelFactor);
    factors_.emplace_back(kThresholdFactor);
  }
  shape_ = {std::move(digest), zones_.size(), plan.variations().size(), 0, input.cells.size()};
  // All that varies is due to the only factor: nothing to count.
  if (factors_.size() < 2) return;
  for (std::size_t f = 0; f < factors_.size(); ++f) shape_.classes += classes(f);
}

std::size_t SweepStart::classes(std::size_t factor) const {
  return factor < plan_.variations().size() ? plan_.classes(factor) : kOrderClasses;
}

std::size_t SweepStart::class_of(std::size_t factor, std::int64_t scenario, UnitIndex unit) const {
  if (factor < plan_.variations().size()) return plan_.class_of(factor, scenario);
  const bool is_level = factor == plan_.variations().size();
  return order_class(is_level ? doubt_->level_order(scenario)
                              : doubt_->threshold_order(scenario, unit));
}

struct SweepWorker::Impl {
  explicit Impl(const SweepStart& from)
      : start(from), session(from.input(), from.session()), counter(from) {}

  /// Incomes and local medians of a draw whose parameters are these, without any doubt.
  void estimate(const Scenario& scenario);
  const RunResult& draw(const Scenario& scenario, std::int64_t number);
  const RunResult& run(std::int64_t number);

  const SweepStart& start;
  Session session;
  ScenarioCounter counter;
  RunResult drawn;
  std::vector<std::string> known_figures;  ///< the parameters that `estimated` was made with
  std::shared_ptr<const IncomeEstimate> estimated;
  AreaMedians medians;
};

void SweepWorker::Impl::estimate(const Scenario& scenario) {
  std::vector<std::string> figures;
  for (const Parameter& p : parameters()) {
    const bool is_of_incomes =
        p.group == ParameterGroup::vintage || p.group == ParameterGroup::income;
    if (is_of_incomes) figures.push_back(p.get(scenario));
  }
  if (estimated && figures == known_figures) return;
  Findings findings;
  estimated = estimate_incomes(start.input(), scenario, findings);
  medians = estimate_area_medians(start.input(), *estimated, findings);
  known_figures = std::move(figures);
}

/// A run in a world of its own, where every cell may have another income.
const RunResult& SweepWorker::Impl::draw(const Scenario& scenario, std::int64_t number) {
  const RunInput& input = start.input();
  estimate(scenario);
  drawn.income = start.doubt()->incomes(estimated, number);
  drawn.thresholds = unit_thresholds(input, scenario, medians);
  start.doubt()->move(drawn.thresholds, number);
  const DelineationInput to_delineate =
      delineation_input(input, scenario, *drawn.income, drawn.thresholds);
  drawn.delineation = delineate(to_delineate);
  if (scenario.edits.empty()) return drawn;
  Findings findings;
  const auto edits = resolve_edits(input.cells, scenario.edits, findings);
  const Delineation by_rule = std::move(drawn.delineation);
  apply_edits(to_delineate, by_rule, edits, drawn.delineation);
  return drawn;
}

const RunResult& SweepWorker::Impl::run(std::int64_t number) {
  const SweepPlan& plan = start.plan();
  try {
    Scenario scenario = plan.scenario(number);
    scenario.reference.reset();  // a tally knows zones by their cells
    if (plan.purpose(number) == SweepPurpose::draw) return draw(scenario, number);
    Findings findings;  // those of the base are told; repeating them says nothing new
    return session.run(scenario, findings);
  } catch (const Error& error) {
    refuse_scenario(plan, number, error);
  }
}

SweepWorker::SweepWorker(const SweepStart& start) : impl_(std::make_unique<Impl>(start)) {}
SweepWorker::~SweepWorker() = default;

SweepTally SweepWorker::run(const SweepBlock& block) {
  for (std::int64_t number = block.first; number < block.end; ++number) {
    impl_->counter.add(number, impl_->run(number));
  }
  return impl_->counter.take();
}

}  // namespace carreau
