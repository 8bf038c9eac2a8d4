// SPDX-License-Identifier: Apache-2.0
/// Which criteria a redrawing lost or gained.
#pragma once

#include "zoning/comparison.hpp"
#include "zoning/perimeter_check.hpp"

#include <span>

namespace carreau {

struct CriteriaChange {
  CriterionList lost;    ///< met by every zone before, and failed by one after
  CriterionList gained;  ///< failed by one before, and met by every zone after
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
