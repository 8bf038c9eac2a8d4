// SPDX-License-Identifier: Apache-2.0
/// How much of each zone of one zoning lies in each zone of another that it does not nest in.
#pragma once

#include "base/quantity.hpp"
#include "grid/cell_table.hpp"
#include "zoning/cell_shares.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// What a statistic is taken to be spread like within its zone.
enum class Base : std::uint8_t { area, people, households, social_housing };
inline constexpr std::array<Base, 4> kBases = {Base::area, Base::people, Base::households,
                                               Base::social_housing};
[[nodiscard]] std::string_view to_text(Base base);
[[nodiscard]] std::optional<Base> parse_base(std::string_view name);

/// One base of a pair of zones, in whole millionths (of a m², a person, a household): whole, so
/// that shares add up exactly and a file gives back what was computed.
struct BaseWeight {
  std::int64_t weight = 0;
  std::int64_t imputed = 0;  ///< of it, in cells whose figures are shared out from a group
  /// Standard deviation of the weight if all that a cut cell holds lay in one place, which falls on
  /// either side of the limit with the share of the area.
  std::int64_t cut = 0;
  friend bool operator==(const BaseWeight&, const BaseWeight&) = default;
};

/// A source zone and a target zone that have something in common.
struct CrosswalkEntry {
  std::uint32_t from = 0;  ///< `from_count`: what of the target no source holds
  std::uint32_t to = 0;    ///< `to_count`: what of the source lies outside of all targets
  std::array<BaseWeight, kBases.size()> bases{};

  [[nodiscard]] const BaseWeight& of(Base base) const {
    return bases[static_cast<std::size_t>(base)];
  }
  friend bool operator==(const CrosswalkEntry&, const CrosswalkEntry&) = default;
};

/// Everything that moving a statistic takes; computed once, for any number of tables.
struct CrosswalkWeights {
  std::size_t from_count = 0;
  std::size_t to_count = 0;
  std::array<bool, kBases.size()> has{true, true, false, false};  ///< by base: what the grid tells
  std::vector<CrosswalkEntry> entries;  ///< by source, then target, each pair once
  /// Each target as a whole, in millionths, whatever the sources hold of it; areas are left out.
  std::vector<std::array<std::int64_t, kBases.size()>> targets;

  [[nodiscard]] bool has_base(Base base) const { return has[static_cast<std::size_t>(base)]; }
  /// Entries of a source and a target, without those of the outside.
  [[nodiscard]] std::size_t pair_count() const;
  friend bool operator==(const CrosswalkWeights&, const CrosswalkWeights&) = default;
};

struct CrosswalkInput {
  const CellTable& cells;
  /// Households in social housing by cell, in tenths; empty where the grid does not tell.
  std::span<const std::int32_t> social_housing;
  const CellShares& from;
  const CellShares& to;
};

/// Weights of every base, cells cut by area in both zonings. What two targets share is divided
/// between them, so that nothing counts twice; what two sources share is in both, as their tables
/// say. The same for any number of threads.
[[nodiscard]] CrosswalkWeights crosswalk_weights(const CrosswalkInput& input);

}  // namespace carreau
