// SPDX-License-Identifier: Apache-2.0
#include "zoning/scatter.hpp"

#include "base/parallel.hpp"

#include <algorithm>

namespace carreau {

namespace {

/// Two neighbouring observed cells whose base is not zero.
struct Pair {
  CellIndex first;
  CellIndex second;
};

std::vector<Pair> observed_pairs(const CellTable& cells, TraitBase base) {
  const auto counts = [&](CellIndex cell) {
    return !cell.is_none() && cells.imputations()[cell.position()] == Imputation::observed &&
           base_tenths(cells, base, cell) > 0;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const CellIndex cell(i);
    if (!counts(cell)) continue;
    // Only two of the four sides are visited, so that each pair occurs once.
    for (const Offset offset : {kNeighbours[0], kNeighbours[1]}) {
      const CellIndex other = cells.lattice().neighbour(cells.positions()[i], offset);
      if (counts(other)) pairs.push_back({cell, other});
    }
  }
  return pairs;
}

Scatter scatter_of(const CellTable& cells, const PortraitIndicator& indicator,
                   const std::vector<Pair>& pairs) {
  double squares = 0.0;
  double by_lot = 0.0;
  double alike = 0.0;
  for (const auto& [first, second] : pairs) {
    const double m1 = static_cast<double>(base_tenths(cells, indicator.base, first)) / 10.0;
    const double m2 = static_cast<double>(base_tenths(cells, indicator.base, second)) / 10.0;
    const double r1 = static_cast<double>(tenths_of(cells, indicator, first)) / (10.0 * m1);
    const double r2 = static_cast<double>(tenths_of(cells, indicator, second)) / (10.0 * m2);
    // For two independent cells its expectation is rate·(1 − rate), whatever their sizes.
    const double binary = 0.5 * (r1 * (1.0 - r2) + r2 * (1.0 - r1));
    squares += (r1 - r2) * (r1 - r2);
    by_lot += binary * (1.0 / m1 + 1.0 / m2);
    alike += 2.0 * binary;
  }
  if (!indicator.is_part) return {1.0, squares / (2.0 * static_cast<double>(pairs.size()))};
  if (alike <= by_lot) return {0.0, 0.0};
  return {std::clamp((squares - by_lot) / (alike - by_lot), 0.0, 1.0), 0.0};
}

}  // namespace

double Scatter::variance(const PortraitIndicator& indicator, double units, double rate) const {
  if (!indicator.is_part) return spread * units * units;
  const double share = std::clamp(rate, 0.0, 1.0);
  return share * (1.0 - share) * units * std::max(1.0 + (units - 1.0) * likeness, 0.0);
}

std::vector<Scatter> measure_scatter(const CellTable& cells) {
  constexpr std::size_t kFewest = 30;
  const auto people = observed_pairs(cells, TraitBase::people);
  const auto households = observed_pairs(cells, TraitBase::households);
  const auto list = indicators();
  std::vector<Scatter> scatter(list.size());
  parallel_for(
      list.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
          const auto& pairs = list[k].base == TraitBase::people ? people : households;
          if (!is_known(cells, list[k]) || pairs.size() < kFewest) continue;
          scatter[k] = scatter_of(cells, list[k], pairs);
        }
      },
      1);
  return scatter;
}

}  // namespace carreau
