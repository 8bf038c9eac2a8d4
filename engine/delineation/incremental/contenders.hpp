// SPDX-License-Identifier: Apache-2.0
/// The cells that a threshold near the present one can let in: the only ones to test anew.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/incremental/entry_income.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Tests every cell once, and later only the contenders, and the territory of cells whose unit has
/// become urban or stopped being so. All other cells are above every threshold of a window around
/// that of their unit. One cell in fifteen of the nation's is a contender. Holds for one grid and
/// its entry incomes.
class Contenders {
 public:
  /// The tests of every cell, into `tests`. `entry` is that of the same grid and options.
  void test_all(const DelineationInput& input, EntryIncomes& entry, std::vector<CellTest>& tests);
  /// Whether the method and the derogation are still those of test_all(), so that
  /// test_contenders() is enough.
  [[nodiscard]] bool is_valid_for(const DelineationInput& input) const;
  /// The tests of the contenders alone, in the `tests` of the last time. Where a threshold has left
  /// its window, contenders are chosen anew.
  void test_contenders(const DelineationInput& input, EntryIncomes& entry,
                       std::span<CellTest> tests);

  /// The tests of all cells under a rule that selects by density. The contenders are the
  /// candidates.
  void test_densities(const DelineationInput& input, std::vector<CellTest>& tests);

  /// How many there are. Under the compact method every cell is one.
  [[nodiscard]] std::size_t size() const { return list_.size(); }
  /// All candidates of the grid, in order.
  [[nodiscard]] std::vector<CellIndex> candidates() const;
  /// All cells of the grid that are nearly below S, in order.
  [[nodiscard]] std::vector<CellIndex> nearly_below() const;
  /// The cells whose test the last test_contenders() may have changed, in any order, some perhaps
  /// twice.
  [[nodiscard]] std::span<const CellIndex> changed() const { return changed_; }
  /// Whether in the last test_contenders() other units were urban than before.
  [[nodiscard]] bool have_territories_changed() const { return have_territories_changed_; }

 private:
  /// A contender with all that its test needs, side by side in memory.
  struct Contender {
    CellIndex cell;
    std::uint32_t unit = 0;  ///< or, outside any, the number of units
    IncomeRange entry;       ///< as far as it is known
    CellTest test;
    bool may_enter = false;
  };
  /// What the tests of all cells depend on, besides thresholds.
  struct Terms {
    ZoneMethod method = ZoneMethod::plain;
    bool has_derogation = false;
    BasisPoints listed_cell_share;
    /// Compact method: minimum_cell_population. Every cell is a contender, and whether it may enter
    /// was looked at once.
    std::int64_t compact_minimum = 0;
    friend bool operator==(const Terms&, const Terms&) = default;
  };
  static Terms terms_of(const DelineationInput& input);
  void update_territories(const DelineationInput& input, std::span<CellTest> tests);
  [[nodiscard]] bool is_in_window(const DelineationInput& input) const;
  void choose(const DelineationInput& input, const EntryIncomes& entry,
              std::span<const CellTest> tests);
  void test_list(const DelineationInput& input, EntryIncomes& entry, std::span<CellTest> tests);
  void test_compact(const DelineationInput& input, std::span<CellTest> tests);

  Terms terms_;
  std::vector<std::uint8_t> is_urban_;  ///< by unit, then outside any
  bool have_territories_changed_ = false;
  std::int64_t minimum_ = 0;     ///< the minimum_cell_population that `may_enter` stands for
  std::vector<double> highest_;  ///< by unit, then outside any: the upper end of the window, €
  std::vector<Contender> list_;  ///< in the order of cells
  std::vector<CellIndex> changed_;
};

}  // namespace carreau
