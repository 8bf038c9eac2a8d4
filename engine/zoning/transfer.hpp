// SPDX-License-Identifier: Apache-2.0
/// The matrix of people by zone before and zone after.
#pragma once

#include "base/index.hpp"
#include "base/quantity.hpp"
#include "grid/cell_table.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// The quantities counted. They are integers, so that sums are exact.
struct PeopleCount {
  Persons people;
  Households households;
  Households poor_households;
  std::int64_t area_m2 = 0;

  PeopleCount& operator+=(const PeopleCount& other);
  PeopleCount& operator-=(const PeopleCount& other);
  friend PeopleCount operator+(PeopleCount a, const PeopleCount& b) { return a += b; }
  friend PeopleCount operator-(PeopleCount a, const PeopleCount& b) { return a -= b; }
  friend bool operator==(const PeopleCount&, const PeopleCount&) = default;
};

/// The people in one zone before and one zone after; an index of none means outside. The entry
/// outside on both sides has people but no area.
struct Transfer {
  ZoneIndex before;
  ZoneIndex after;
  PeopleCount count;
};

/// A sparse matrix with a row for each zone before and a column for each zone after, the outside
/// last in both. The people of a cell are shared between the entries that it overlaps, as the
/// limits of each zoning share them (zoning/limits.hpp), and rounded to tenths by the largest
/// remainder method, so that each cell, and thus the grid, counts exactly once.
class Transfers {
 public:
  /// Where zones of one generation overlap, they share the common part in proportion.
  Transfers(const CellTable& cells, const CellShares& before, const CellShares& after);

  [[nodiscard]] std::span<const Transfer> entries() const { return entries_; }
  /// The entries of a zone before; `none` gives the entries of the outside.
  [[nodiscard]] std::span<const Transfer> row(ZoneIndex before) const;
  /// Row sums: one for each zone before, then the outside.
  [[nodiscard]] const std::vector<PeopleCount>& before() const { return before_; }
  /// Column sums: one for each zone after, then the outside.
  [[nodiscard]] const std::vector<PeopleCount>& after() const { return after_; }
  [[nodiscard]] PeopleCount total() const;

 private:
  void add_up(std::size_t zones_before, std::size_t zones_after);

  std::vector<Transfer> entries_;
  std::vector<std::size_t> row_offset_;
  std::vector<PeopleCount> before_;
  std::vector<PeopleCount> after_;
};

}  // namespace carreau
