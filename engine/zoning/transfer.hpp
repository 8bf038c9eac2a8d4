// SPDX-License-Identifier: Apache-2.0
/// The people of every zone before by the zone after, and of every zone after by the zone before.
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

/// What is counted. Whole numbers, so that sums close exactly.
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

/// Those in one zone before and one zone after; none is outside. Outside both there are people but
/// no ground.
struct Transfer {
  ZoneIndex before;
  ZoneIndex after;
  PeopleCount count;
};

/// A matrix of zones before by zones after, `outside` last on both sides, as its entries by row and
/// column. The people of a cell are shared by area between the entries that it meets, and rounded
/// to tenths by largest remainder, so that every cell, hence the grid, is counted whole and once.
class Transfers {
 public:
  /// Zones of one generation that overlap share what they have in common in proportion.
  Transfers(const CellTable& cells, const CellShares& before, const CellShares& after);

  [[nodiscard]] std::span<const Transfer> entries() const { return entries_; }
  /// The entries of a zone before, or of `none`.
  [[nodiscard]] std::span<const Transfer> row(ZoneIndex before) const;
  /// Row sums: zone by zone before, then outside.
  [[nodiscard]] const std::vector<PeopleCount>& before() const { return before_; }
  /// Column sums: zone by zone after, then outside.
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
