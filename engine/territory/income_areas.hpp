// SPDX-License-Identifier: Apache-2.0
/// The areas whose median enters S: what is known of them, and how much of them a grid holds.
#pragma once

#include "base/quantity.hpp"
#include "grid/cell_table.hpp"
#include "territory/mergers.hpp"
#include "territory/territory.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// An income area with its inhabited cells.
struct IncomeArea {
  std::string code;
  std::vector<UnitIndex> units;        ///< one urban unit, or the communes of a département
  std::vector<CommuneIndex> communes;  ///< as listed; none for units that are polygons
  std::vector<CellIndex> cells;
  Persons people;  ///< of the cells
  /// Municipal where all communes have it, which people of cells compare with; otherwise as the
  /// territory test reads it. Empty where a part of the area is unknown.
  std::optional<std::int64_t> population;

  /// The share of the population that lives in the cells; 0 where the population is unknown.
  [[nodiscard]] double coverage() const;
};

/// Below this share of its population the cells of an area say nothing about its median. Cells hold
/// fewer people than a census: those in institutions and some students are counted elsewhere.
inline constexpr double kNearlyAll = 0.9;

/// The income areas with inhabited cells, ordered by code.
[[nodiscard]] std::vector<IncomeArea> income_areas(const CellTable& cells,
                                                   const Territory& territory,
                                                   const Membership& membership);

/// An area whose median is known beforehand, and by what it is recognised.
struct KnownIncomeArea {
  std::string name;
  std::vector<std::string> communes;
  PublishedMedian median;
  std::int64_t people = 0;  ///< in the tables of its communes
};
using KnownIncomeAreas = std::map<std::string, KnownIncomeArea, std::less<>>;

/// Whether an area is the known one of the same code, and not one of another geography or of a
/// made-up country: nine tenths of its people live in communes of the known one and the other way
/// round, and it has about as many people as the tables of these. Communes of another year count as
/// those they were merged into.
[[nodiscard]] bool is_known_area(const IncomeArea& area, const KnownIncomeArea& known,
                                 const CellTable& cells, const Territory& territory,
                                 const Membership& membership, const Mergers& mergers);

}  // namespace carreau
