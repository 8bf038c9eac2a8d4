// SPDX-License-Identifier: Apache-2.0
/// The figures of indicators over actions.
#pragma once

#include "actions/action.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// Whether figures of this unit, or of this name where there is no unit, are proportions, which
/// must never be added: "%", "Taux de réussite"….
[[nodiscard]] bool is_percent_unit(std::string_view unit);

/// The figures of one name and unit over some actions.
struct IndicatorSummary {
  std::string name;  ///< empty: the people reached
  std::string unit;
  std::int64_t actions = 0;
  std::int64_t with_both = 0;  ///< number of figures with both a forecast and an actual value
  std::optional<double> forecast;
  std::optional<double> actual;
  double forecast_of_both = 0.0;
  double actual_of_both = 0.0;
  /// How the figures are combined: as their files say; otherwise summed, unless they are
  /// percentages. Never sum for percentages, and none where files contradict each other.
  IndicatorAdding adding = IndicatorAdding::unknown;
  IndicatorDirection direction = IndicatorDirection::unknown;
  std::optional<double> baseline = {};
  /// Figures that a weighted mean leaves out because they have no weight.
  std::int64_t without_weight = 0;
  std::optional<int> year = {};  ///< of the figures; none for all years together

  /// Actual value divided by forecast, over the figures that have both. None for figures that are
  /// not combined.
  [[nodiscard]] std::optional<double> rate() const;
};

/// One summary for each name and unit, compared without case and accents, in the order of their
/// first occurrence; `by_year` makes one for each year too, that of the target or otherwise of the
/// action.
[[nodiscard]] std::vector<IndicatorSummary> indicator_summaries(const Programme& programme,
                                                                std::span<const Indicator> figures,
                                                                bool by_year);

/// The figures of all actions, the audience, which has no name, first.
[[nodiscard]] std::vector<Indicator> figures_with_audience(const Programme& programme);

}  // namespace carreau
