// SPDX-License-Identifier: Apache-2.0
#include "delineation/smoothing.hpp"

#include "base/parallel.hpp"
#include "grid/row_walk.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace carreau {

namespace {

/// The weights around a cell, row by row; 0 where the kernel does not reach.
class Kernel {
 public:
  Kernel(double bandwidth, double cell_size)
      : reach_(static_cast<std::int32_t>(bandwidth / cell_size)), side_(2 * reach_ + 1) {
    for (std::int32_t row = -reach_; row <= reach_; ++row) {
      for (std::int32_t column = -reach_; column <= reach_; ++column) {
        const double squared = cell_size * cell_size * (row * row + column * column);
        const double rest = std::max(0.0, 1.0 - squared / (bandwidth * bandwidth));
        weight_.push_back(rest * rest);
      }
    }
  }
  [[nodiscard]] std::int32_t reach() const { return reach_; }
  [[nodiscard]] double weight(std::int32_t row, std::int32_t column) const {
    return weight_[static_cast<std::size_t>((row + reach_) * side_ + column + reach_)];
  }

 private:
  std::int32_t reach_;
  std::int32_t side_;
  std::vector<double> weight_;
};

/// The threshold that each cell is held against, in €, by unit; the last for cells outside any.
std::vector<double> raised_thresholds(const DelineationInput& input, double raise) {
  std::vector<double> thresholds;
  for (const UnitThreshold& t : input.thresholds) thresholds.push_back(t.disposable * raise);
  return thresholds;
}

/// The shares of one run: each cell's own share below its own threshold, and the mean around it.
class ShareRun {
 public:
  ShareRun(const DelineationInput& input, double raise)
      : input_(input), threshold_(raised_thresholds(input, raise)), own_(input.cells.size()) {
    parallel_for(own_.size(), [&](std::size_t begin, std::size_t end) {
      std::vector<double> incomes;
      incomes.reserve(end - begin);
      for (std::size_t i = begin; i < end; ++i) incomes.push_back(threshold_of(i));
      const auto shares = std::span(own_).subspan(begin, end - begin);
      input_.income.shares_below(CellIndex(begin), incomes, shares);
      for (std::size_t i = begin; i < end; ++i) {
        if (input_.cells.people()[i].is_zero()) own_[i] = 0.0;
      }
    });
  }

  /// For the cells that `is_wanted(cell)`.
  template <class Wanted>
  [[nodiscard]] std::vector<double> smoothed(const Kernel& kernel, const Wanted& is_wanted) const {
    std::vector<double> shares(own_.size());
    parallel_for(shares.size(), [&](std::size_t begin, std::size_t end) {
      RowWalk walk(input_.cells.positions(), kernel.reach());
      for (walk.start(begin); walk.cell() < end; walk.step()) {
        const bool is_inhabited = !input_.cells.people()[walk.cell()].is_zero();
        if (!is_inhabited || !is_wanted(walk.cell())) continue;
        shares[walk.cell()] = around(walk, kernel);
      }
    });
    return shares;
  }
  std::vector<double> take_own() { return std::move(own_); }

 private:
  [[nodiscard]] double threshold_of(std::size_t cell) const {
    const UnitIndex unit = input_.membership.unit[cell];
    return unit.is_none() ? threshold_.back() : threshold_[unit.position()];
  }

  /// Everybody around is held against the threshold of the cell walked on.
  [[nodiscard]] double around(const RowWalk& walk, const Kernel& kernel) const {
    const double threshold = threshold_of(walk.cell());
    double people = input_.cells.people()[walk.cell()].value();
    double below = people * own_[walk.cell()];
    walk.around([&](std::size_t near, std::int32_t row, std::int32_t column) {
      const double count = kernel.weight(row, column) * input_.cells.people()[near].value();
      if (count <= 0.0) return;
      const bool is_same = threshold_of(near) == threshold;
      people += count;
      below += count *
               (is_same ? own_[near] : input_.income.share_below(CellIndex(near), threshold).share);
    });
    return below / people;
  }

  const DelineationInput& input_;
  std::vector<double> threshold_;
  std::vector<double> own_;
};

Kernel kernel_of(const DelineationInput& input) {
  return {static_cast<double>(input.options.smoothing),
          static_cast<double>(input.cells.grid().cell_size.count())};
}

}  // namespace

TestedShares tested_shares(const DelineationInput& input) {
  ShareRun run(input, 1.0);
  TestedShares shares;
  if (input.options.smoothing > 0) {
    shares.tested = run.smoothed(kernel_of(input), [](std::size_t) { return true; });
  }
  shares.own = run.take_own();
  if (input.options.smoothing == 0) shares.tested = shares.own;
  return shares;
}

std::vector<double> raised_shares(const DelineationInput& input, double raise,
                                  std::span<const std::uint8_t> wanted) {
  ShareRun run(input, raise);
  if (input.options.smoothing == 0) return run.take_own();
  return run.smoothed(kernel_of(input), [&](std::size_t cell) { return wanted[cell] != 0; });
}

}  // namespace carreau
