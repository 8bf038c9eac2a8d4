// SPDX-License-Identifier: Apache-2.0
#include "sample/publication.hpp"

#include "sample/secrecy.hpp"

#include <algorithm>
#include <array>

namespace carreau {

namespace {

using namespace variable;

/// INSEE limits poor households to this share of the households of a cell.
constexpr double kHighestPoorShare = 0.8;

CellPosition position_of(const RegionPlan& plan, std::size_t place) {
  const auto side = static_cast<std::size_t>(plan.side);
  return {plan.corner.row + static_cast<std::int32_t>(place / side),
          plan.corner.column + static_cast<std::int32_t>(place % side)};
}

/// The commune at the centre of the cell, then those at its corners.
std::string communes_of(const SampleLandscape& landscape, const TrueCell& cell) {
  const auto side = static_cast<std::size_t>(landscape.plan().side);
  const auto x = static_cast<double>(cell.place % side);
  const auto y = static_cast<double>(cell.place / side);
  std::vector<std::size_t> found = {cell.commune};
  constexpr std::array<std::array<double, 2>, 4> kCorners = {{{0, 0}, {1, 0}, {0, 1}, {1, 1}}};
  for (const auto& corner : kCorners) {
    const std::size_t commune = landscape.commune_at(x + corner[0], y + corner[1]);
    const bool is_new = std::find(found.begin(), found.end(), commune) == found.end();
    if (is_new && found.size() < 3) found.push_back(commune);
  }
  std::string codes;
  for (const std::size_t commune : found) codes += landscape.communes()[commune].code;
  return codes;
}

std::vector<SecrecyOutcome> outcomes_of(const SampleLandscape& landscape,
                                        const SampleCensus& census) {
  std::vector<SecrecyCell> cells;
  cells.reserve(census.cells.size());
  for (const TrueCell& cell : census.cells) {
    cells.push_back({position_of(landscape.plan(), cell.place), cell.sums[men]});
  }
  return group_for_secrecy(cells, landscape.plan().side);
}

/// The sums over each group of cells.
std::vector<CellSums> group_totals(const SampleCensus& census,
                                   const std::vector<SecrecyOutcome>& outcomes) {
  std::uint32_t groups = 0;
  for (const SecrecyOutcome& outcome : outcomes) groups = std::max(groups, outcome.group + 1);
  std::vector<CellSums> totals(groups);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    for (std::size_t v = 0; v < kSampleVariables; ++v) {
      totals[outcomes[i].group][v] += census.cells[i].sums[v];
    }
  }
  return totals;
}

}  // namespace

std::vector<PublishedCell> publish(const SampleLandscape& landscape, const SampleCensus& census) {
  const std::vector<SecrecyOutcome> outcomes = outcomes_of(landscape, census);
  const std::vector<CellSums> totals = group_totals(census, outcomes);
  std::vector<PublishedCell> cells;
  cells.reserve(census.cells.size());
  for (std::size_t i = 0; i < census.cells.size(); ++i) {
    const TrueCell& truth = census.cells[i];
    PublishedCell cell;
    cell.position = position_of(landscape.plan(), truth.place);
    cell.natural_side = outcomes[i].natural_side;
    cell.is_imputed = outcomes[i].is_imputed;
    cell.is_kilometre_imputed = outcomes[i].is_kilometre_imputed;
    cell.communes = communes_of(landscape, truth);
    cell.values = truth.sums;
    if (cell.is_imputed) {
      const CellSums& total = totals[outcomes[i].group];
      const double share = truth.sums[ind] / total[ind];
      for (std::size_t v = 0; v < kSampleVariables; ++v) cell.values[v] = total[v] * share;
      cell.values[ind] = truth.sums[ind];
    }
    cell.values[men_pauv] = std::min(cell.values[men_pauv], kHighestPoorShare * cell.values[men]);
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace carreau
