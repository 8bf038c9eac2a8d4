// SPDX-License-Identifier: Apache-2.0
/// Zones in figures, each beside its communes, its urban unit, its département and the grid.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "income/union_income.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/indicators.hpp"
#include "zoning/perimeter_check.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// Why figures are not given: nothing is told of fewer households than INSEE publishes of.
enum class Withheld : std::uint8_t { nothing, no_data, few_households };
/// Empty for `nothing`, else a stable name: "no_data", "few_households".
[[nodiscard]] std::string to_text(Withheld withheld);

/// Estimated incomes in € per consumption unit, with their intervals of 90 %.
struct IncomeFigures {
  Interval first_quartile;   ///< disposable
  Interval median;           ///< disposable
  Interval third_quartile;   ///< disposable
  Interval median_declared;  ///< through the bridge
};

/// The figures of a set of cells, or of parts of cells. People are those that INSEE publishes for
/// every cell; all the rest is empty where it is withheld, so that no output can tell it.
struct Figures {
  std::size_t cells = 0;  ///< inhabited
  double people = 0.0;
  double imputed_people = 0.0;
  double straddling_people = 0.0;  ///< in cells that the limit cuts
  Withheld withheld = Withheld::no_data;
  std::optional<double> households;  ///< empty also where the grid has none
  /// By position in indicators(); empty also where the grid lacks the column.
  std::vector<std::optional<double>> counts;
  /// The count for one of its base, with an interval of 90 %: without width where every cell is
  /// observed and whole.
  std::vector<std::optional<Interval>> rates;
  std::optional<IncomeFigures> incomes;

  [[nodiscard]] double share_imputed() const {
    return people > 0.0 ? imputed_people / people : 0.0;
  }
  [[nodiscard]] double share_straddling() const {
    return people > 0.0 ? straddling_people / people : 0.0;
  }
};

/// Beside what a zone is set.
enum class PortraitLevel : std::uint8_t { commune, urban_unit, department, grid };
[[nodiscard]] std::string to_text(PortraitLevel level);

/// A territory, or that part of it which the grid holds.
struct PortraitTerritory {
  PortraitLevel level = PortraitLevel::grid;
  std::string code;                        ///< empty for the grid
  std::string name;                        ///< empty where none is known
  std::optional<std::int64_t> population;  ///< legal, where a table gave it
  Figures figures;

  /// Whether the grid holds so much less than the legal population that it must be a part.
  [[nodiscard]] bool is_partial() const;
};

/// A territory that a zone has people in.
struct PortraitReference {
  std::size_t territory = 0;  ///< position in Portraits::territories
  double share = 0.0;         ///< of the zone's people
};

struct ZonePortrait {
  Figures figures;
  /// By level, then by decreasing share; those with under 1 % of the zone's people are left out,
  /// unless no other is met.
  std::vector<PortraitReference> references;
  Euros threshold_declared;           ///< S where most of the zone's people live
  std::optional<double> p_criterion;  ///< probability that the median is below S; withheld with it
};

struct Portraits {
  std::vector<PortraitTerritory> territories;  ///< by level, then code; the grid is the last
  std::vector<ZonePortrait> zones;
};

/// Counts are exact sums of tenths, cells cut by a limit shared by area to a millionth; rates go by
/// numerator and denominator; medians come from the income model: `checks` are those of the zones.
/// Territories are made of whole cells, each in its main commune. Linear in cells.
[[nodiscard]] Portraits portray(const DelineationInput& input, const CellShares& zones,
                                const std::vector<PerimeterCheck>& checks);

}  // namespace carreau
