// SPDX-License-Identifier: Apache-2.0
#include "delineation/smoothing.hpp"

#include "base/parallel.hpp"
#include "grid/row_walk.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>

namespace carreau {

namespace {

/// The weight falls smoothly to zero at the bandwidth, so no cell enters or leaves with a jump.
double biweight(double squared_distance, double bandwidth) {
  const double rest = std::max(0.0, 1.0 - squared_distance / (bandwidth * bandwidth));
  return rest * rest;
}

}  // namespace

Smoothing::Smoothing(const DelineationInput& input)
    : Smoothing(input.cells, input.income, input.options.smoothing) {}

Smoothing::Smoothing(const CellTable& cells, const IncomeEstimate& income, std::int64_t metres)
    : cells_(cells), income_(income) {
  const auto size = static_cast<double>(cells_.grid().cell_size.count());
  const auto bandwidth = static_cast<double>(metres);
  reach_ = static_cast<std::int32_t>(bandwidth / size);
  // Weights only depend on the offset, so they are computed once, by row.
  for (std::int32_t row = -reach_; row <= reach_; ++row) {
    Row weights{{row, 0}, {}};
    for (std::int32_t column = -reach_; column <= reach_; ++column) {
      const bool is_itself = row == 0 && column == 0;  // whatever the bandwidth
      const double weight =
          is_itself ? 1.0 : biweight(size * size * (row * row + column * column), bandwidth);
      if (weight <= 0.0) continue;
      if (weights.weight.empty()) weights.first.column = column;
      weights.weight.push_back(weight);
    }
    if (!weights.weight.empty()) rows_.push_back(std::move(weights));
  }
}

double Smoothing::share(CellIndex cell, double threshold) const {
  // Where nobody lives there is nobody to be tested.
  if (cells_.people()[cell.position()].is_zero()) return 0.0;
  const CellPosition here = cells_.positions()[cell.position()];
  Sums sums;
  for (const Row& row : rows_) add(row, here, threshold, sums);
  return sums.below / sums.people;
}

void Smoothing::add(const Row& row, CellPosition here, double threshold, Sums& sums) const {
  // Cells of one row follow one another in the table too, whatever gaps lie between them. A few at
  // a time are asked for at once, without memory from the heap.
  constexpr std::size_t kMost = 8;
  std::array<double, kMost> weight;
  std::array<double, kMost> incomes;
  std::array<double, kMost> shares;
  incomes.fill(threshold);
  CellIndex first = CellIndex::none();
  std::size_t taken = 0;
  const auto add_taken = [&] {
    if (taken == 0) return;
    income_.shares_below(first, std::span(incomes).first(taken), std::span(shares).first(taken));
    for (std::size_t k = 0; k < taken; ++k) {
      sums.people += weight[k];
      sums.below += weight[k] * shares[k];
    }
    taken = 0;
  };
  for (std::size_t k = 0; k < row.weight.size(); ++k) {
    const std::int32_t column = row.first.column + static_cast<std::int32_t>(k);
    const CellIndex near = cells_.lattice().neighbour(here, {row.first.row, column});
    if (near.is_none()) continue;
    if (taken == 0) first = near;
    // By people: the share is that of the people around.
    weight[taken++] = row.weight[k] * cells_.people()[near.position()].value();
    if (taken == kMost) add_taken();
  }
  add_taken();
}

std::vector<double> Smoothing::shares(std::span<const CellIndex> cells, double threshold) const {
  std::vector<double> shares(cells.size());
  if (cells.empty()) return shares;
  const auto row_of = [&](CellIndex cell) { return cells_.positions()[cell.position()].row; };
  const auto [lowest, highest] = std::ranges::minmax_element(cells, {}, row_of);
  const std::int32_t first_row = row_of(*lowest) - reach_;
  const std::int32_t last_row = row_of(*highest) + reach_;
  std::vector<Strip> strips = strips_around(cells, first_row, last_row);
  for (std::size_t s = 0; s < strips.size(); ++s) {
    fill(strips[s], first_row + static_cast<std::int32_t>(s), threshold);
  }
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (cells_.people()[cells[c].position()].is_zero()) continue;
    const CellPosition here = cells_.positions()[cells[c].position()];
    Sums sums;
    // In the order of share(), since sums of broken numbers depend on it. Where there is no cell,
    // nobody is added.
    for (const Row& row : rows_) {
      const Strip& strip = strips[static_cast<std::size_t>(here.row + row.first.row - first_row)];
      const auto at = static_cast<std::size_t>(here.column + row.first.column - strip.first);
      for (std::size_t k = 0; k < row.weight.size(); ++k) {
        const double weight = row.weight[k] * strip.people[at + k];
        sums.people += weight;
        sums.below += weight * strip.below[at + k];
      }
    }
    shares[c] = sums.below / sums.people;
  }
  return shares;
}

