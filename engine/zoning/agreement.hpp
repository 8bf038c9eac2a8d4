// SPDX-License-Identifier: Apache-2.0
/// Agreement of a proposed zoning with a reference, weighed by people.
#pragma once

#include "grid/cell_table.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau {

/// How much of a reference zone was proposed.
enum class Found { found, partly, missed, no_data };
[[nodiscard]] std::string to_text(Found found);

/// One zone against the other zoning.
struct ZoneAgreement {
  double people = 0.0;         ///< people of the zone, cells shared by area
  double shared_people = 0.0;  ///< of whom in the other zoning
  Found found = Found::no_data;
  [[nodiscard]] double share() const { return people > 0.0 ? shared_people / people : 0.0; }
};

/// Sums over cells; each cell's people are shared by area, and within a cell the overlap of the
/// two zonings is the smaller of their shares (exact where one of them takes whole cells).
struct Agreement {
  double people_both = 0.0;
  double people_proposed = 0.0;
  double people_reference = 0.0;
  std::vector<ZoneAgreement> proposed;
  std::vector<ZoneAgreement> reference;

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
  [[nodiscard]] double jaccard() const;
};

/// A zone counts as found from 75 % of its people, as partly found from 10 %.
inline constexpr double kFoundShare = 0.75;
inline constexpr double kPartlyShare = 0.10;

[[nodiscard]] Agreement agreement(const CellTable& cells, const CellShares& proposed,
                                  const CellShares& reference);

}  // namespace carreau
