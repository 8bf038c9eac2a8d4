// SPDX-License-Identifier: Apache-2.0
/// Grants and operators of each year: their size, and which operators came, stayed and left.
#pragma once

#include "actions/summary.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace carreau {

struct GrantYear {
  int year = 0;
  std::int64_t grants = 0;   ///< actions with a known granted amount above zero
  std::int64_t unknown = 0;  ///< actions granted or paid of which no line gives the granted amount
  Euros granted;             ///< the sum of the grants
  std::optional<Euros> mean;
  std::optional<Euros> median;  ///< of an even number, the mean of the two in the middle
  std::optional<Euros> largest;
  std::int64_t operators = 0;  ///< those with a grant
  /// Compared with the operators with a grant in the year before of the programme; none in its
  /// first year.
  std::optional<std::int64_t> new_operators;
  std::optional<std::int64_t> kept_operators;
  std::optional<std::int64_t> lost_operators;
  Euros ten_largest;  ///< granted to the ten operators that received most
};

/// One for each year of the summary. Means are rounded to the cent.
[[nodiscard]] std::vector<GrantYear> grant_years(const Programme& programme,
                                                 const ActionsSummary& summary);

}  // namespace carreau
