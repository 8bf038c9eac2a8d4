// SPDX-License-Identifier: Apache-2.0
/// The cells that a threshold near the present one can let in: the only ones to test anew.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/entry_income.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Tests every cell once, and then, as long as no threshold leaves a window around that of its unit
/// and territories stay as they are, only the contenders: all other cells are above every threshold
/// of the window. Of a nation's cells that is one in thirty.
class Contenders {
 public:
  /// The tests of every cell, into `tests`. `entry` is that of the same grid and options.
  void test_all(const DelineationInput& input, EntryIncomes& entry, std::vector<CellTest>& tests);
  /// Whether the other cells' tests are still those of test_all(), as far as thresholds and options
  /// go: neither the grid nor its entry incomes may be others.
  [[nodiscard]] bool suit(const DelineationInput& input) const;
  /// The tests of the contenders alone. Requires suit().
  void test(const DelineationInput& input, EntryIncomes& entry, std::span<CellTest> tests) const;

  /// In order. Under the compact method every cell is one.
  [[nodiscard]] std::span<const CellIndex> cells() const { return cells_; }

 private:
  /// What test_all() looked at, besides the cells.
  struct Terms {
    ZoneMethod method = ZoneMethod::plain;
    bool has_derogation = false;
    BasisPoints listed_cell_share;
    std::vector<std::uint8_t> is_urban;  ///< by unit, then outside any
    friend bool operator==(const Terms&, const Terms&) = default;
  };
  static Terms terms_of(const DelineationInput& input);
  void find(const DelineationInput& input, const EntryIncomes& entry);

  Terms terms_;
  std::vector<double> highest_;  ///< by unit, then outside any: the upper end of the window, €
  std::vector<CellIndex> cells_;
};

}  // namespace carreau
