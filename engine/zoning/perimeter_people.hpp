// SPDX-License-Identifier: Apache-2.0
/// The people and the incomes inside a perimeter, as every verb tells them.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "income/union_income.hpp"
#include "zoning/cell_shares.hpp"

#include <span>

namespace carreau {

/// How much of a perimeter's people live in cells that its limit cuts in the middle: Σ n·p·(1−p)
/// over Σ n·p, p the share of a cell's people inside. 0 where it follows cells.
[[nodiscard]] double cut_of(const CellTable& cells, std::span<const CellShare> parts);

/// The doubt about the people of a perimeter (standard deviation of the logarithm), from the share
/// cut_of(); 0 for zones of whole cells, whose people are counted.
[[nodiscard]] double people_log_deviation(LimitKind limits, double cut);

/// The incomes inside a perimeter. Where a limit was drawn around dwellings, the inside of a cut
/// cell is poorer than its outside, the more so the less of it is inside; and the doubt about the
/// level of incomes grows with cut_of(). `people`: of each part, in the order of `parts`.
[[nodiscard]] UnionIncome perimeter_incomes(const DelineationInput& input, LimitKind limits,
                                            std::span<const CellShare> parts,
                                            std::span<const double> people);

/// The bridge through which a zone with such limits is compared with S: the neutral one, or for
/// whole cells the one that chooses cells.
[[nodiscard]] const Bridge& bridge_for(const DelineationInput& input, LimitKind limits);

}  // namespace carreau
