// SPDX-License-Identifier: Apache-2.0
/// The choices of a revision that no text makes.
#pragma once

#include "base/quantity.hpp"

#include <cstdint>

namespace carreau {

/// When cells beside a listed quartier are proposed to extend it. Chosen on the quartiers of 2024
/// in three towns, whose contours contain 90 to 99 % of those of 2015: these extensions cost no
/// agreement there, while taking every cell above one half does harm.
struct RevisionOptions {
  /// A cell of which listed quartiers hold at least this share of the area is theirs already.
  BasisPoints listed_share = BasisPoints::from_points(500);
  /// The smoothed share of people below S that such a cell must exceed.
  BasisPoints extension_share = BasisPoints::from_points(6'000);
  /// The fewest people that a group of such cells must bring.
  std::int64_t extension_people = 300;
};

}  // namespace carreau
