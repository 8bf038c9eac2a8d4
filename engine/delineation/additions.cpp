// SPDX-License-Identifier: Apache-2.0
#include "delineation/additions.hpp"

#include "income/cell_income.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace carreau {

namespace {

/// A zone that grows cell by cell.
class GrowingZone {
 public:
  GrowingZone(const DelineationInput& input, const Delineation& drawn, const Zone& zone)
      : input_(input),
        drawn_(drawn),
        unit_(zone.unit),
        cells_(zone.cells.begin(), zone.cells.end()),
        footprint_(zone.footprint.begin(), zone.footprint.end()) {
    for (const CellPosition at : zone.footprint) look_around(at);
  }

  [[nodiscard]] Verdict verdict() const {
    return verdict_of(input_, zone_of_cells(input_, {cells_.begin(), cells_.end()},
                                            {footprint_.begin(), footprint_.end()}));
  }

  /// Adds the neighbour that brings most; none where none brings anything.
  std::optional<CellIndex> add_best(bool is_income_met) {
    CellIndex best;
    double most = 0.0;
    for (const CellIndex cell : open_) {
      const double gain = gain_of(cell, is_income_met);
      if (gain <= most) continue;
      most = gain;
      best = cell;
    }
    if (best.is_none()) return std::nullopt;
    open_.erase(best);
    cells_.insert(best);
    const CellPosition at = input_.cells.positions()[best.position()];
    footprint_.insert(at);
    look_around(at);
    return best;
  }

 private:
  void look_around(CellPosition at) {
    for (const Offset step : neighbour_offsets(input_.options.contiguity)) {
      const CellIndex cell = input_.cells.find({at.row + step.row, at.column + step.column});
      if (cell.is_none() || cells_.contains(cell)) continue;
      const std::size_t i = cell.position();
      const bool is_free = drawn_.zone_of[i].is_none() && input_.membership.unit[i] == unit_;
      if (is_free && !input_.cells.people()[i].is_zero()) open_.insert(cell);
    }
  }

  [[nodiscard]] double gain_of(CellIndex cell, bool is_income_met) const {
    const Persons people = input_.cells.people()[cell.position()];
    if (!compares_incomes(input_.rule)) return people.value();
    const double threshold = threshold_of(input_, cell).disposable;
    const double share = cell_income(input_.income, cell, people, threshold).below.share;
    return people.value() * (is_income_met ? share : share - kShareToExceed);
  }

  const DelineationInput& input_;
  const Delineation& drawn_;
  UnitIndex unit_;
  std::set<CellIndex> cells_;
  std::set<CellPosition> footprint_;
  std::set<CellIndex> open_;  ///< neighbours, in order: of equal gains the first counts
};

}  // namespace

std::optional<Additions> cells_to_add(const DelineationInput& input, const Delineation& drawn,
                                      const Zone& zone) {
  GrowingZone growing(input, drawn, zone);
  Additions additions;
  additions.verdict = growing.verdict();
  while (!additions.verdict.meets()) {
    const bool is_hopeless = additions.verdict.fails(Criterion::territory);
    if (is_hopeless || additions.cells.size() == kMostAdditions) return std::nullopt;
    const auto added = growing.add_best(!additions.verdict.fails(Criterion::income));
    if (!added) return std::nullopt;
    additions.cells.push_back(*added);
    additions.people += input.cells.people()[added->position()];
    additions.verdict = growing.verdict();
  }
  std::ranges::sort(additions.cells);
  return additions;
}

}  // namespace carreau
