// SPDX-License-Identifier: Apache-2.0
#include "delineation/near_miss.hpp"

#include <cstdint>

namespace carreau {

NearMiss near_miss_of(const DelineationInput& input, const Zone& zone, const Verdict& verdict) {
  const CriterionList failed = verdict.failed();
  if (failed.size() != 1 || failed.front() == Criterion::income) return NearMiss::none;
  if (failed.front() == Criterion::territory) {
    return zone.unit.is_none() ? NearMiss::outside_unit : NearMiss::unit_population;
  }
  if (failed.front() == Criterion::density) return NearMiss::zone_density;
  const std::int64_t least =
      input.rule.minimum_zone_population * input.options.near_miss_population.points();
  // tenths of people against whole people times ten-thousandths
  return zone.figures.people.tenths() * 1'000 >= least ? NearMiss::zone_population : NearMiss::none;
}

NearMiss near_miss_by_income(const Verdict& verdict) {
  if (verdict.meets()) return NearMiss::cells;
  const CriterionList failed = verdict.failed();
  const bool fails_on_income = failed.size() == 1 && failed.front() == Criterion::income;
  return fails_on_income ? NearMiss::income : NearMiss::none;
}

}  // namespace carreau
