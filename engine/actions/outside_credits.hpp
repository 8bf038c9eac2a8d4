// SPDX-License-Identifier: Apache-2.0
/// Specific credits of the State spent outside the quartiers, and what makes them an exception.
#pragma once

#include "actions/attribution.hpp"
#include "base/findings.hpp"

#include <cstddef>
#include <vector>

namespace carreau {

/// An action outside the quartiers with money of programme 147. Such money is exceptional: it is
/// given for one year at a time, beside a local funder.
struct OutsideCredit {
  std::size_t action = 0;
  Euros granted;                   ///< of programme 147, the part outside; zero where unknown
  bool has_other_funder = false;   ///< somebody else than the State grants or pays, too
  std::vector<int> earlier_years;  ///< in which the same operator had such money for such an action
};

/// In the order of actions. An action of an earlier year is the same where operator and title are
/// alike.
[[nodiscard]] std::vector<OutsideCredit> outside_credits(const Programme& programme,
                                                         const Attribution& attribution);

/// Reports such actions: all of them, those without another funder, and those of several years.
void note_outside_credits(const Programme& programme, const Attribution& attribution,
                          Findings& findings);

}  // namespace carreau
