// SPDX-License-Identifier: Apache-2.0
/// The cells that a threshold near the present one can let in: the only ones to test anew.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/entry_income.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Tests every cell once, and then, as long as territories stay as they are, only the contenders:
/// all others are above every threshold of a window around that of their unit. Of a nation's cells
/// contenders are one in fifteen.
class Contenders {
 public:
  /// The tests of every cell, into `tests`. `entry` is that of the same grid and options.
  void test_all(const DelineationInput& input, EntryIncomes& entry, std::vector<CellTest>& tests);
  /// Whether territories and method are those of test_all(), so that test() will do. Neither the
  /// grid nor its entry incomes may be others.
  [[nodiscard]] bool suit(const DelineationInput& input) const;
  /// The tests of the contenders alone; where a threshold has left its window, they are chosen anew.
  void test(const DelineationInput& input, EntryIncomes& entry, std::span<CellTest> tests);

  /// In order. Under the compact method every cell is one.
  [[nodiscard]] std::span<const CellIndex> cells() const { return cells_; }
  /// Those that the last test() gave another test than they had, in any order.
  [[nodiscard]] std::span<const CellIndex> changed() const { return changed_; }

 private:
  /// What test_all() looked at, besides the cells.
  struct Terms {
    ZoneMethod method = ZoneMethod::plain;
    bool has_derogation = false;
    BasisPoints listed_cell_share;
    std::int64_t least_people = 0;       ///< compact method: reasons of cells depend on it
    std::vector<std::uint8_t> is_urban;  ///< by unit, then outside any
    friend bool operator==(const Terms&, const Terms&) = default;
  };
  static Terms terms_of(const DelineationInput& input);
  [[nodiscard]] bool is_in_window(const DelineationInput& input) const;
  void set_window(const DelineationInput& input);
  void test_chosen(const DelineationInput& input, EntryIncomes& entry, std::span<CellTest> tests);
  void find(const DelineationInput& input, const EntryIncomes& entry);

  Terms terms_;
  std::vector<double> highest_;  ///< by unit, then outside any: the upper end of the window, €
  std::vector<CellIndex> cells_;
  std::vector<CellIndex> changed_;
};

}  // namespace carreau
