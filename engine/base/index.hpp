// SPDX-License-Identifier: Apache-2.0
/// Distinct index types, each with a `none()`, so that a cell is never mistaken for a commune.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace carreau {

/// A position in a table. Two tables' indices do not mix; absence is `none()`, never -1.
template <class Tag>
class Index {
 public:
  constexpr Index() = default;
  constexpr explicit Index(std::size_t position)
      : position_(static_cast<std::uint32_t>(position)) {}
  static constexpr Index none() { return {}; }

  [[nodiscard]] constexpr bool is_none() const { return position_ == kNone; }
  [[nodiscard]] constexpr std::size_t position() const { return position_; }
  friend constexpr auto operator<=>(Index, Index) = default;

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t position_ = kNone;
};

using CellIndex = Index<struct CellTag>;
using CommuneIndex = Index<struct CommuneTag>;
using UnitIndex = Index<struct UnitTag>;
using ZoneIndex = Index<struct ZoneTag>;
using FeatureIndex = Index<struct FeatureTag>;

}  // namespace carreau
