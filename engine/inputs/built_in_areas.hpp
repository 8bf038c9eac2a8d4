// SPDX-License-Identifier: Apache-2.0
/// Reads what is built in of urban units, départements and communes: data/medians, data/communes.
#pragma once

#include "territory/income_areas.hpp"
#include "territory/mergers.hpp"

#include <optional>
#include <string>

namespace carreau::inputs {

/// The mixture of published communes: data/medians/mixture.toml.
struct MixtureFigures {
  /// Spread of incomes in a commune whose table gives none: standard deviation of logarithms.
  double declared_spread = 0.0;
  double disposable_spread = 0.0;
  /// The median of a mixture around the published one: standard deviation of logarithms.
  double declared_deviation = 0.0;
  double disposable_deviation = 0.0;
  double secret_deviation = 0.0;  ///< of a commune's median around that of its area, the same
  double least_share = 0.0;       ///< of an area's people in communes with a median, from 0 to 1
};
[[nodiscard]] MixtureFigures mixture_figures();

/// The urban units of 2020 and the overseas départements, each with its median in a year of
/// incomes; areas whose communes are secret are left out. Made by scripts/refit-medians.
struct BuiltInMedians {
  KnownIncomeAreas areas;
  std::string source;  ///< the publications
};
/// Empty for a year without such medians.
[[nodiscard]] std::optional<BuiltInMedians> built_in_medians(int year);
/// The texts that built_in_medians() reads, of which a digest tells that they changed.
[[nodiscard]] std::string built_in_medians_text(int year);

/// Names and communes of the same areas, without medians. Read once; valid for the lifetime of the
/// program.
[[nodiscard]] const KnownIncomeAreas& built_in_areas();

/// The communes merged into others. Read once; valid for the lifetime of the program.
[[nodiscard]] const Mergers& built_in_mergers();

}  // namespace carreau::inputs
