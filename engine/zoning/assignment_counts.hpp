// SPDX-License-Identifier: Apache-2.0
/// Counts over an assignment, added up block by block.
#pragma once

#include "zoning/assignment.hpp"
#include "zoning/vat_condition.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace carreau {

/// How much of a place lies within a band around the zones. A point is within it entirely or not at
/// all.
enum class Within : std::uint8_t { no, partly, entirely };
[[nodiscard]] Within within(const ZonePlace& place, double band);

/// Counts for one zoning.
struct ZoningCounts {
  std::size_t inside = 0;
  std::size_t in_several = 0;  ///< those inside that lie in more than one zone
  std::size_t doubtful = 0;    ///< places whose limit or position leaves doubt
  /// For each band, the places entirely within it, those inside included.
  std::vector<std::size_t> entirely_within;
  std::vector<std::size_t> by_zone;               ///< by the first zone that holds it
  std::array<std::size_t, 4> by_vat_condition{};  ///< footprints, by VatCondition
};

struct AssignmentCounts {
  AssignmentCounts(std::span<const std::size_t> zones, std::span<const double> band_ends);
  void add(const Assignment& assignment);

  std::vector<double> bands;
  std::size_t rows = 0;
  std::array<std::size_t, 4> by_status{};  ///< by PlaceStatus
  std::vector<ZoningCounts> zonings;
};

}  // namespace carreau
