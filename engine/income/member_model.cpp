// SPDX-License-Identifier: Apache-2.0
#include "income/member_model.hpp"

#include "income/normal.hpp"

#include <algorithm>
#include <cmath>

namespace carreau {

double member_probability(const MemberModel& model, double share_below) {
  constexpr double kLeastShare = 0.001;
  const double share = std::clamp(share_below, kLeastShare, 1.0 - kLeastShare);
  const double logit = model.intercept + model.slope * normal_quantile(share);
  return 1.0 / (1.0 + std::exp(-logit));
}

}  // namespace carreau
