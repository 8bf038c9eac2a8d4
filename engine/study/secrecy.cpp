// SPDX-License-Identifier: Apache-2.0
#include "study/secrecy.hpp"

#include <cstdint>

namespace carreau::study {

void withhold_secret(std::vector<PerimeterCheck>& checks, Findings& findings) {
  std::int64_t withheld = 0;
  for (PerimeterCheck& check : checks) {
    if (!check.has_data() || check.parts.households >= kFewestHouseholds) continue;
    check = PerimeterCheck();
    ++withheld;
  }
  if (withheld > 0) findings.notice("criteria_secret", {}, {}, withheld);
}

MovedValue publishable_median(const PerimeterCheck& check, bool has_households) {
  MovedValue v;
  if (!check.has_data()) return v;
  v.share_imputed = check.share_imputed();
  const bool is_small = has_households ? check.parts.households < kFewestHouseholds
                                       : check.parts.people < kFewestPeople;
  v.state = is_small ? MovedState::withheld : MovedState::complete;
  if (is_small) return v;
  const Interval& median = check.figures.median_disposable;
  v.value = median.value;
  v.low = median.low;
  v.high = median.high;
  return v;
}

}  // namespace carreau::study
