// SPDX-License-Identifier: Apache-2.0
#include "delineation/member_probability.hpp"

#include <cstddef>
#include <vector>

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

double MemberProbability::threshold_at(CellIndex cell) const {
  return threshold_of(thresholds_, membership_.unit[cell.position()]).disposable;
}

std::optional<double> MemberProbability::of(CellIndex cell) const {
  if (cells_.people()[cell.position()].is_zero()) return std::nullopt;
  return member_probability(model_, smoothing_.share(cell, threshold_at(cell)));
}

std::optional<double> MemberProbability::mean(std::span<const CellIndex> cells) const {
  // Bounds the memory, however far apart the cells lie.
  constexpr std::size_t kTogether = 4'096;
  double people = 0.0;
  double members = 0.0;
  for (std::size_t begin = 0; begin < cells.size();) {
    const double threshold = threshold_at(cells[begin]);
    std::size_t end = begin + 1;
    while (end < cells.size() && end - begin < kTogether && threshold_at(cells[end]) == threshold) {
      ++end;
    }
    const std::vector<double> shares =
        smoothing_.shares(cells.subspan(begin, end - begin), threshold);
    for (std::size_t c = begin; c < end; ++c) {
      const Persons own = cells_.people()[cells[c].position()];
      if (own.is_zero()) continue;
      people += own.value();
      members += own.value() * member_probability(model_, shares[c - begin]);
    }
    begin = end;
  }
  if (people == 0.0) return std::nullopt;
  return members / people;
}

}  // namespace carreau