/// What the kernel covers of each row, from wherever in it a cell draws on.
std::vector<Smoothing::Strip> Smoothing::strips_around(std::span<const CellIndex> cells,
                                                       std::int32_t first_row,
                                                       std::int32_t last_row) const {
  std::vector<Strip> strips(static_cast<std::size_t>(last_row - first_row + 1));
  for (const CellIndex cell : cells) {
    const CellPosition here = cells_.positions()[cell.position()];
    for (const Row& row : rows_) {
      Strip& strip = strips[static_cast<std::size_t>(here.row + row.first.row - first_row)];
      const std::int32_t first = here.column + row.first.column;
      const std::int32_t end = first + static_cast<std::int32_t>(row.weight.size());
      const bool is_new = strip.first == strip.end;
      strip.first = is_new ? first : std::min(strip.first, first);
      strip.end = is_new ? end : std::max(strip.end, end);
    }
  }
  return strips;
}

void Smoothing::fill(Strip& strip, std::int32_t row, double threshold) const {
  const auto size = static_cast<std::size_t>(strip.end - strip.first);
  strip.people.resize(size);
  strip.below.resize(size);
  std::vector<std::size_t> taken;
  CellIndex first = CellIndex::none();
  for (std::size_t k = 0; k < size; ++k) {
    const CellPosition here{row, strip.first + static_cast<std::int32_t>(k)};
    const CellIndex cell = cells_.lattice().at(here);
    if (cell.is_none()) continue;
    if (taken.empty()) first = cell;
    taken.push_back(k);
    strip.people[k] = cells_.people()[cell.position()].value();
  }
  if (taken.empty()) return;
  // Cells of one row follow one another in the table, whatever gaps lie between them.
  std::vector<double> shares(taken.size());
  income_.shares_below(first, std::vector<double>(taken.size(), threshold), shares);
  for (std::size_t t = 0; t < taken.size(); ++t) strip.below[taken[t]] = shares[t];
}

std::vector<double> Smoothing::shares(const DelineationInput& input) const {
  std::vector<double> shares(cells_.size());
  parallel_for(shares.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const CellIndex cell(i);
      shares[i] = share(cell, threshold_of(input, cell).disposable);
    }
  });
  return shares;
}

std::vector<bool> Smoothing::drawing_on(const std::vector<bool>& marked) const {
  std::vector<bool> drawing(cells_.size());
  // The kernel is the same on both sides: a cell draws on those that draw on it.
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (!marked[i]) continue;
    const CellPosition here = cells_.positions()[i];
    for (const Row& row : rows_) {
      for (std::size_t k = 0; k < row.weight.size(); ++k) {
        const std::int32_t column = row.first.column + static_cast<std::int32_t>(k);
        const CellIndex near = cells_.lattice().neighbour(here, {row.first.row, column});
        if (!near.is_none()) drawing[near.position()] = true;
      }
    }
  }
  return drawing;
}

std::vector<IncomeRange> Smoothing::own_ranges(double order) const {
  constexpr double kFarthest = std::numeric_limits<double>::infinity();
  std::vector<IncomeRange> ranges(cells_.size());
  parallel_for(ranges.size(), [&](std::size_t begin, std::size_t end) {
    income_.quantile_ranges(CellIndex(begin), order, std::span(ranges).subspan(begin, end - begin));
    for (std::size_t i = begin; i < end; ++i) {
      if (cells_.people()[i].is_zero()) ranges[i] = {kFarthest, -kFarthest};  // no say
    }
  });
  return ranges;
}

std::vector<IncomeRange> Smoothing::crossing_ranges(double order) const {
  const std::vector<IncomeRange> own = own_ranges(order);
  if (reach_ == 0) return own;
  std::vector<IncomeRange> ranges(own);
  parallel_for(ranges.size(), [&](std::size_t begin, std::size_t end) {
    // Walks over the neighbours in the order of the table, which memory answers faster than
    // look-ups.
    RowWalk walk(cells_.positions(), reach_);
    for (walk.start(begin); walk.cell() < end; walk.step()) {
      IncomeRange& range = ranges[walk.cell()];
      if (range.low > range.high) continue;  // nobody lives there to be tested
      // The kernel does not reach the corners of this square; they can only make the range wider.
      walk.around([&](std::size_t near, std::int32_t, std::int32_t) {
        range.low = std::min(range.low, own[near].low);
        range.high = std::max(range.high, own[near].high);
      });
    }
  });
  return ranges;
}

}  // namespace carreau
