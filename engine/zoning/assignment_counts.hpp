// SPDX-License-Identifier: Apache-2.0
/// Counts over an assignment, block after block.
#pragma once

#include "zoning/assignment.hpp"
#include "zoning/vat_condition.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace carreau {

/// How a place lies to a band around the zones; a point is within it entirely or not at all.
enum class Within : std::uint8_t { no, partly, entirely };
[[nodiscard]] Within within(const ZonePlace& place, double band);

/// Of one zoning.
struct ZoningCounts {
  std::size_t inside = 0;
  std::size_t in_several = 0;                     ///< of these, in more than one zone
  std::size_t doubtful = 0;                       ///< ambiguous by the limit or the position
  std::vector<std::size_t> entirely_within;       ///< by band, those inside counted
  std::vector<std::size_t> by_zone;               ///< by the first zone that holds it
  std::array<std::size_t, 4> by_vat_condition{};  ///< of footprints, by VatCondition
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
