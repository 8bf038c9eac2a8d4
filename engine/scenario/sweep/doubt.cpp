// SPDX-License-Identifier: Apache-2.0
#include "scenario/sweep/doubt.hpp"

#include "base/parallel.hpp"
#include "base/random_key.hpp"
#include "delineation/cell_criteria.hpp"
#include "income/normal.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace carreau {

namespace {

/// Distinguish the draws of a sample from one another.
constexpr std::uint64_t kLevel = 2;
constexpr std::uint64_t kThreshold = 3;
constexpr std::uint64_t kObservation = 4;
constexpr std::uint64_t kCell = 5;

/// Incomes are moved by a factor of at most e: no doubt of a cell is as large, and every quantile
/// stays where roots are sought.
constexpr double kFarthest = 1.0;

/// Incomes of an estimate, those of each cell multiplied by a factor of its own.
class DrawnIncome final : public IncomeEstimate {
 public:
  /// `log_factor`: by cell.
  DrawnIncome(std::shared_ptr<const IncomeEstimate> estimate, std::vector<double> log_factor)
      : estimate_(std::move(estimate)), divisor_(std::move(log_factor)) {
    for (double& d : divisor_) d = std::exp(-d);
  }
  [[nodiscard]] std::size_t size() const override { return estimate_->size(); }
  [[nodiscard]] ShareBelow share_below(CellIndex cell, double income) const override {
    // The income is divided instead of the law.
    return estimate_->share_below(cell, income * divisor_[cell.position()]);
  }
  void shares_below(CellIndex first, std::span<const double> income,
                    std::span<double> share) const override {
    std::vector<double> divided(income.begin(), income.end());
    for (std::size_t k = 0; k < divided.size(); ++k) divided[k] *= divisor_[first.position() + k];
    estimate_->shares_below(first, divided, share);
  }
  void quantile_ranges(CellIndex first, double order, std::span<IncomeRange> range) const override {
    estimate_->quantile_ranges(first, order, range);
    for (std::size_t k = 0; k < range.size(); ++k) {
      range[k].low /= divisor_[first.position() + k];
      range[k].high /= divisor_[first.position() + k];
    }
  }
  [[nodiscard]] std::size_t observation(CellIndex cell) const override {
    return estimate_->observation(cell);
  }
  [[nodiscard]] double balance(CellIndex cell) const override { return estimate_->balance(cell); }
  [[nodiscard]] double level_deviation() const override { return estimate_->level_deviation(); }
  [[nodiscard]] double lowest_income() const override {
    return estimate_->lowest_income() * std::exp(-kFarthest);
  }
  [[nodiscard]] double highest_income() const override {
    return estimate_->highest_income() * std::exp(kFarthest);
  }
  [[nodiscard]] std::string_view model() const override { return estimate_->model(); }

 private:
  std::shared_ptr<const IncomeEstimate> estimate_;
  std::vector<double> divisor_;
};

/// A standard normal number from a key (Box and Muller): there are millions in a draw, and the
/// quantile takes ten times as long.
double normal_of(std::uint64_t key) {
  const double radius = std::sqrt(-2.0 * std::log(uniform_of(key)));
  return radius * std::cos(2.0 * std::numbers::pi * uniform_of(scramble(key)));
}

}  // namespace

Doubt::Doubt(const RunInput& input, const RunResult& base, std::uint64_t seed)
    : seed_(seed),
      level_(base.income->level_deviation()),
      units_(base.thresholds.size() - 1),
      cells_(input.cells.size()) {
  parallel_for(cells_.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (input.cells.people()[i].is_zero()) continue;
      const CellIndex cell(i);
      const UnitThreshold& s = threshold_of(base.thresholds, input.membership.unit[i]);
      const ShareBelow below = base.income->share_below(cell, s.disposable);
      CellDoubt& doubt = cells_[i];
      doubt.observation = static_cast<std::uint32_t>(base.income->observation(cell));
      doubt.balance = static_cast<float>(base.income->balance(cell));
      // Where the share does not move with the income, no factor stands for its doubt.
      if (below.slope <= 0.0) continue;
      doubt.common = static_cast<float>(std::sqrt(std::max(below.common, 0.0)) / below.slope);
      const double own = std::max(below.variance - below.common, 0.0);
      doubt.own = static_cast<float>(std::sqrt(own) / below.slope);
    }
  });
  for (const CellDoubt& d : cells_) {
    observations_ = std::max<std::size_t>(observations_, d.observation + std::size_t{1});
  }
}

/// By observation, what the own deviations of its cells would add up to, each weighted by its
/// balance: it is taken off again, since the total of the observation is known.
std::vector<double> Doubt::own_sums(std::int64_t draw) const {
  std::vector<double> sums(observations_);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i].own <= 0.0F) continue;
    const double z = normal_of(sample_key({seed_, kCell, static_cast<std::uint64_t>(draw), i}));
    sums[cells_[i].observation] += static_cast<double>(cells_[i].balance) * z;
  }
  return sums;
}

std::unique_ptr<IncomeEstimate> Doubt::incomes(std::shared_ptr<const IncomeEstimate> estimate,
                                               std::int64_t draw) const {
  const auto number = static_cast<std::uint64_t>(draw);
  const double level = level_ * normal_quantile(level_order(draw));
  const std::vector<double> sums = own_sums(draw);
  std::vector<double> log_factor(cells_.size());
  parallel_for(cells_.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const CellDoubt& d = cells_[i];
      double factor = level;
      if (d.common > 0.0F) {
        factor += static_cast<double>(d.common) *
                  normal_of(sample_key({seed_, kObservation, number, d.observation}));
      }
      if (d.own > 0.0F) {
        const double z = normal_of(sample_key({seed_, kCell, number, i}));
        factor +=
            static_cast<double>(d.own) * (z - static_cast<double>(d.balance) * sums[d.observation]);
      }
      log_factor[i] = std::clamp(factor, -kFarthest, kFarthest);
    }
  });
  return std::make_unique<DrawnIncome>(std::move(estimate), std::move(log_factor));
}

void Doubt::move(std::span<UnitThreshold> thresholds, std::int64_t draw) const {
  for (std::size_t u = 0; u < thresholds.size(); ++u) {
    const UnitIndex unit = u < units_ ? UnitIndex(u) : UnitIndex::none();
    const double z = normal_quantile(threshold_order(draw, unit));
    thresholds[u].disposable *= std::exp(thresholds[u].log_deviation * z);
  }
}

double Doubt::level_order(std::int64_t draw) const {
  return uniform_of(sample_key({seed_, kLevel, static_cast<std::uint64_t>(draw)}));
}

double Doubt::threshold_order(std::int64_t draw, UnitIndex unit) const {
  const std::size_t u = unit.is_none() ? units_ : unit.position();
  return uniform_of(sample_key({seed_, kThreshold, static_cast<std::uint64_t>(draw), u}));
}

}  // namespace carreau
