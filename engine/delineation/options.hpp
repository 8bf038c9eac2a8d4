// SPDX-License-Identifier: Apache-2.0
/// The choices that the decree leaves open: how cells become zones.
#pragma once

#include "base/quantity.hpp"
#include "grid/lattice.hpp"

#include <cstdint>

namespace carreau {

/// How candidates are chosen.
enum class ZoneMethod : std::uint8_t {
  plain,    ///< each cell by itself, as the decree reads
  compact,  ///< together, by the limit they make
};

/// Parameters of the delineation. The decree speaks of a continuous urban space and no more.
struct DelineationOptions {
  /// Which cells touch. Eight also counts corners.
  Contiguity contiguity = Contiguity::eight;
  ZoneMethod method = ZoneMethod::plain;
  /// Bandwidth in metres of the kernel that smooths the share a cell is tested on; 300 reaches the
  /// eight neighbours of a cell of 200 m. 0: each cell is tested on its own share.
  std::int64_t smoothing = 300;
  /// Compact method: the share of people below S from which a cell adds to what a zone gains. A
  /// little under a half, since the criterion holds for the whole zone, whose other cells have
  /// more.
  BasisPoints compact_share = BasisPoints::from_points(4'700);
  /// Compact method: what a metre of limit costs, as a share of the people along it.
  double compactness = 0.02;
  /// Plain method: a cell enters when more than this share of its people lives below S; a half is
  /// the median.
  BasisPoints cell_share = BasisPoints::from_points(5'000);
  /// Cells with fewer people do not enter by themselves. 0: no minimum.
  std::int64_t minimum_cell_population = 0;
  /// Gaps enclosed by a zone, of at most this many cells, are filled where the zone then still
  /// meets the criterion. 0: gaps stay.
  std::int64_t fill_gaps = 0;
  /// The same for gaps that differ too little from their surroundings to be left out: every cell is
  /// inhabited, and has at least one chance in twenty of a median below S. 0: off.
  std::int64_t fill_doubtful_gaps = 4;
  /// At most so many positions without a cell, in a row, may lie between two cells that enter, and
  /// join them. 0: off. Files and command line call it `bridge_empty`.
  std::int64_t cross_empty_cells = 0;
  /// A cell counts as part of a listed quartier when at least this share of its area lies in one.
  BasisPoints listed_cell_share = BasisPoints::from_points(2'500);
  /// Near misses: a zone with at least this share of the minimum population.
  BasisPoints near_miss_population = BasisPoints::from_points(5'000);
  /// Near misses: a zone that would meet the criterion with S raised by this share.
  BasisPoints near_miss_income = BasisPoints::from_points(500);
};

}  // namespace carreau
