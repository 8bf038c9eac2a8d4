// SPDX-License-Identifier: Apache-2.0
/// Exact counts of people by income bracket, as a secure-data centre can export them.
#pragma once

#include "income/income_estimate.hpp"
#include "territory/territory.hpp"

#include <cstdint>
#include <vector>

namespace carreau {

/// What a file of brackets holds.
struct IncomeBrackets {
  std::vector<double> limits;                      ///< €, see BracketEstimate
  std::vector<std::int64_t> counts;                ///< for each cell of the grid in turn
  IncomeConcept income = IncomeConcept::declared;  ///< of which incomes
};

/// A histogram per cell over common limits. F(x) is the exact share below x where x is a limit,
/// and within a bracket grows evenly in ln(income).
class BracketEstimate final : public IncomeEstimate {
 public:
  /// `limits`: strictly increasing incomes in €, at least two; bracket k holds incomes in
  /// [limits[k], limits[k+1]). `counts`: for each cell in turn, limits.size() - 1 numbers of
  /// people, not negative, not all zero. Throws DataError naming the cell or limit otherwise.
  BracketEstimate(std::vector<double> limits, std::vector<std::int64_t> counts);

  [[nodiscard]] std::size_t size() const override { return totals_.size(); }
  /// The variance is zero: the counts are exact.
  [[nodiscard]] ShareBelow share_below(CellIndex cell, double income) const override;
  [[nodiscard]] std::size_t observation(CellIndex cell) const override { return cell.position(); }
  [[nodiscard]] double balance(CellIndex) const override { return 1.0; }
  [[nodiscard]] double level_deviation() const override { return 0.0; }
  [[nodiscard]] double lowest_income() const override { return limits_.front(); }
  [[nodiscard]] double highest_income() const override { return limits_.back(); }
  [[nodiscard]] std::string_view model() const override { return "brackets"; }

 private:
  std::vector<double> limits_;
  std::vector<std::int64_t> counts_;
  std::vector<std::int64_t> totals_;
};

}  // namespace carreau
