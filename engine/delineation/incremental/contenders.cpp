// SPDX-License-Identifier: Apache-2.0
#include "delineation/incremental/contenders.hpp"

#include "base/parallel.hpp"
#include "delineation/cell_tests.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace carreau {

namespace {

/// How far thresholds may rise before contenders are chosen anew. The wider, the more there are.
constexpr double kRise = 1.02;
/// How far they may fall, until many contenders have become ordinary cells.
constexpr double kFall = 0.9;

/// The incomes that cells of a unit are tested at, €.
struct TestedIncomes {
  double threshold = 0.0;
  double raised = 0.0;  ///< by the tolerance of near misses
};

/// By unit, then outside any.
std::vector<TestedIncomes> tested_incomes(const DelineationInput& input) {
  std::vector<TestedIncomes> incomes;
  for (const UnitThreshold& t : input.thresholds) {
    incomes.push_back({t.disposable, raised_threshold(input, t)});
  }
  return incomes;
}

/// By unit, then outside any.
std::vector<std::uint8_t> urban_units(const DelineationInput& input) {
  std::vector<std::uint8_t> is_urban;
  for (const UnitThreshold& t : input.thresholds) is_urban.push_back(t.is_urban ? 1 : 0);
  return is_urban;
}

/// The index of a cell in what is kept by unit, then outside any.
std::size_t index_of_unit(const DelineationInput& input, CellIndex cell) {
  const UnitIndex unit = input.membership.unit[cell.position()];
  return unit.is_none() ? input.thresholds.size() - 1 : unit.position();
}

}  // namespace

void Contenders::test_all(const DelineationInput& input, EntryIncomes& entry,
                          std::vector<CellTest>& tests) {
  const auto is_below = [&](CellIndex cell, double income) { return entry.is_below(cell, income); };
  tests.resize(input.cells.size());
  parallel_for(tests.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) tests[i] = test_cell(input, CellIndex(i), is_below);
  });
  // The compact method chooses cells together, after each was tested.
  if (input.options.method == ZoneMethod::compact) mark_compact_candidates(input, tests);
  // What this result depends on, besides thresholds; see is_valid_for().
  terms_ = terms_of(input);
  is_urban_ = urban_units(input);
  changed_.clear();
  choose(input, entry, tests);
}

void Contenders::test_densities(const DelineationInput& input, std::vector<CellTest>& tests) {
  tests = test_cells(input);
  is_urban_ = urban_units(input);
  changed_.clear();
  list_.clear();
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (tests[i].is_candidate) list_.push_back({CellIndex(i), 0, {}, tests[i], true});
  }
}

bool Contenders::is_valid_for(const DelineationInput& input) const {
  return terms_ == terms_of(input);
}

void Contenders::test_contenders(const DelineationInput& input, EntryIncomes& entry,
                                 std::span<CellTest> tests) {
  changed_.clear();
  update_territories(input, tests);
  // Those that were contenders are tested first, whether they still are or not.
  test_list(input, entry, tests);
  if (!is_in_window(input)) {
    choose(input, entry, tests);
    test_list(input, entry, tests);
  }
  // After the tests of single cells, on which it builds.
  if (terms_.method == ZoneMethod::compact) test_compact(input, tests);
}

std::vector<CellIndex> Contenders::candidates() const {
  std::vector<CellIndex> cells;
  for (const Contender& c : list_) {
    if (c.test.is_candidate) cells.push_back(c.cell);
  }
  return cells;
}

std::vector<CellIndex> Contenders::nearly_below() const {
  std::vector<CellIndex> cells;
  for (const Contender& c : list_) {
    if (c.test.is_nearly_below) cells.push_back(c.cell);
  }
  return cells;
}

Contenders::Terms Contenders::terms_of(const DelineationInput& input) {
  Terms terms;
  terms.method = input.options.method;
  terms.has_derogation = input.rule.has_listed_derogation;
  terms.listed_cell_share = input.options.listed_cell_share;
  // Only the compact method depends on this minimum as a whole; the plain one tests it by cell.
  if (terms.method == ZoneMethod::compact) {
    terms.compact_minimum = input.options.minimum_cell_population;
  }
  return terms;
}

