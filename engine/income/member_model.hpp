// SPDX-License-Identifier: Apache-2.0
/// The probability that a cell lies in a quartier, from the share of people below S around it.
#pragma once

#include <cstdint>
#include <string>

namespace carreau {

/// logit P = intercept + slope · Φ⁻¹(f), f the share below S smoothed with `bandwidth`. Fitted on
/// cells of official quartiers, as read from data/bridges/member.toml. It is not the probability
/// that the median of the cell is below S, which cell_probability() gives: read as that of being in
/// a quartier, that one is far too sure. For display and ranking; nothing is decided by it.
struct MemberModel {
  double intercept = 0.0;
  double slope = 1.0;
  std::int64_t bandwidth = 0;  ///< of the kernel, in metres (delineation/smoothing.hpp)
  std::string source;
};

/// P for a share f from 0 to 1. Φ⁻¹ is infinite at both ends, so f is taken to lie between 0.001
/// and 0.999; P is then 0 or 1 to more digits than any output shows.
[[nodiscard]] double member_probability(const MemberModel& model, double share_below);

}  // namespace carreau
