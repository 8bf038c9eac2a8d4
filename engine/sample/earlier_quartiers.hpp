// SPDX-License-Identifier: Apache-2.0
/// The map of quartiers before the present one, in a made-up region: what a revision starts from.
#pragma once

#include "sample/country.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace carreau {

/// How many quartiers of each département have left, for their codes.
using ExitNumbering = std::map<std::string, int>;

/// The listed quartiers of 2015, as the letters of the present codes tell: I the same limits, M
/// smaller limits, N none. In a region with quartiers, one more that has left since, where there is
/// a populous place away from all others. Codes are like those of 2015: QN03601M was QP036001, and
/// QP036901 has left. Call it after number_quartiers(); the same region and seed give the same map.
[[nodiscard]] SampleQuartiers earlier_quartiers(const SampleRegion& region, std::uint64_t seed,
                                                ExitNumbering& numbering);

}  // namespace carreau
