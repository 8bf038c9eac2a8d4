// SPDX-License-Identifier: Apache-2.0
/// The true people of a made-up region: what no statistical office publishes cell by cell.
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

/// Declared incomes of many people, without keeping them: counts over 0.26 % wide brackets.
class IncomeHistogram {
 public:
  void add(double income, std::int64_t weight);
  void add(const IncomeHistogram& other);
  [[nodiscard]] std::int64_t weight() const { return total_; }
  /// The income below which a share `order` lives. Requires weight() > 0.
  [[nodiscard]] double quantile(double order) const;

 private:
  static constexpr std::size_t kBrackets = 2048;
  std::array<std::int64_t, kBrackets> count_{};
  std::int64_t total_ = 0;
};

/// How many people live below each round threshold: S is a multiple of 100 €, and is known only
/// once the whole unit is drawn. In half people.
struct StepCounts {
  static constexpr std::int64_t kLowest = 9'000;
  static constexpr std::int64_t kStep = 100;
  static constexpr std::size_t kCount = 91;
  std::array<std::uint16_t, kCount> below{};

  /// `threshold` in whole euros, brought to 9,000 … 18,000.
  [[nodiscard]] int half_people_below(std::int64_t threshold) const;
};

/// An inhabited cell as it is.
struct TrueCell {
  std::size_t place = 0;  ///< in the region's square, row by row
  std::size_t commune = 0;
  CellSums sums{};
  std::optional<std::size_t> steps;  ///< position in SampleCensus::steps, for cells of units
};

/// What a set of households adds up to.
struct IncomeLedger {
  std::int64_t households = 0;
  std::int64_t half_people = 0;
  double consumption_units = 0.0;
  IncomeHistogram declared;
};

/// One region, drawn. Cells in order of their place, which is the order of their position.
struct SampleCensus {
  std::vector<TrueCell> cells;
  std::vector<StepCounts> steps;
  std::vector<double> commune_people;  ///< by commune of the landscape
  std::vector<IncomeLedger> units;     ///< by unit of the landscape
  IncomeHistogram declared;            ///< everyone
};

/// Draws everyone. The same landscape gives the same people.
[[nodiscard]] SampleCensus take_census(const SampleLandscape& landscape, const Vintage& vintage);

}  // namespace carreau
