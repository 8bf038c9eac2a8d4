// SPDX-License-Identifier: Apache-2.0
/// The incremental delineation after any changes against the plain one, to the byte, in any
/// country.
#include "delineation/incremental/delineator.hpp"

#include "base/cancellation.hpp"
#include "support/changed_terms.hpp"
#include "support/random_world.hpp"
#include "support/stopping_income.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>

namespace carreau {
namespace {

using testing::account_of;
using testing::BuiltWorld;
using testing::random_world;
using testing::Terms;

/// The next change of the terms, at random.
DelineationStep change(Terms& terms) {
  static const testing::TermChanges kChanges(
      [](int least, int end) { return *rc::gen::inRange(least, end); });
  return kChanges.change(terms);
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
