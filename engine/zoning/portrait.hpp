// SPDX-License-Identifier: Apache-2.0
/// Figures of zones, each next to those of its communes, its urban unit, its département and the
/// grid.
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

/// Why figures are withheld. INSEE publishes nothing about fewer than 11 households, and neither
/// does a portrait.
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
};

/// The levels of territory that a zone is compared with.
enum class PortraitLevel : std::uint8_t { commune, urban_unit, department, grid };
[[nodiscard]] std::string to_text(PortraitLevel level);

/// A territory, or the part of it that the grid covers.
struct PortraitTerritory {
  PortraitLevel level = PortraitLevel::grid;
  std::string code;                        ///< empty for the grid
  std::string name;                        ///< empty where none is known
  std::optional<std::int64_t> population;  ///< legal population, where a table gives it
  Figures figures;

  /// Whether the grid covers so much less than the legal population that it contains only a part of
  /// the territory.
  [[nodiscard]] bool is_partial() const;
};

/// A territory in which a zone has people.
struct PortraitReference {
  std::size_t territory = 0;  ///< position in Portraits::territories
  double share = 0.0;         ///< share of the zone's people
};

struct ZonePortrait {
  Figures figures;
  /// Ordered by level, then by decreasing share. Territories with less than 1 % of the zone's
  /// people are left out, unless there is no other.
  std::vector<PortraitReference> references;
  Euros threshold_declared;  ///< S of the unit in which most of the zone's people live
  /// Probability that the median is below S; withheld when the median is.
  std::optional<double> p_criterion;
};

struct Portraits {
  std::vector<PortraitTerritory> territories;  ///< ordered by level, then code; the grid comes last
  std::vector<ZonePortrait> zones;
};

/// Counts are exact sums of tenths; a cell that a limit cuts is shared by area, to a millionth.
/// Rates divide such sums; medians come from the income model. `checks` must be the checks of the
/// same zones. Territories consist of whole cells, each assigned to its main commune. Takes time
/// linear in the number of cells.
[[nodiscard]] Portraits portray(const DelineationInput& input, const CellShares& zones,
                                const std::vector<PerimeterCheck>& checks);

}  // namespace carreau
