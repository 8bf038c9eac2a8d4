// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/square_medians.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carreau::tiles {

namespace {

/// Finds the medians of all squares of a row at once by regula falsi (Illinois variant) on the
/// logarithm of income. Each pass over the cells advances every square by one step.
class RowSearch {
 public:
  RowSearch(const CellTable& cells, const IncomeEstimate& income, const SquareRow& line,
            const std::vector<bool>& withheld)
      : cells_(cells),
        income_(income),
        line_(line),
        withheld_(withheld),
        squares_(line.columns.size()) {
    bracket();
  }

  [[nodiscard]] std::vector<float> medians() {
    constexpr int kMostSteps = 60;
    bool is_open = choose();
    // Every square takes one step in each pass, so the cells are read in order.
    for (int step = 0; step < kMostSteps && is_open; ++step) {
      count_below();
      narrow();
      is_open = choose();
    }
    std::vector<float> medians(squares_.size());
    for (std::size_t k = 0; k < squares_.size(); ++k) {
      if (squares_[k].people > 0.0) medians[k] = static_cast<float>(std::exp(squares_[k].at));
    }
    return medians;
  }

 private:
  enum class End : std::uint8_t { none, low, high };
  /// The bracket of a square's median: two logarithms of income, and the deviation of the share
  /// below each from one half.
  struct Square {
    double people = 0.0;
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    double off_low = -0.5;
    double off_high = 0.5;
    double at = 0.0;
    double income = 0.0;
    double below = 0.0;
    End moved = End::none;
    bool is_done = false;
  };

  template <class Visit>
  void for_each_inhabited(const CellRun& run, const Visit& visit) {
    for (std::size_t i = run.first; i < run.last; ++i) {
      const Persons people = cells_.people()[i];
      if (people.is_zero() || (!withheld_.empty() && withheld_[i])) continue;
      visit(i - run.first, squares_[line_.slot(cells_.positions()[i])], people.value());
    }
  }

  /// The median of a union lies between the lowest and the highest median of its cells.
  void bracket() {
    for (const CellRun& run : line_.runs) {
      ranges_.resize(run.last - run.first);
      income_.quantile_ranges(CellIndex(run.first), 0.5, ranges_);
      for_each_inhabited(run, [&](std::size_t k, Square& square, double people) {
        square.people += people;
        square.low = std::min(square.low, ranges_[k].low);
        square.high = std::max(square.high, ranges_[k].high);
      });
    }
    for (Square& square : squares_) {
      square.is_done = square.people <= 0.0;
      square.low = std::log(square.low);
      square.high = std::log(square.high);
    }
  }

  /// Chooses the next income to test in each square; returns whether any square needs one.
  bool choose() {
    // A ten-thousandth of the income.
    constexpr double kNarrow = 1e-4;
    bool is_open = false;
    for (Square& square : squares_) {
      if (square.is_done) continue;
      const double rise = square.off_high - square.off_low;
      // The line between both ends crosses one half here.
      square.at = square.low - square.off_low * (square.high - square.low) / rise;
      square.is_done = square.high - square.low < kNarrow;
      square.income = std::exp(square.at);
      square.below = 0.0;
      is_open = is_open || !square.is_done;
    }
    return is_open;
  }

  void count_below() {
    for (const CellRun& run : line_.runs) {
      // Any income will do where nobody lives; 1 has a logarithm.
      incomes_.assign(run.last - run.first, 1.0);
      shares_.resize(incomes_.size());
      for_each_inhabited(
          run, [&](std::size_t k, Square& square, double) { incomes_[k] = square.income; });
      income_.shares_below(CellIndex(run.first), incomes_, shares_);
      for_each_inhabited(run, [&](std::size_t k, Square& square, double people) {
        square.below += people * shares_[k];
      });
    }
  }

  void narrow() {
    // Tolerance of the share, which gives about the same relative error of the income.
    constexpr double kNear = 4e-5;
    for (Square& square : squares_) {
      if (square.is_done) continue;
      const double off = square.below / square.people - 0.5;
      square.is_done = std::abs(off) < kNear;
      if (square.is_done) continue;
      // Illinois variant: the weight of an end that stays twice is halved, otherwise it would never
      // move.
      const End moved = off < 0.0 ? End::low : End::high;
      if (moved == End::low) {
        if (square.moved == moved) square.off_high *= 0.5;
        square.low = square.at;
        square.off_low = off;
      } else {
        if (square.moved == moved) square.off_low *= 0.5;
        square.high = square.at;
        square.off_high = off;
      }
      square.moved = moved;
    }
  }

  const CellTable& cells_;
  const IncomeEstimate& income_;
  const SquareRow& line_;
  const std::vector<bool>& withheld_;
  std::vector<Square> squares_;
  std::vector<IncomeRange> ranges_;
  std::vector<double> incomes_;
  std::vector<double> shares_;
};

}  // namespace

std::vector<float> row_medians(const CellTable& cells, const IncomeEstimate& income,
                               const SquareRow& line, const std::vector<bool>& withheld) {
  return RowSearch(cells, income, line, withheld).medians();
}

std::vector<float> SquareMedians::of(std::int32_t row, const LatticeRange& columns,
                                     int level) const {
  // Medians of coarser squares are kept: each takes many cells and many tiles show it.
  constexpr int kFirstKept = 3;
  if (level < kFirstKept) {
    return row_medians(plane_.cells(), income_, square_row(plane_.rows(), row, columns, level),
                       withheld_);
  }
  Level& kept = levels_[static_cast<std::size_t>(level)];
  // Isolated from other parallel work: otherwise this thread might begin something that waits for
  // these medians.
  std::call_once(kept.made, [&] { run_isolated([&] { make(kept, level); }); });
  std::vector<float> medians(columns.size());
  // Beyond the kept rows there are no cells.
  if (row < kept.rows.first || row >= kept.rows.last) return medians;
  const auto line =
      std::span(kept.median)
          .subspan(static_cast<std::size_t>(row - kept.rows.first) * kept.columns.size(),
                   kept.columns.size());
  const std::int32_t first = std::max(columns.first, kept.columns.first);
  const std::int32_t last = std::min(columns.last, kept.columns.last);
  for (std::int32_t c = first; c < last; ++c) {
    medians[static_cast<std::size_t>(c - columns.first)] =
        line[static_cast<std::size_t>(c - kept.columns.first)];
  }
  return medians;
}

void SquareMedians::make(Level& level, int number) const {
  level.rows = squares_of(plane_.rows().rows(), number);
  level.columns = squares_of(plane_.columns(), number);
  // Zero stands for squares without people.
  level.median.resize(level.rows.size() * level.columns.size());
  parallel_for(
      level.rows.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t r = begin; r < end; ++r) {
          const auto row = level.rows.first + static_cast<std::int32_t>(r);
          const auto medians =
              row_medians(plane_.cells(), income_,
                          square_row(plane_.rows(), row, level.columns, number), withheld_);
          std::ranges::copy(medians, level.median.begin() +
                                         static_cast<std::ptrdiff_t>(r * level.columns.size()));
        }
      },
      1);
}

}  // namespace carreau::tiles
