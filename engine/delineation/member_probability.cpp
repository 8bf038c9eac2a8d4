// SPDX-License-Identifier: Apache-2.0
#include "delineation/member_probability.hpp"

namespace carreau {

MemberProbability::MemberProbability(const CellTable& cells, const IncomeEstimate& income,
                                     const Membership& membership,
                                     std::span<const UnitThreshold> thresholds,
                                     const MemberModel& model)
    : model_(model),
      smoothing_(cells, income, model.bandwidth),
      cells_(cells),
      membership_(membership),
      thresholds_(thresholds) {}

std::optional<double> MemberProbability::of(CellIndex cell) const {
  const std::size_t i = cell.position();
  if (cells_.people()[i].is_zero()) return std::nullopt;
  const double threshold = threshold_of(thresholds_, membership_.unit[i]).disposable;
  return member_probability(model_, smoothing_.share(cell, threshold));
}

std::optional<double> MemberProbability::mean(std::span<const CellIndex> cells) const {
  double people = 0.0;
  double members = 0.0;
  for (const CellIndex cell : cells) {
    const auto probability = of(cell);
    if (!probability) continue;
    people += cells_.people()[cell.position()].value();
    members += cells_.people()[cell.position()].value() * *probability;
  }
  if (people == 0.0) return std::nullopt;
  return members / people;
}

}  // namespace carreau
