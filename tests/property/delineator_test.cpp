// SPDX-License-Identifier: Apache-2.0
/// The incremental delineation after any changes against the plain one, to the byte, in any
/// country.
#include "delineation/incremental/delineator.hpp"

#include "base/cancellation.hpp"
#include "support/random_world.hpp"
#include "support/stopping_income.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
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
    return {input.cells,  input.territory,        input.membership,   thresholds, input.income,
            input.bridge, input.perimeter_bridge, input.listed_share, rule,       options};
  }
};

/// One income area has one threshold; here each unit is its own. Most moves are near enough for the
/// contenders of before, some are far.
void move_threshold(UnitThreshold& threshold) {
  const bool is_far = *rc::gen::inRange(0, 5) == 0;
  threshold.disposable *=
      (is_far ? *rc::gen::inRange(500, 1'800) : *rc::gen::inRange(960, 1'040)) * 0.001;
  threshold.declared = Euros::from_value(threshold.disposable);
  threshold.log_deviation = *rc::gen::element(0.0, 0.01, 0.05);
}

/// What a sequence of changes brings back is as telling as what it brings, so values are few.
DelineationStep change_shapes(Terms& terms) {
  DelineationOptions& options = terms.options;
  switch (*rc::gen::inRange(0, 6)) {
    case 0: options.contiguity = *rc::gen::element(Contiguity::four, Contiguity::eight); break;
    case 1: options.fill_gaps = *rc::gen::inRange(0, 4); break;
    case 2: options.fill_doubtful_gaps = *rc::gen::inRange(0, 5); break;
    case 3: options.cross_empty_cells = *rc::gen::inRange(0, 3); break;
    default: terms.rule.minimum_zone_density = *rc::gen::inRange(0, 8) * 1'000; break;
  }
  return DelineationStep::clusters;
}

DelineationStep change_cell_tests(Terms& terms) {
  DelineationOptions& options = terms.options;
  const auto points = [](int least, int most) {
    return BasisPoints::from_points(*rc::gen::inRange(least, most));
  };
  switch (*rc::gen::inRange(0, 8)) {
    case 0: options.method = *rc::gen::element(ZoneMethod::plain, ZoneMethod::compact); break;
    case 1: options.smoothing = *rc::gen::element(0, 300); break;
    case 2: options.minimum_cell_population = *rc::gen::element(0, 30, 80); break;
    case 3: options.near_miss_income = points(0, 1'500); break;
    case 4: terms.rule.has_listed_derogation = !terms.rule.has_listed_derogation; break;
    case 5:
      options.listed_cell_share = *rc::gen::element(points(2'500, 2'501), points(1, 10'001));
      break;
    case 6:
      options.cell_share = *rc::gen::element(points(5'000, 5'001), points(3'000, 7'000));
      break;
    default: options.compact_share = points(4'000, 5'000); break;
  }
  return DelineationStep::cells;
}

DelineationStep change_minima(Terms& terms) {
  if (*rc::gen::inRange(0, 2) == 0) {
    terms.rule.minimum_zone_population = *rc::gen::inRange(300, 2'000);
  } else {
    terms.options.near_miss_population = BasisPoints::from_points(*rc::gen::inRange(0, 10'000));
  }
  return DelineationStep::selection;
}

DelineationStep change(Terms& terms) {
  const auto unit = *rc::gen::inRange<std::size_t>(0, terms.thresholds.size());
  switch (*rc::gen::inRange(0, 6)) {
    case 0: move_threshold(terms.thresholds[unit]); break;
    case 1:
      for (UnitThreshold& threshold : terms.thresholds) move_threshold(threshold);
      break;
    case 2:
      if (unit + 1 == terms.thresholds.size()) break;  // outside of units nothing is urban
      terms.thresholds[unit].is_urban = !terms.thresholds[unit].is_urban;
      break;
    case 3: return change_shapes(terms);
    case 4: return change_cell_tests(terms);
    default: return change_minima(terms);
  }
  return DelineationStep::cells;
}

RC_GTEST_PROP(DelineatorProperty, GivesWhatThePlainDelineationGives, (std::uint64_t seed)) {
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

/// One delineator's runs over a country, some of which are stopped on their way.
class StoppableRuns {
 public:
  explicit StoppableRuns(const BuiltWorld& built) : built_(built), income_(built.input().income) {}

  /// A run that is asked to stop after so many looks at incomes, and whether it did.
  bool is_stopped(const Terms& terms, DelineationStep from, int looks) {
    Cancellation stop;
    income_.stop_after(looks, &stop);
    const CancellationScope scope(&stop);
    try {
      run(terms, from);
    } catch (const Cancelled&) {
      return true;
    }
    return false;
  }

  std::string whole(const Terms& terms, DelineationStep from) {
    income_.stop_after(0, nullptr);
    run(terms, from);
    return account_of(result_);
  }

 private:
  void run(const Terms& terms, DelineationStep from) {
    const DelineationInput input = built_.input();
    delineator_.run(
        terms.applied_to({input.cells, input.territory, input.membership, input.thresholds, income_,
                          input.bridge, input.perimeter_bridge, input.listed_share, input.rule,
                          input.options}),
        from, result_);
  }

  const BuiltWorld& built_;
  testing::StoppingIncome income_;
  Delineator delineator_;
  Delineation result_;
};

RC_GTEST_PROP(DelineatorProperty, DoesSoAfterRunsThatWereStopped, (std::uint64_t seed)) {
  const BuiltWorld built(random_world(seed, 12));
  Terms terms(built.input());
  StoppableRuns runs(built);
  int stopped = 0;
  const bool is_first_stopped = runs.is_stopped(terms, DelineationStep::incomes, 200);
  DelineationStep from = is_first_stopped ? DelineationStep::incomes : change(terms);
  const auto steps = *rc::gen::inRange(1, 12);
  for (int step = 0; step < steps; ++step) {
    for (auto attempts = *rc::gen::inRange(0, 4); attempts > 0; --attempts) {
      // A run that keeps much looks at few incomes.
      const bool is_stopped = runs.is_stopped(terms, from, *rc::gen::inRange(0, 20));
      if (is_stopped) ++stopped;
      // What a whole run brought is not to be repeated; what a stopped one should have brought is.
      const DelineationStep next = change(terms);
      from = is_stopped ? std::min(from, next) : next;
    }
    RC_ASSERT(runs.whole(terms, from) == account_of(delineate(terms.applied_to(built.input()))));
    from = change(terms);
  }
  RC_TAG(stopped > 0 ? "some runs stopped" : "none stopped");
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
