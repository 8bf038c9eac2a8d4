// SPDX-License-Identifier: Apache-2.0
#include "zoning/solved_limits.hpp"

#include <cmath>

namespace carreau {

namespace {

/// A touched cell: its census people, and the share of its area inside.
struct TouchedCell {
  double people = 0.0;
  double area = 0.0;
};

double people_at(std::span<const TouchedCell> cells, double ratio) {
  double people = 0.0;
  for (const TouchedCell& cell : cells) people += cell.people * people_share(cell.area, ratio);
  return people;
}

/// The ratio at which the cells hold this many people, between one that leaves cut cells nearly
/// empty and one that fills them. People grow with the ratio, so halving finds it.
double ratio_for(std::span<const TouchedCell> cells, double people) {
  double low = std::log(1e-6);
  double high = std::log(1e6);
  constexpr int kSteps = 60;
  for (int step = 0; step < kSteps; ++step) {
    const double middle = 0.5 * (low + high);
    (people_at(cells, std::exp(middle)) < people ? low : high) = middle;
  }
  return std::exp(0.5 * (low + high));
}

}  // namespace

SolvedLimits solve_limits(const CellTable& cells, const CellShares& zones,
                          const CensusRatios* ratios,
                          std::span<const std::optional<std::int64_t>> published) {
  SolvedLimits solved;
  for (std::size_t z = 0; z < zones.zone_count(); ++z) {
    solved.limits.push_back(zones.limits(z));
    if (z >= published.size() || !published[z]) continue;
    std::vector<TouchedCell> touched;
    UnsolvedZone bounds{z, *published[z], 0.0, 0.0};
    for (const CellShare& s : zones.of_zone(z)) {
      const double ratio = ratios == nullptr ? 1.0 : ratios->of(s.cell).value_or(1.0);
      const double people = cells.people()[s.cell.position()].value() / ratio;
      touched.push_back({people, s.area});
      bounds.most += people;
      if (s.area >= 1.0) bounds.least += people;
    }
    // Outside the grid nothing is known, and where no cell is cut there is nothing to solve.
    if (bounds.most == bounds.least) continue;
    const auto people = static_cast<double>(*published[z]);
    constexpr double kSlack = 0.02;  // the two counts are of different years and sources
    if (people < (1.0 - kSlack) * bounds.least || people > (1.0 + kSlack) * bounds.most) {
      solved.unsolved.push_back(bounds);
      continue;
    }
    solved.limits.back().ratio = ratio_for(touched, people);
  }
  return solved;
}

}  // namespace carreau
