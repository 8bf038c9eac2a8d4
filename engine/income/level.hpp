// SPDX-License-Identifier: Apache-2.0
/// Estimates brought to the medians that are published for whole areas.
#pragma once

#include "base/quantity.hpp"
#include "income/fitted_estimate.hpp"

#include <span>
#include <string>
#include <vector>

namespace carreau {

/// An area with a published median and its cells.
struct PublishedArea {
  std::string code;
  double median = 0.0;  ///< disposable, € of the grid's year
  std::vector<CellIndex> cells;
};

/// How far an area's cells were moved.
struct LevelFactor {
  std::string code;
  double estimated = 0.0;  ///< median before, €
  double factor = 1.0;     ///< published / estimated

  /// A difference of more than a quarter means that the two do not describe the same people or
  /// year.
  [[nodiscard]] bool is_odd() const { return factor < 0.8 || factor > 1.25; }
};

/// Multiplies the incomes of each area's cells so that the area's estimated median is the published
/// one; what differs within the area stays as the cells have it. An odd factor is not applied.
/// Areas must not share cells. Areas without people are passed over.
std::vector<LevelFactor> bring_to_published(FittedEstimate& estimate,
                                            std::span<const PublishedArea> areas,
                                            std::span<const Persons> people);

}  // namespace carreau
