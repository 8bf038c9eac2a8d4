// SPDX-License-Identifier: Apache-2.0
#include "income/fitted_estimate.hpp"

#include "base/background.hpp"
#include "base/cancellation.hpp"
#include "base/parallel.hpp"
#include "income/normal.hpp"
#include "income/normal_table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace carreau {

namespace {

/// Log-sd of a cell's median within its group: an assumption. Means of observed cells differ by
/// 0.14 (Lille) to 0.17 (Martinique) within squares of 1 km; those of imputed cells are not
/// published.
constexpr double kImputedSpread = 0.10;

/// Neighbouring cells mostly lie in one département, so it is only looked up where it changes.
class DepartmentFigures {
 public:
  explicit DepartmentFigures(const Vintage& vintage) : vintage_(vintage) { read({}); }
  void move_to(std::string_view department) {
    if (department == last_) return;
    read(department);
  }
  [[nodiscard]] const WinsorBounds& bounds() const { return bounds_; }
  /// Of a cell with this winsorised mean.
  [[nodiscard]] SpreadPrior prior(double mean) const {
    return {prior_.mean * vintage_.spread_factor(mean), prior_.deviation};
  }
  /// Converts the published share of poor households to the share of poor people that is needed.
  void count_people(CellEvidence& evidence) const {
    if (!evidence.poor_share) return;
    *evidence.poor_share *= poor_people_;
    evidence.cap *= poor_people_;
    evidence.misfit = vintage_.headcount_misfit;
  }

 private:
  void read(std::string_view department) {
    last_ = department;
    bounds_ = vintage_.bounds(department);
    prior_ = vintage_.spread_prior(department);
    poor_people_ = vintage_.poor_people(department);
  }

  const Vintage& vintage_;
  std::string_view last_;
  WinsorBounds bounds_;
  SpreadPrior prior_;
  double poor_people_ = 1.0;
};

LawFit fit_one(IncomeModel model, const FitTask& task, const Vintage& vintage) {
  const CellEvidence& evidence = *task.evidence;
  switch (model) {
    case IncomeModel::headcount: return fit_headcount(evidence, vintage.poverty_line(), task.prior);
    case IncomeModel::scaled_mean:
      return fit_scaled_mean(evidence, vintage.mean_to_median, task.prior);
    case IncomeModel::dagum:
      return fit_law(evidence, task.bounds, vintage.poverty_line(), task.prior, LawShape::dagum);
    case IncomeModel::lognormal:
    case IncomeModel::means: break;
  }
  return fit_law(evidence, task.bounds, vintage.poverty_line(), task.prior);
}

}  // namespace

FittedEstimate::FittedEstimate(const CellTable& cells, const DepartmentOf& department,
                               const Vintage& vintage, IncomeModel model)
    : model_(model),
      level_deviation_(vintage.level_deviation),
      imputation_(cells.imputations().begin(), cells.imputations().end()) {
  // Cells of one imputed group repeat the same figures: they are one observation, fitted once.
  Observations seen =
      observations(cells, needs_headcount(model) ? HeadcountUse::use : HeadcountUse::ignore);
  observation_ = std::move(seen.of_cell);
  set_balance(cells, seen.size());
  fit_all(seen, department, vintage);
  // Only the normal law is read from a table.
  if (model == IncomeModel::dagum) return;
  standard_.resize(fits_.size());
  parallel_for(fits_.size(), [&](std::size_t begin, std::size_t end) {
    // Divisions are done once here instead of once for each threshold.
    for (std::size_t k = begin; k < end; ++k) {
      standard_[k] = {fits_[k].law.mu, 1.0 / fits_[k].law.sigma};
    }
  });
}

void FittedEstimate::set_balance(const CellTable& cells, std::size_t observations) {
  std::vector<double> squares(observations);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells.people()[i].is_zero()) continue;
    // The balance of a cell: its people relative to the root of the sum of squares of its group.
    squares[observation_[i]] += std::pow(cells.people()[i].value(), 2);
  }
  balance_.resize(cells.size());
  parallel_for(cells.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (cells.people()[i].is_zero()) continue;
      balance_[i] =
          static_cast<float>(cells.people()[i].value() / std::sqrt(squares[observation_[i]]));
    }
  });
}

