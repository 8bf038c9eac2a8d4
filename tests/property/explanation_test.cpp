// SPDX-License-Identifier: Apache-2.0
/// An explanation never contradicts the verdict: its words are those of the decision, and its two
/// numbers, read again, compare as the decision says.
#include "report/explanation.hpp"

#include "results/computed_result.hpp"
#include "support/sample_inputs.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <regex>
#include <string>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using results::ZoneRecord;

/// "10 657,5" as 10657.5.
double number_of(std::string text) {
  for (const std::string space : {"\u202F", "\u00A0"}) {
    for (auto at = text.find(space); at != std::string::npos; at = text.find(space)) {
      text.erase(at, space.size());
    }
  }
  std::replace(text.begin(), text.end(), ',', '.');
  return std::stod(text);
}

/// What the text says of one criterion.
struct ShownCriterion {
  double value = 0.0;
  double bound = 0.0;
  bool is_met = false;
};

std::optional<ShownCriterion> shown_in(const std::string& text, Criterion criterion) {
  const bool is_income = criterion == Criterion::income;
  const std::string pattern =
      criterion == Criterion::population
          ? R"(Population : (\S+) habitants? ; il en faut (\S+)[^:]* : critère (rempli|non rempli)\.)"
      : criterion == Criterion::density
          ? R"(Densité : (\S+) habitants au km² ; il en faut (\S+)[^:]* : critère (rempli|non rempli)\.)"
          : R"(; (\S+) des habitants sous le seuil, il en faut plus de (la) moitié : critère (rempli|non rempli)\.)";
  std::smatch found;
  if (!std::regex_search(text, found, std::regex(pattern))) return std::nullopt;
  const double bound = is_income ? 50.0 : number_of(found[2]);
  std::string value = found[1];
  if (is_income) value.erase(value.find("\u00A0%"));
  return ShownCriterion{number_of(value), bound, found[3] == "rempli"};
}

bool compares(const ShownCriterion& shown, Comparison comparison) {
  return comparison == Comparison::more_than ? shown.value > shown.bound
                                             : shown.value >= shown.bound;
}

void check_text(const std::string& text, const Verdict& verdict, bool is_perimeter) {
  for (const Criterion criterion : {Criterion::population, Criterion::density, Criterion::income}) {
    const CriterionResult& result = *verdict.find(criterion);
    const auto shown = shown_in(text, criterion);
    if (criterion == Criterion::density && result.bound == 0.0) {
      RC_ASSERT(!shown);
      continue;
    }
    if (!result.value) continue;
    RC_ASSERT(shown.has_value());
    RC_ASSERT(shown->is_met == result.is_met());
    RC_ASSERT(compares(*shown, result.comparison) == result.is_met());
  }
  const bool is_all_met = text.find("tous les critères sont remplis") != std::string::npos;
  if (is_perimeter) RC_ASSERT(is_all_met == verdict.meets());
}

/// The record that a file gives back.
ZoneRecord written(const ZoneRecord& record) {
  ZoneRecord back;
  for (const auto& column : results::perimeter_columns().columns()) {
    RC_ASSERT(column.set == nullptr || column.set(back, column.part, column.value(record)));
  }
  return back;
}

/// A result of one locked zone.
class OneZone final : public results::ExplainedResult {
 public:
  OneZone(const RuleSet& rule, ZoneRecord record) : record_(std::move(record)) {
    run_.scenario.rule = rule;
  }
  [[nodiscard]] const results::ExplainedRun& run() const override { return run_; }
  [[nodiscard]] std::optional<results::UnitRecord> find_unit(const std::string&) const override {
    return std::nullopt;
  }
  [[nodiscard]] bool has_cells() const override { return false; }
  [[nodiscard]] std::vector<std::string> zone_ids() const override { return {record_.zone_id}; }

 private:
  [[nodiscard]] std::optional<ZoneRecord> zone_record_of(const std::string&) const override {
    return record_;
  }
  [[nodiscard]] std::optional<results::CellRecord> cell_record_of(
      const std::string&) const override {
    return std::nullopt;
  }

