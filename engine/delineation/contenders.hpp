// SPDX-License-Identifier: Apache-2.0
/// The cells that a threshold near the present one can let in: the only ones to test anew.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/entry_income.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Tests every cell once, and then only the contenders, and the territory of cells whose unit has
/// become urban or is so no more: all others are above every threshold of a window around that of
/// their unit. Of a nation's cells contenders are one in fifteen. Holds for one grid and its entry
/// incomes.
class Contenders {
 public:
  /// The tests of every cell, into `tests`. `entry` is that of the same grid and options.
  void test_all(const DelineationInput& input, EntryIncomes& entry, std::vector<CellTest>& tests);
  /// Whether the method and the derogation are those of test_all(), so that test() will do.
  [[nodiscard]] bool suit(const DelineationInput& input) const;
  /// The tests of the contenders alone, in the `tests` of the last time; where a threshold has left
  /// its window, contenders are chosen anew.
  void test(const DelineationInput& input, EntryIncomes& entry, std::span<CellTest> tests);

  /// Under the compact method every cell is one.
  [[nodiscard]] std::size_t size() const { return list_.size(); }
  /// Those that are candidates, in order: all there are.
  [[nodiscard]] std::vector<CellIndex> candidates() const;
  /// Those that are nearly below S, in order: all there are.
  [[nodiscard]] std::vector<CellIndex> nearly_below() const;
  /// Those of which the last test() may have changed the test, in any order, some perhaps twice.
  [[nodiscard]] std::span<const CellIndex> changed() const { return changed_; }
  /// Whether in the last test() other units were urban than before.
  [[nodiscard]] bool have_territories_moved() const { return have_territories_moved_; }

 private:
  /// A contender with all that its test takes, side by side: of most nothing else is looked at.
  struct Contender {
    CellIndex cell;
    std::uint32_t unit = 0;  ///< or, outside any, the number of units
    IncomeRange entry;       ///< as far as it was known
    CellTest test;
    bool may_enter = false;
  };
  /// What test_all() looked at, besides the cells.
  struct Terms {
    ZoneMethod method = ZoneMethod::plain;
    bool has_derogation = false;
    BasisPoints listed_cell_share;
    std::int64_t compact_least = 0;  ///< compact method: reasons of cells depend on the minimum
    friend bool operator==(const Terms&, const Terms&) = default;
  };
  static Terms terms_of(const DelineationInput& input);
  void move_territories(const DelineationInput& input, std::span<CellTest> tests);
  [[nodiscard]] bool is_in_window(const DelineationInput& input) const;
  void choose(const DelineationInput& input, const EntryIncomes& entry,
              std::span<const CellTest> tests);
  void test_chosen(const DelineationInput& input, EntryIncomes& entry, std::span<CellTest> tests);
  void test_compact(const DelineationInput& input, std::span<CellTest> tests);

  Terms terms_;
  std::vector<std::uint8_t> is_urban_;  ///< by unit, then outside any
  bool have_territories_moved_ = false;
  std::int64_t least_people_ = 0;  ///< the minimum_cell_population that `may_enter` stands for
  std::vector<double> highest_;    ///< by unit, then outside any: the upper end of the window, €
  std::vector<Contender> list_;    ///< in the order of cells
  std::vector<CellIndex> changed_;
};

}  // namespace carreau