void FittedEstimate::fit_all(const Observations& seen, const DepartmentOf& department,
                             const Vintage& vintage) {
  fits_.resize(seen.size());
  WorkMeter* const meter = current_meter();
  if (meter != nullptr) meter->begin(static_cast<std::int64_t>(seen.size()));
  parallel_for(seen.size(), [&](std::size_t begin, std::size_t end) {
    // Few enough for tasks and evidence to stay near the processor. Tasks point to their evidence,
    // which must therefore stay where it is.
    constexpr std::size_t kAtOnce = 512;
    DepartmentFigures figures(vintage);
    std::vector<CellEvidence> evidence;
    evidence.reserve(kAtOnce);
    std::vector<FitTask> tasks;
    tasks.reserve(kAtOnce);
    for (std::size_t first = begin; first < end; first += tasks.size()) {
      // Laws without a closed form take a tenth of a second for so many.
      check_cancelled();
      evidence.clear();
      tasks.clear();
      for (std::size_t i = first; i < std::min(end, first + kAtOnce); ++i) {
        // Observations are in the order of cells, so départements change rarely.
        figures.move_to(department(seen.first_cell[i]));
        CellEvidence& e = evidence.emplace_back(seen.evidence(i));
        figures.count_people(e);
        tasks.push_back({&e, figures.bounds(), figures.prior(e.mean)});
      }
      fit(tasks, vintage, std::span(fits_).subspan(first, tasks.size()));
      if (meter != nullptr) meter->advance(static_cast<std::int64_t>(tasks.size()));
    }
  });
}

void FittedEstimate::fit(std::span<const FitTask> tasks, const Vintage& vintage,
                         std::span<LawFit> fits) const {
  // The usual model, several cells at a time.
  if (model_ == IncomeModel::lognormal) {
    fit_lognormal_batch(tasks, vintage.poverty_line(), fits);
    return;
  }
  for (std::size_t i = 0; i < tasks.size(); ++i) fits[i] = fit_one(model_, tasks[i], vintage);
}

ShareBelow FittedEstimate::share_below(CellIndex cell, double income) const {
  const std::size_t i = cell.position();
  if (observation_[i] >= fits_.size()) return {};  // nobody lives there
  // The level of an area is one factor on all incomes: the income is divided instead of the law.
  const double level = log_level_.empty() ? 1.0 : std::exp(log_level_[i]);
  ShareBelow below = fits_[observation_[i]].share_below(income / level);
  if (imputation_[i] == Imputation::imputed) {
    // The figures are those of the group; the cell's own median may differ from it.
    const double own = below.slope * kImputedSpread;
    below.variance += own * own;
  }
  return below;
}

void FittedEstimate::shares_below(CellIndex first, std::span<const double> income,
                                  std::span<double> share) const {
  // Other laws have no table.
  if (standard_.empty()) {
    IncomeEstimate::shares_below(first, income, share);
    return;
  }
  const NormalTable& normal = normal_table();
  double last_income = 0.0;
  double log_income = 0.0;
  for (std::size_t k = 0; k < share.size(); ++k) {
    const std::size_t i = first.position() + k;
    if (income[k] != last_income) {  // neighbours share their threshold
      last_income = income[k];
      log_income = std::log(last_income);
    }
    share[k] = 0.0;
    if (observation_[i] >= standard_.size()) continue;  // nobody lives there
    const Standard& law = standard_[observation_[i]];
    const double level = log_level_.empty() ? 0.0 : log_level_[i];
    share[k] = normal.below((log_income - level - law.mu) * law.inverse_sigma);
  }
}

void FittedEstimate::quantile_ranges(CellIndex first, double order,
                                     std::span<IncomeRange> range) const {
  // First the range from the general method, which holds for any law.
  IncomeEstimate::quantile_ranges(first, order, range);
  if (standard_.empty()) return;
  const double z = normal_quantile(order);
  constexpr double kSlack = 1e-6;  // the law is read from a table
  for (std::size_t k = 0; k < range.size(); ++k) {
    const std::size_t i = first.position() + k;
    if (observation_[i] >= standard_.size()) continue;  // nobody lives there
    const Standard& law = standard_[observation_[i]];
    // Levels are logarithms, hence sums.
    const double level = log_level_.empty() ? 0.0 : log_level_[i];
    const double quantile = std::exp(law.mu + level + z / law.inverse_sigma);
    range[k] = {quantile * (1.0 - kSlack), quantile * (1.0 + kSlack)};
  }
}

void FittedEstimate::raise(std::span<const CellIndex> cells, double log_factor) {
  // Most estimates have no level, so the array is only made when needed.
  if (log_level_.empty()) log_level_.resize(size());
  for (const CellIndex cell : cells) log_level_[cell.position()] += log_factor;
}

}  // namespace carreau
