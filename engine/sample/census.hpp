// SPDX-License-Identifier: Apache-2.0
/// The true population of a made-up region, which no statistical office publishes cell by cell.
#pragma once

#include "income/vintage.hpp"
#include "sample/household.hpp"
#include "sample/landscape.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// A histogram of declared incomes, in brackets of 0.26 %, which saves keeping every income.
class IncomeHistogram {
 public:
  void add(double income, std::int64_t weight);
  void add(const IncomeHistogram& other);
  [[nodiscard]] std::int64_t weight() const { return total_; }
  /// The income below which the share `order` of people live. Requires weight() > 0.
  [[nodiscard]] double quantile(double order) const;

 private:
  static constexpr std::size_t kBrackets = 2048;
  std::array<std::int64_t, kBrackets> count_{};
  std::int64_t total_ = 0;
};

/// The number of people, in half persons, below each possible threshold. S is a multiple of 100 €,
/// and is known only after the whole unit is drawn.
struct StepCounts {
  static constexpr std::int64_t kLowest = 9'000;
  static constexpr std::int64_t kStep = 100;
  static constexpr std::size_t kCount = 91;
  std::array<std::uint16_t, kCount> below{};

  /// `threshold` is in whole euros and clamped to 9,000 … 18,000.
  [[nodiscard]] int half_people_below(std::int64_t threshold) const;
};

/// The true content of an inhabited cell.
struct TrueCell {
  std::size_t place = 0;  ///< position in the square of the region, row by row
  std::size_t commune = 0;
  CellSums sums{};
  std::optional<std::size_t> steps;  ///< position in SampleCensus::steps; only for cells of units
};

/// Sums over the households of an area.
struct IncomeLedger {
  std::int64_t households = 0;
  std::int64_t half_people = 0;
  double consumption_units = 0.0;
  IncomeHistogram declared;
};

/// The drawn population of one region. Cells are ordered by place, which is the order of their
/// positions.
struct SampleCensus {
  std::vector<TrueCell> cells;
  std::vector<StepCounts> steps;
  std::vector<double> commune_people;  ///< one for each commune of the landscape
  std::vector<IncomeLedger> units;     ///< one for each unit of the landscape
  IncomeHistogram declared;            ///< of everybody
};

/// Draws the whole population. The same landscape gives the same population.
[[nodiscard]] SampleCensus take_census(const SampleLandscape& landscape, const Vintage& vintage);

}  // namespace carreau
