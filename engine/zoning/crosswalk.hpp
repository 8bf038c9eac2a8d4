// SPDX-License-Identifier: Apache-2.0
/// How much of each zone of a source zoning lies in each zone of a target zoning, where zones do
/// not nest.
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

/// How a statistic is assumed to be spread within its zone.
enum class Base : std::uint8_t { area, people, households, social_housing };
inline constexpr std::array<Base, 4> kBases = {Base::area, Base::people, Base::households,
                                               Base::social_housing};
[[nodiscard]] std::string_view to_text(Base base);
[[nodiscard]] std::optional<Base> parse_base(std::string_view name);

/// The weight of a pair of zones by one base, in whole millionths (of a m², a person, a household).
/// Integers make the shares add up exactly, and a file restores exactly what was computed.
struct BaseWeight {
  std::int64_t weight = 0;
  std::int64_t imputed = 0;  ///< the part of it in imputed cells
  /// Standard deviation of the weight under the assumption that all people of a cut cell live in
  /// one place, which lies on either side of the limit with a probability equal to the share of the
  /// area.
  std::int64_t cut = 0;
  friend bool operator==(const BaseWeight&, const BaseWeight&) = default;
};

/// A source zone and a target zone that overlap.
struct CrosswalkEntry {
  /// `from_count` stands for no source: the part of the target that no source covers.
  std::uint32_t from = 0;
  /// `to_count` stands for no target: the part of the source outside all targets.
  std::uint32_t to = 0;
  std::array<BaseWeight, kBases.size()> bases{};

  [[nodiscard]] const BaseWeight& of(Base base) const {
    return bases[static_cast<std::size_t>(base)];
  }
  friend bool operator==(const CrosswalkEntry&, const CrosswalkEntry&) = default;
};

/// All that is needed to move a statistic. Computed once and used for any number of tables.
struct CrosswalkWeights {
  std::size_t from_count = 0;
  std::size_t to_count = 0;
  /// By base: whether the grid has the data for it.
  std::array<bool, kBases.size()> has{true, true, false, false};
  std::vector<CrosswalkEntry> entries;  ///< ordered by source, then target; each pair once
  /// Each target as a whole, in millionths, whether sources cover it or not. Areas are left at
  /// zero.
  std::vector<std::array<std::int64_t, kBases.size()>> targets;

  [[nodiscard]] bool has_base(Base base) const { return has[static_cast<std::size_t>(base)]; }
  /// Number of entries with both a source and a target.
  [[nodiscard]] std::size_t pair_count() const;
  friend bool operator==(const CrosswalkWeights&, const CrosswalkWeights&) = default;
};

struct CrosswalkInput {
  const CellTable& cells;
  /// Households in social housing by cell, in tenths; empty where the grid lacks that column.
  std::span<const std::int32_t> social_housing;
  const CellShares& from;
  const CellShares& to;
};

/// Computes the weights of every base; cells are cut by area in both zonings. An area that two
/// targets share is divided between them, so that nothing counts twice; an area that two sources
/// share counts in both, because both of their tables include it. The result does not depend on the
/// number of threads.
[[nodiscard]] CrosswalkWeights crosswalk_weights(const CrosswalkInput& input);

}  // namespace carreau
