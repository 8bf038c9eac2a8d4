// SPDX-License-Identifier: Apache-2.0
#include "income/level.hpp"

#include "income/union_income.hpp"

#include <cmath>

namespace carreau {

std::vector<LevelFactor> bring_to_published(FittedEstimate& estimate,
                                            std::span<const PublishedArea> areas,
                                            std::span<const Persons> people) {
  std::vector<LevelFactor> factors;
  for (const PublishedArea& area : areas) {
    const UnionIncome whole(estimate, area.cells, people);
    if (whole.people() <= 0.0) continue;
    LevelFactor level{area.code, whole.median().value, 1.0};
    level.factor = area.median / level.estimated;
    if (!level.is_odd()) estimate.raise(area.cells, std::log(level.factor));
    factors.push_back(std::move(level));
  }
  return factors;
}

}  // namespace carreau
