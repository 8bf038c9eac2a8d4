// SPDX-License-Identifier: Apache-2.0
#include "income/bracket_estimate.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace carreau {

BracketEstimate::BracketEstimate(std::vector<double> limits, std::vector<std::int64_t> counts)
    : limits_(std::move(limits)), counts_(std::move(counts)) {
  const bool rising = std::is_sorted(limits_.begin(), limits_.end(), std::less_equal<>());
  if (limits_.size() < 2 || !(limits_.front() > 0.0) || !rising || !std::isfinite(limits_.back())) {
    throw DataError(Message{"bracket_limits"});
  }
  const std::size_t width = limits_.size() - 1;
  if (counts_.size() % width != 0) {
    throw DataError(Message{"bracket_counts", {{"expected", width}, {"found", counts_.size()}}});
  }
  for (std::size_t cell = 0; cell * width < counts_.size(); ++cell) {
    std::int64_t total = 0;
    for (std::size_t k = 0; k < width; ++k) {
      const std::int64_t count = counts_[cell * width + k];
      if (count < 0) {
        throw DataError(Message{"bracket_negative",
                                {{"cell", cell + 1}, {"bracket", k + 1}, {"count", count}}});
      }
      total += count;
    }
    if (total == 0) {
      throw DataError(Message{"bracket_cell_empty", {{"cell", cell + 1}}});
    }
    totals_.push_back(total);
  }
}

ShareBelow BracketEstimate::share_below(CellIndex cell, double income) const {
  if (income <= limits_.front()) return {};
  if (income >= limits_.back()) return {1.0, 0.0, 0.0};
  const std::size_t width = limits_.size() - 1;
  const auto above = std::upper_bound(limits_.begin(), limits_.end(), income);
  const auto bracket = static_cast<std::size_t>(above - limits_.begin()) - 1;
  const std::int64_t* const row = counts_.data() + cell.position() * width;
  std::int64_t below = 0;
  for (std::size_t k = 0; k < bracket; ++k) below += row[k];
  const double log_width = std::log(limits_[bracket + 1] / limits_[bracket]);
  const double part = std::log(income / limits_[bracket]) / log_width;
  const auto total = static_cast<double>(totals_[cell.position()]);
  const auto inside = static_cast<double>(row[bracket]);
  return {(static_cast<double>(below) + part * inside) / total, 0.0, inside / total / log_width};
}

}  // namespace carreau
