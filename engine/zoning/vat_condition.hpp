// SPDX-License-Identifier: Apache-2.0
/// The reduced rate of VAT (5.5 %) around priority neighbourhoods: code général des impôts,
/// art. 278 sexies.
#pragma once

#include "zoning/assignment.hpp"

#include <cstdint>

namespace carreau {

/// The condition of place under which a building may benefit from the reduced rate. The other
/// conditions of the article (kind of dwelling, price, buyer) are not examined.
enum class VatCondition : std::uint8_t {
  none,
  in_zone,   ///< in the quartier itself
  entirely,  ///< entirely less than 300 m from its limit
  /// Partly less than 300 m and entirely less than 500 m: only where the quartier has an urban
  /// renewal agreement, which the caller must know.
  renewal,
};

inline constexpr double kVatDistance = 300.0;         ///< m
inline constexpr double kVatRenewalDistance = 500.0;  ///< m

/// The condition that a footprint meets.
[[nodiscard]] constexpr VatCondition vat_condition(const ZonePlace& place) {
  if (!place.zone.is_none()) return VatCondition::in_zone;
  if (place.farthest < kVatDistance) return VatCondition::entirely;
  const bool is_near = place.distance < kVatDistance && place.farthest < kVatRenewalDistance;
  return is_near ? VatCondition::renewal : VatCondition::none;
}

}  // namespace carreau
