// SPDX-License-Identifier: Apache-2.0
/// Which criteria a redrawing lost or gained.
#pragma once

#include "zoning/comparison.hpp"
#include "zoning/perimeter_check.hpp"

#include <span>
#include <string>
#include <vector>

namespace carreau {

/// Criteria by their names, in the order of the decree.
struct CriteriaChange {
  std::vector<std::string> lost;    ///< met by every zone before, and failed by one after
  std::vector<std::string> gained;  ///< failed by one before, and met by every zone after
};

/// Of a zone before and the zones after that it is linked to. Nothing where one has no data, or
/// where there is no link.
[[nodiscard]] CriteriaChange criteria_change_before(const ZoningComparison& comparison,
                                                    std::size_t zone,
                                                    std::span<const PerimeterCheck> before,
                                                    std::span<const PerimeterCheck> after);
/// Of a zone after and the zones before that it is linked to.
[[nodiscard]] CriteriaChange criteria_change_after(const ZoningComparison& comparison,
                                                   std::size_t zone,
                                                   std::span<const PerimeterCheck> before,
                                                   std::span<const PerimeterCheck> after);

}  // namespace carreau
