// SPDX-License-Identifier: Apache-2.0
/// A lognormal law per cell, from what INSEE publishes of it.
#pragma once

#include "grid/cell_table.hpp"
#include "income/income_estimate.hpp"
#include "income/vintage.hpp"
#include "income/winsorised_lognormal.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace carreau {

/// What a cell says of its incomes.
struct CellEvidence {
  double mean = 0.0;                 ///< ind_snv / ind, €: a mean of winsorised incomes
  std::optional<double> poor_share;  ///< men_pauv / men, capped by INSEE at 0.80
  double households = 11.0;          ///< how many the figures stand on
  ErrorKind error = ErrorKind::independent;
};

/// The law with the doubt that the evidence leaves: covariance of (μ, σ).
struct LognormalFit {
  Lognormal law;
  double variance_mu = 0.0;
  double variance_sigma = 0.0;
  double covariance = 0.0;

  [[nodiscard]] ShareBelow share_below(double income) const;
};

/// Maximum a posteriori: the winsorised mean is held exactly, which makes μ a function of σ; σ is
/// weighed between the poverty headcount, with its sampling noise, and its prior. A headcount at
/// INSEE's cap of 0.80 only says "at least". The covariance is Laplace's, at the maximum.
[[nodiscard]] LognormalFit fit_lognormal(const CellEvidence& evidence, const WinsorBounds& bounds,
                                         double poverty_line, const SpreadPrior& prior);

/// Whether the poverty headcount enters the fit.
enum class HeadcountUse { use, ignore };

/// One fit per cell of a table. Cost: about 5 µs a cell and thread.
class LognormalEstimate final : public IncomeEstimate {
 public:
  /// `department[i]` indexes the winsorising bounds of cell i (département code, may be empty).
  LognormalEstimate(const CellTable& cells, std::span<const std::string_view> department,
                    const Vintage& vintage, HeadcountUse use);

  [[nodiscard]] std::size_t size() const override { return fits_.size(); }
  [[nodiscard]] ShareBelow share_below(CellIndex cell, double income) const override;
  [[nodiscard]] ErrorKind error_kind(CellIndex cell) const override;
  [[nodiscard]] double lowest_income() const override { return 100.0; }
  [[nodiscard]] double highest_income() const override { return 1e7; }
  [[nodiscard]] std::string_view method() const override;
  [[nodiscard]] const LognormalFit& fit(CellIndex cell) const { return fits_[cell.position()]; }

 private:
  std::vector<LognormalFit> fits_;
  std::vector<ErrorKind> error_;
  HeadcountUse use_;
};

}  // namespace carreau