/// The territory test of cells whose unit has become urban, or stopped being so.
void Contenders::update_territories(const DelineationInput& input, std::span<CellTest> tests) {
  const std::vector<std::uint8_t> before = std::exchange(is_urban_, urban_units(input));
  have_territories_changed_ = before != is_urban_;
  if (!have_territories_changed_) return;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    const CellIndex cell(i);
    const std::size_t u = index_of_unit(input, cell);
    // Only cells of units that changed sides.
    if (before[u] == is_urban_[u]) continue;
    const CellTest territory = test_territory(input, cell);
    tests[i].is_urban = territory.is_urban;
    tests[i].by_derogation = territory.by_derogation;
    changed_.push_back(cell);
  }
  // Contenders hold copies of the tests, side by side in memory.
  for (Contender& c : list_) c.test = tests[c.cell.position()];
}

bool Contenders::is_in_window(const DelineationInput& input) const {
  if (terms_.method == ZoneMethod::compact) return true;  // every cell is in it
  // The minimum decides which contenders may enter.
  if (minimum_ != input.options.minimum_cell_population) return false;
  for (std::size_t u = 0; u < highest_.size(); ++u) {
    const double raised = raised_threshold(input, input.thresholds[u]);
    if (raised > highest_[u] || raised < kFall * highest_[u]) return false;
  }
  return true;
}

void Contenders::choose(const DelineationInput& input, const EntryIncomes& entry,
                        std::span<const CellTest> tests) {
  minimum_ = input.options.minimum_cell_population;
  highest_.clear();
  // The window reaches above the raised threshold, the highest that cells are tested at.
  for (const TestedIncomes& t : tested_incomes(input)) highest_.push_back(t.raised * kRise);
  const bool are_all = terms_.method == ZoneMethod::compact;
  // Blocks of fixed size, so the order of the list does not depend on threads.
  constexpr std::size_t kBlock = 16'384;
  std::vector<std::vector<Contender>> found((input.cells.size() + kBlock - 1) / kBlock);
  const auto look_through = [&](std::size_t block) {
    const std::size_t end = std::min(input.cells.size(), (block + 1) * kBlock);
    for (std::size_t i = block * kBlock; i < end; ++i) {
      const CellIndex cell(i);
      const std::size_t u = index_of_unit(input, cell);
      const IncomeRange known = entry.known(cell);
      // Nobody lives in the cell, or it is above every threshold of the window.
      if (!are_all && (known.low > known.high || known.low >= highest_[u])) continue;
      found[block].push_back(
          {cell, static_cast<std::uint32_t>(u), known, tests[i], may_enter(input, cell)});
    }
  };
  parallel_for(
      found.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t block = begin; block < end; ++block) look_through(block);
      },
      1);
  list_.clear();
  for (const auto& part : found) list_.insert(list_.end(), part.begin(), part.end());
}

void Contenders::test_list(const DelineationInput& input, EntryIncomes& entry,
                           std::span<CellTest> tests) {
  const std::vector<TestedIncomes> incomes = tested_incomes(input);
  // Bytes, not bits: threads write to different elements.
  std::vector<std::uint8_t> is_other(list_.size());
  const auto is_below = [&](Contender& c, double income) {
    // Two comparisons with what is known decide most cells, without computing any share.
    if (income <= c.entry.low || c.entry.low > c.entry.high) return false;
    if (income >= c.entry.high) return true;
    const bool answer = entry.is_below(c.cell, income);
    c.entry = entry.known(c.cell);
    return answer;
  };
  parallel_for(list_.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      Contender& c = list_[k];
      CellTest test = c.test;
      test.is_below = is_below(c, incomes[c.unit].threshold);
      // Near misses only exist in urban territory.
      test.is_nearly_below =
          test.is_urban && (test.is_below || is_below(c, incomes[c.unit].raised));
      test.is_candidate = test.is_below && c.may_enter;
      // Unchanged cells cost nothing in later steps.
      if (test == c.test) continue;
      is_other[k] = 1;
      c.test = tests[c.cell.position()] = test;
    }
  });
  // Collected in order, after the threads.
  for (std::size_t k = 0; k < list_.size(); ++k) {
    if (is_other[k] != 0) changed_.push_back(list_[k].cell);
  }
}

/// Which cells are candidates is decided for all of them together.
void Contenders::test_compact(const DelineationInput& input, std::span<CellTest> tests) {
  mark_compact_candidates(input, tests);
  changed_.clear();
  for (Contender& c : list_) {
    c.test = tests[c.cell.position()];
    changed_.push_back(c.cell);
  }
}

}  // namespace carreau
