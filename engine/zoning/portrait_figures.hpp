// SPDX-License-Identifier: Apache-2.0
/// The figures that a portrait gives of any set of cells: people, households, rates, incomes.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "income/union_income.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/fewest_households.hpp"
#include "zoning/indicators.hpp"
#include "zoning/scatter.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// Why figures are withheld. INSEE publishes nothing about too few households, and neither does a
/// portrait.
enum class Withheld : std::uint8_t { nothing, no_data, few_households };
/// Empty for `nothing`, else a stable name: "no_data", "few_households".
[[nodiscard]] std::string to_text(Withheld withheld);

/// Estimated incomes in € per consumption unit, with their intervals of 90 %.
struct IncomeFigures {
  Interval first_quartile;   ///< disposable
  Interval median;           ///< disposable
  Interval third_quartile;   ///< disposable
  Interval median_declared;  ///< estimated through the bridge from disposable to declared income
};

/// The figures of a set of cells, or of parts of cells. `people` is always given, because INSEE
/// publishes it for every cell; all other figures are left empty when they are withheld, so that no
/// output can disclose them.
struct Figures {
  std::size_t cells = 0;  ///< number of inhabited cells
  double people = 0.0;
  double imputed_people = 0.0;
  double straddling_people = 0.0;  ///< people in cells that the limit cuts
  double touched_people = 0.0;     ///< all people of the cells, wherever in them they live
  Withheld withheld = Withheld::no_data;
  std::optional<double> households;  ///< also empty where the grid has no households
  /// By position in indicators(); also empty where the grid lacks the column.
  std::vector<std::optional<double>> counts;
  /// The count divided by its base, with an interval of 90 %; the interval has no width where every
  /// cell is observed and whole.
  std::vector<std::optional<Interval>> rates;
  std::optional<IncomeFigures> incomes;

  [[nodiscard]] double share_imputed() const {
    return people > 0.0 ? imputed_people / people : 0.0;
  }
  [[nodiscard]] double share_straddling() const {
    return people > 0.0 ? straddling_people / people : 0.0;
  }
  /// From the people of whole cells alone to those of every cell that is touched: the people of a
  /// cell that the limit cuts may all live outside it, or all inside.
  [[nodiscard]] Interval people_bounds() const {
    return {people, people - straddling_people, touched_people};
  }
};

/// Shares of cells are counted in millionths. Multiplied by tenths they give integers, whose sums
/// are exact.
inline constexpr std::int64_t kWholeCell = 1'000'000;
[[nodiscard]] inline std::int64_t cell_weight(double share) {
  return std::llround(share * static_cast<double>(kWholeCell));
}
/// The value of a sum of weights multiplied by tenths.
[[nodiscard]] inline double weighed_value(std::int64_t weighed) {
  return static_cast<double>(weighed) / (10.0 * static_cast<double>(kWholeCell));
}

/// Computes the figures of sets of cells of one grid. Threads may share it.
class FigureCounter {
 public:
  /// The input must outlive the counter.
  FigureCounter(const DelineationInput& input, FewestHouseholds fewest);
  /// Everything but the incomes, which a zone takes from its check.
  [[nodiscard]] Figures count(std::span<const CellShare> parts) const;
  /// With the incomes inside limits of this kind, unless the figures are withheld.
  [[nodiscard]] Figures count_with_incomes(std::span<const CellShare> parts,
                                           LimitKind limits) const;

 private:
  const DelineationInput& input_;
  FewestHouseholds fewest_;
  std::vector<bool> known_;  ///< one for each indicator
  std::vector<Scatter> scatter_;
};

}  // namespace carreau
