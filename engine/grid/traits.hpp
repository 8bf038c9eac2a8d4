// SPDX-License-Identifier: Apache-2.0
/// What the grid says of people and households besides incomes: ages, families, tenure, housing.
#pragma once

#include "base/column.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace carreau {

/// The columns of INSEE's grid that are sums over people or households, in the order of its
/// documentation.
enum class Trait : std::uint8_t {
  // clang-format off
  men_1ind, men_5ind, men_prop, men_fmp, men_surf, men_coll, men_mais,
  log_av45, log_45_70, log_70_90, log_ap90, log_inc, log_soc,
  ind_0_3, ind_4_5, ind_6_10, ind_11_17, ind_18_24, ind_25_39, ind_40_54, ind_55_64, ind_65_79,
  ind_80p, ind_inc
  // clang-format on
};
inline constexpr std::size_t kTraitCount = static_cast<std::size_t>(Trait::ind_inc) + 1;

/// Of what a trait is a part, or over what it is a sum.
enum class TraitBase : std::uint8_t { people, households };

struct TraitFacts {
  Trait trait;
  std::string_view column;  ///< INSEE's name, lower case
  TraitBase base = TraitBase::households;
  /// Whether it counts some of the base; `men_surf` is a sum of square metres.
  bool is_part = true;
};
/// All of them, in the order of the enumeration.
[[nodiscard]] std::span<const TraitFacts> trait_facts();

/// Which traits a grid publishes. The others are unknown, never zero.
using TraitSet = std::bitset<kTraitCount>;
[[nodiscard]] inline TraitSet all_traits() { return TraitSet().set(); }
[[nodiscard]] inline TraitSet only(Trait trait) {
  return TraitSet().set(static_cast<std::size_t>(trait));
}

/// The traits of one cell in tenths, by position in the enumeration.
using TraitTenths = std::array<std::int32_t, kTraitCount>;

/// Traits of many cells as columns, in tenths; only those known take memory.
class TraitColumns {
 public:
  TraitColumns() = default;
  explicit TraitColumns(TraitSet known) : known_(known) {}

  [[nodiscard]] TraitSet known() const { return known_; }
  void reserve(std::size_t count);
  /// Cells that are added are to be written by put().
  void resize(std::size_t count);
  void add(const TraitTenths& cell);
  /// In place of cell `at`.
  void put(std::size_t at, const TraitTenths& cell);
  /// Adds the cells of `others`; what either does not know becomes unknown.
  void append(const TraitColumns& others);
  /// Moves `count` cells that begin at `from` to `to`, which lies before.
  void move_down(std::size_t from, std::size_t count, std::size_t to);
  /// Calls `order` with each column that is known.
  template <class Order>
  void for_each_column(const Order& order) {
    for (std::size_t t = 0; t < kTraitCount; ++t) {
      if (known_[t]) order(values_[t]);
    }
  }
  /// In tenths; empty where the trait is unknown.
  [[nodiscard]] std::span<const std::int32_t> column(Trait trait) const {
    return values_[static_cast<std::size_t>(trait)];
  }

 private:
  TraitSet known_;
  std::array<Column<std::int32_t>, kTraitCount> values_;
};

}  // namespace carreau
