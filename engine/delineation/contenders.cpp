// SPDX-License-Identifier: Apache-2.0
#include "delineation/contenders.hpp"

#include "base/parallel.hpp"
#include "delineation/candidates.hpp"

#include <algorithm>
#include <cstddef>

namespace carreau {

namespace {

/// How far thresholds may rise before contenders are chosen anew. The wider, the more there are.
constexpr double kRise = 1.02;
/// And how far fall, until many are none any more.
constexpr double kFall = 0.9;

/// The highest threshold that cells of a unit are held against.
double raised(const DelineationInput& input, const UnitThreshold& threshold) {
  return threshold.disposable * (1.0 + input.options.near_miss_income.fraction());
}

/// The territory test, by itself or by derogation.
CellTest test_territory(const DelineationInput& input, CellIndex cell) {
  const std::size_t i = cell.position();
  const UnitThreshold& threshold = threshold_of(input, cell);
  CellTest test;
  test.is_urban = threshold.is_urban;
  if (!test.is_urban && input.rule.has_listed_derogation && !input.listed_share.empty() &&
      input.listed_share[i] >= input.options.listed_cell_share.fraction()) {
    test.is_urban = true;
    test.by_derogation = true;
  }
  return test;
}

void test_income(const DelineationInput& input, EntryIncomes& entry, CellIndex cell,
                 CellTest& test) {
  const UnitThreshold& threshold = threshold_of(input, cell);
  test.is_below = entry.is_below(cell, threshold.disposable);
  test.is_nearly_below = test.is_urban && entry.is_below(cell, raised(input, threshold));
  test.is_candidate = test.is_below && may_enter(input, cell);
}

}  // namespace

void Contenders::test_all(const DelineationInput& input, EntryIncomes& entry,
                          std::vector<CellTest>& tests) {
  tests.resize(input.cells.size());
  parallel_for(tests.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      tests[i] = test_territory(input, CellIndex(i));
      test_income(input, entry, CellIndex(i), tests[i]);
    }
  });
  if (input.options.method == ZoneMethod::compact) mark_compact_candidates(input, tests);
  terms_ = terms_of(input);
  changed_.clear();
  set_window(input);
  find(input, entry);
}

bool Contenders::suit(const DelineationInput& input) const { return terms_ == terms_of(input); }

void Contenders::test(const DelineationInput& input, EntryIncomes& entry,
                      std::span<CellTest> tests) {
  changed_.clear();
  test_chosen(input, entry, tests);
  if (is_in_window(input)) return;
  // Those that were contenders have just been tested, whether they still are or not.
  set_window(input);
  find(input, entry);
  test_chosen(input, entry, tests);
}

bool Contenders::is_in_window(const DelineationInput& input) const {
  if (input.options.method == ZoneMethod::compact) return true;  // every cell is in it
  for (std::size_t u = 0; u < highest_.size(); ++u) {
    const double asked = raised(input, input.thresholds[u]);
    if (asked > highest_[u] || asked < kFall * highest_[u]) return false;
  }
  return true;
}

void Contenders::set_window(const DelineationInput& input) {
  highest_.clear();
  for (const UnitThreshold& t : input.thresholds) highest_.push_back(raised(input, t) * kRise);
}

void Contenders::test_chosen(const DelineationInput& input, EntryIncomes& entry,
                             std::span<CellTest> tests) {
  const bool is_compact = input.options.method == ZoneMethod::compact;
  std::vector<CellTest> before;
  if (is_compact) before.assign(tests.begin(), tests.end());
  std::vector<std::uint8_t> is_other(cells_.size());
  parallel_for(cells_.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      CellTest& test = tests[cells_[k].position()];
      const CellTest old = test;
      test_income(input, entry, cells_[k], test);
      is_other[k] = test == old ? 0 : 1;
    }
  });
  if (is_compact) mark_compact_candidates(input, tests);
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    const std::size_t i = cells_[k].position();
    if (is_compact ? tests[i] != before[i] : is_other[k] != 0) changed_.push_back(cells_[k]);
  }
}

Contenders::Terms Contenders::terms_of(const DelineationInput& input) {
  Terms terms;
  terms.method = input.options.method;
  terms.has_derogation = input.rule.has_listed_derogation;
  terms.listed_cell_share = input.options.listed_cell_share;
  if (terms.method == ZoneMethod::compact) {
    terms.least_people = input.options.minimum_cell_population;
  }
  for (const UnitThreshold& t : input.thresholds) terms.is_urban.push_back(t.is_urban ? 1 : 0);
  return terms;
}

void Contenders::find(const DelineationInput& input, const EntryIncomes& entry) {
  const bool is_open = input.options.method == ZoneMethod::compact;
  constexpr std::size_t kBlock = 16'384;
  std::vector<std::vector<CellIndex>> found((input.cells.size() + kBlock - 1) / kBlock);
  const auto look_through = [&](std::size_t block) {
    const std::size_t end = std::min(input.cells.size(), (block + 1) * kBlock);
    for (std::size_t i = block * kBlock; i < end; ++i) {
      const CellIndex cell(i);
      const UnitIndex unit = input.membership.unit[i];
      const double highest = unit.is_none() ? highest_.back() : highest_[unit.position()];
      if (is_open || entry.may_be_below(cell, highest)) found[block].push_back(cell);
    }
  };
  parallel_for(
      found.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t block = begin; block < end; ++block) look_through(block);
      },
      1);
  cells_.clear();
  for (const auto& part : found) cells_.insert(cells_.end(), part.begin(), part.end());
}

}  // namespace carreau