  results::ExplainedRun run_;
  ZoneRecord record_;
};

/// Figures that lie at their bounds, or a hair beside them.
RC_GTEST_PROP(ExplanationProperty, AgreesWithTheVerdictAroundEveryBound, ()) {
  RuleSet rule;
  rule.minimum_zone_population = *rc::gen::inRange(1, 3'000);
  AreaFigures f;
  f.has_data = true;
  f.people = Persons::from_tenths(
      std::max<std::int64_t>(1, rule.minimum_zone_population * 10 + *rc::gen::inRange(-9, 10)));
  f.area_m2 = 40'000 * *rc::gen::inRange<std::int64_t>(1, 200);
  // Never below 0, which stands for a rule without density.
  rule.minimum_zone_density =
      std::max<std::int64_t>(0, std::llround(f.density()) + *rc::gen::inRange(-1, 2));
  const double beside = std::pow(10.0, -*rc::gen::inRange(1, 16)) * *rc::gen::inRange(-4, 5);
  f.share_low_income = Share::from_fraction(std::clamp(0.5 + beside, 0.0, 1.0));
  const Verdict verdict = verdict_of(rule, f, {TerritoryBasis::unit, 20'000, 1});

  ZoneRecord record;
  record.zone_id = "Z";
  record.people = f.people;
  record.area_m2 = f.area_m2;
  record.density = f.density();
  record.minimum_density = rule.minimum_zone_density;
  record.share_low_income = f.share_low_income;
  record.people_low_income = f.people_low_income;
  record.median_declared = f.median_declared;
  record.threshold_declared = f.threshold_declared;
  record.margin = f.margin();
  record.p_criterion = f.p_criterion;
  record.status = ZoneStatus::locked;
  const CriterionList failed = verdict.failed();
  record.failed_criteria.assign(failed.begin(), failed.end());
  const OneZone result(rule, written(record));
  check_text(report::explain(result, "Z", Language::french), verdict, true);
}

/// Rules around what the town has, a lock somewhere: every zone of every run.
RC_GTEST_PROP(ExplanationProperty, AgreesWithEveryVerdictOfARun, ()) {
  static const testing::SampleInputs town;
  Scenario scenario = town.scenario;
  const auto set = [&](const char* name, int low, int high) {
    set_parameter(scenario, name, fmt::to_string(*rc::gen::inRange(low, high)));
  };
  set("minimum_zone_population", 700, 1'700);
  set("minimum_zone_density", 0, 9'000);
  set_parameter(scenario, "poverty_ratio",
                fmt::format("{:.4f}", *rc::gen::inRange(4'500, 7'000) / 1e4));
  set_parameter(scenario, "threshold_rounding", *rc::gen::element<std::string>("1", "100"));
  const auto first = *rc::gen::inRange<std::size_t>(0, town.cells.size() - 30);
  Edit lock{EditKind::lock, {}, {}, "le contrat", "essai", "2026-11-27"};
  for (std::size_t i = first; i < first + 30; ++i) {
    lock.cells.push_back(town.cells.id(CellIndex(i)).text());
  }
  scenario.edits = {lock};

  Findings findings;
  const RunInput input = town.input();
  const RunResult run = run_scenario(input, scenario, findings);
  const ScenarioRecord record;
  const results::DelineationOutput output{input, scenario, run, findings, record};
  const results::ComputedResult computed(output);
  for (const auto* const zones : {&run.delineation.perimeters, &run.delineation.near_misses}) {
    for (const Zone& zone : *zones) {
      const Verdict& verdict = zone.verdict;
      const auto explained = computed.find_zone(zone.id);
      RC_ASSERT(explained.has_value());
      RC_ASSERT(explained->verdict.failed() == verdict.failed());
      check_text(report::explain(computed, zone.id, Language::french), verdict,
                 zone.near_miss == NearMiss::none);
    }
  }
}

}  // namespace
}  // namespace carreau
