// SPDX-License-Identifier: Apache-2.0
/// Which criteria a change of perimeter lost or gained.
#pragma once

#include "zoning/comparison.hpp"
#include "zoning/perimeter_check.hpp"

#include <span>

namespace carreau {

struct CriteriaChange {
  CriterionList lost;    ///< met by every zone before, failed by at least one after
  CriterionList gained;  ///< failed by at least one zone before, met by every zone after
};

/// For a zone before and the zones after that are linked to it. Empty where one of them has no
/// data, or where there is no link.
[[nodiscard]] CriteriaChange criteria_change_before(const ZoningComparison& comparison,
                                                    std::size_t zone,
                                                    std::span<const PerimeterCheck> before,
                                                    std::span<const PerimeterCheck> after);
/// For a zone after and the zones before that are linked to it.
[[nodiscard]] CriteriaChange criteria_change_after(const ZoningComparison& comparison,
                                                   std::size_t zone,
                                                   std::span<const PerimeterCheck> before,
                                                   std::span<const PerimeterCheck> after);

}  // namespace carreau
