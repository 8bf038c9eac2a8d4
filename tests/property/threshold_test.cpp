// SPDX-License-Identifier: Apache-2.0
/// S against its definition in 128-bit integers: the least multiple that is not below the product.
#include "rules/rule_set.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>

namespace carreau {
namespace {

__extension__ using Wide = __int128;

RC_GTEST_PROP(ThresholdProperty, IsTheLeastMultipleNotBelowTheProduct, ()) {
  RuleSet rule;
  rule.poverty_ratio = BasisPoints::from_points(*rc::gen::inRange<std::int64_t>(1, 20'001));
  rule.threshold_rounding = *rc::gen::element<std::int64_t>(1, 7, 10, 100, 10'000);
  const auto weight = *rc::gen::inRange<std::int64_t>(0, 10'001);
  const auto national = *rc::gen::inRange<std::int64_t>(0, 100'000'000);
  const auto local = *rc::gen::inRange<std::int64_t>(0, 100'000'000);
  const Euros s = threshold(rule, BasisPoints::from_points(weight), Euros::from_cents(national),
                            Euros::from_cents(local));
  // The product in cents times 10^8, and multiples of the step in the same unit.
  const Wide product =
      Wide{rule.poverty_ratio.points()} * (Wide{weight} * national + Wide{10'000 - weight} * local);
  const Wide step = Wide{rule.threshold_rounding} * 100;
  RC_ASSERT(Wide{s.cents()} % step == 0);
  RC_ASSERT(Wide{s.cents()} * 100'000'000 >= product);
  RC_ASSERT((Wide{s.cents()} - step) * 100'000'000 < product);
}

RC_GTEST_PROP(ThresholdProperty, GrowsWithEitherMedian, ()) {
  const RuleSet rule;
  const auto weight = BasisPoints::from_points(*rc::gen::inRange<std::int64_t>(0, 10'001));
  const auto national = *rc::gen::inRange<std::int64_t>(0, 5'000'000);
  const auto local = *rc::gen::inRange<std::int64_t>(0, 5'000'000);
  const auto more = *rc::gen::inRange<std::int64_t>(0, 100'000);
  const auto s = [&](std::int64_t n, std::int64_t l) {
    return threshold(rule, weight, Euros::from_cents(n), Euros::from_cents(l));
  };
  RC_ASSERT(s(national + more, local) >= s(national, local));
  RC_ASSERT(s(national, local + more) >= s(national, local));
}

RC_GTEST_PROP(ThresholdProperty, TheUnitTestIsOneCeiling, ()) {
  RuleSet rule;
  rule.unit_population_rounding = *rc::gen::element<std::int64_t>(1, 50, 100, 1'000);
  const auto population = *rc::gen::inRange<std::int64_t>(0, 20'000);
  // Rounding up reaches the minimum as soon as the last step below it is passed.
  const std::int64_t last = 10'000 - rule.unit_population_rounding;
  RC_ASSERT(is_urban(rule, population) == (population > last));
}

}  // namespace
}  // namespace carreau
