// SPDX-License-Identifier: Apache-2.0
/// A law per observation of a grid, fitted by one of the models.
#pragma once

#include "grid/cell_table.hpp"
#include "income/income_estimate.hpp"
#include "income/income_model.hpp"
#include "income/law_fit.hpp"
#include "income/lognormal_batch.hpp"
#include "income/observations.hpp"
#include "income/vintage.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace carreau {

/// The département of a cell. Any thread may ask.
using DepartmentOf = std::function<std::string_view(CellIndex)>;

/// Incomes of every cell of a table. Cost: about 0.5 µs a cell and thread for lognormal laws.
class FittedEstimate final : public IncomeEstimate {
 public:
  /// `department` names the département of a cell, for bounds and spread; it may be empty.
  FittedEstimate(const CellTable& cells, const DepartmentOf& department, const Vintage& vintage,
                 IncomeModel model);

  [[nodiscard]] std::size_t size() const override { return observation_.size(); }
  [[nodiscard]] ShareBelow share_below(CellIndex cell, double income) const override;
  void shares_below(CellIndex first, std::span<const double> income,
                    std::span<double> share) const override;
  void quantile_ranges(CellIndex first, double order, std::span<IncomeRange> range) const override;
  [[nodiscard]] std::size_t observation(CellIndex cell) const override {
    return observation_[cell.position()];
  }
  [[nodiscard]] double balance(CellIndex cell) const override {
    return static_cast<double>(balance_[cell.position()]);
  }
  [[nodiscard]] double level_deviation() const override { return level_deviation_; }
  [[nodiscard]] double lowest_income() const override { return 100.0; }
  [[nodiscard]] double highest_income() const override { return 1e7; }
  [[nodiscard]] std::string_view model() const override { return to_text(model_); }

  /// The law of a cell's observation, before any level factor.
  [[nodiscard]] const LawFit& fit(CellIndex cell) const { return fits_[observation(cell)]; }
  /// Multiplies the incomes of the given cells by e^`log_factor`.
  void raise(std::span<const CellIndex> cells, double log_factor);

 private:
  void set_balance(const CellTable& cells, std::size_t observations);
  void fit_all(const Observations& seen, const DepartmentOf& department, const Vintage& vintage);
  void fit(std::span<const FitTask> tasks, const Vintage& vintage, std::span<LawFit> fits) const;

  /// What the share below an income needs of a normal law, without its doubt. Reading it takes a
  /// quarter of the memory traffic of a whole fit.
  struct Standard {
    double mu = 0.0;
    double inverse_sigma = 0.0;
  };

  IncomeModel model_;
  double level_deviation_;
  std::vector<LawFit> fits_;                ///< by observation
  std::vector<Standard> standard_;          ///< by observation; empty unless laws are normal
  std::vector<std::uint32_t> observation_;  ///< by cell
  std::vector<float> balance_;          ///< by cell: people / √(Σ people² of the observation)
  std::vector<Imputation> imputation_;  ///< by cell
  std::vector<double> log_level_;       ///< by cell; empty while no level is set
};

}  // namespace carreau
