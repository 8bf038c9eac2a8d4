// SPDX-License-Identifier: Apache-2.0
#include "study/secrecy.hpp"

#include <cstdint>

namespace carreau::study {

void withhold_secret(std::vector<PerimeterCheck>& checks, Findings& findings) {
  std::int64_t withheld = 0;
  for (PerimeterCheck& check : checks) {
    if (!check.has_data || check.households >= kFewestHouseholds) continue;
    check = PerimeterCheck();
    ++withheld;
  }
  if (withheld > 0) findings.notice("criteria_secret", {}, {}, withheld);
}

MovedValue publishable_median(const PerimeterCheck& check, bool has_households) {
  MovedValue v;
  if (!check.has_data) return v;
  v.share_imputed = check.imputed_people / check.people;
  const bool is_small =
      has_households ? check.households < kFewestHouseholds : check.people < kFewestPeople;
  v.state = is_small ? MovedState::withheld : MovedState::complete;
  if (is_small) return v;
  v.value = check.median.value;
  v.low = check.median.low;
  v.high = check.median.high;
  return v;
}

}  // namespace carreau::study
