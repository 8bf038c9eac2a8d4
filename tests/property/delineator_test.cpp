// SPDX-License-Identifier: Apache-2.0
/// A delineator that is run again and again against one that begins anew, in any country.
#include "delineation/incremental/delineator.hpp"

#include "support/random_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::account_of;
using testing::BuiltWorld;
using testing::random_world;

/// What a run can change without other incomes.
struct Terms {
  std::vector<UnitThreshold> thresholds;
  RuleSet rule;
  DelineationOptions options;

  explicit Terms(const DelineationInput& input)
      : thresholds(input.thresholds.begin(), input.thresholds.end()),
        rule(input.rule),
        options(input.options) {}
  [[nodiscard]] DelineationInput applied_to(const DelineationInput& input) const {
    return {input.cells,  input.territory, input.membership,   thresholds,
            input.income, input.bridge,    input.listed_share, rule,
            options};
  }
};

/// One income area has one threshold; here each unit is its own.
void move_threshold(UnitThreshold& threshold) {
  threshold.disposable *= *rc::gen::inRange(900, 1'120) * 0.001;
  threshold.declared = Euros::from_value(threshold.disposable);
  threshold.log_deviation = *rc::gen::element(0.0, 0.01, 0.05);
}

DelineationStep change_options(Terms& terms) {
  DelineationOptions& options = terms.options;
  switch (*rc::gen::inRange(0, 11)) {
    case 0: options.contiguity = *rc::gen::element(Contiguity::four, Contiguity::eight); break;
    case 1: options.fill_gaps = *rc::gen::inRange(0, 4); break;
    case 2: options.fill_doubtful_gaps = *rc::gen::inRange(0, 5); break;
    case 3: options.cross_empty_cells = *rc::gen::inRange(0, 3); break;
    case 4:
      options.method = *rc::gen::element(ZoneMethod::plain, ZoneMethod::compact);
      return DelineationStep::cells;
    case 5: options.smoothing = *rc::gen::element(0, 300); return DelineationStep::cells;
    case 6:
      options.minimum_cell_population = *rc::gen::inRange(0, 80);
      return DelineationStep::cells;
    case 7:
      options.near_miss_income = BasisPoints::from_points(*rc::gen::inRange(0, 1'500));
      return DelineationStep::cells;
    case 8:
      terms.rule.has_listed_derogation = *rc::gen::arbitrary<bool>();
      return DelineationStep::cells;
    case 9:
      terms.rule.minimum_zone_population = *rc::gen::inRange(300, 2'000);
      return DelineationStep::selection;
    default:
      terms.rule.minimum_zone_density = *rc::gen::inRange(0, 5'000);
      return DelineationStep::selection;
  }
  return DelineationStep::clusters;
}

DelineationStep change(Terms& terms) {
  const auto unit = *rc::gen::inRange<std::size_t>(0, terms.thresholds.size());
  switch (*rc::gen::inRange(0, 4)) {
    case 0: move_threshold(terms.thresholds[unit]); break;
    case 1:
      for (UnitThreshold& threshold : terms.thresholds) move_threshold(threshold);
      break;
    case 2:
      if (unit + 1 == terms.thresholds.size()) break;  // outside of units nothing is urban
      terms.thresholds[unit].is_urban = !terms.thresholds[unit].is_urban;
      break;
    default: return change_options(terms);
  }
  return DelineationStep::cells;
}

RC_GTEST_PROP(DelineatorProperty, GivesWhatANewOneGives, (std::uint64_t seed)) {
  const BuiltWorld built(random_world(seed, 12));
  Terms terms(built.input());
  Delineator delineator;
  Delineation result;
  delineator.run(terms.applied_to(built.input()), DelineationStep::incomes, result);
  const auto steps = *rc::gen::inRange(1, 25);
  for (int step = 0; step < steps; ++step) {
    const DelineationStep from = change(terms);
    const DelineationInput input = terms.applied_to(built.input());
    delineator.run(input, from, result);
    RC_ASSERT(account_of(result) == account_of(delineate(input)));
  }
}

RC_GTEST_PROP(DelineatorProperty, BeginsAnewInAnotherCountry, (std::uint64_t seed)) {
  Delineator delineator;
  Delineation result;
  for (std::uint64_t k = 0; k < 4; ++k) {
    const BuiltWorld built(random_world(seed + k, 6 + (seed + k) % 8));
    delineator.run(built.input(), DelineationStep::incomes, result);
    RC_ASSERT(account_of(result) == account_of(delineate(built.input())));
  }
}

}  // namespace
}  // namespace carreau
