// SPDX-License-Identifier: Apache-2.0
#include "delineation/cell_tests.hpp"

#include "base/parallel.hpp"

#include <cstddef>

namespace carreau {

double raised_threshold(const DelineationInput& input, const UnitThreshold& threshold) {
  return threshold.disposable * (1.0 + input.options.near_miss_income.fraction());
}

CellTest test_territory(const DelineationInput& input, CellIndex cell) {
  const std::size_t i = cell.position();
  CellTest test;
  test.is_urban = threshold_of(input, cell).is_urban;
  if (!test.is_urban && input.rule.has_listed_derogation && !input.listed_share.empty() &&
      input.listed_share[i] >= input.options.listed_cell_share.fraction()) {
    test.is_urban = true;
    test.by_derogation = true;
  }
  return test;
}

IncomeTest::IncomeTest(const DelineationInput& input)
    : smoothing_(input),
      cell_share_(input.options.cell_share.fraction()),
      bounds_(smoothing_.crossing_ranges(cell_share_)) {}

bool IncomeTest::is_below(CellIndex cell, double income) const {
  const IncomeRange& bounds = bounds_[cell.position()];
  const bool is_inhabited = bounds.low <= bounds.high;
  if (!is_inhabited || income <= bounds.low) return false;
  if (income >= bounds.high) return true;
  return smoothing_.share(cell, income) > cell_share_;
}

CellTest test_density(const DelineationInput& input, CellIndex cell) {
  CellTest test = test_territory(input, cell);
  test.is_candidate = is_dense_cell(input, cell) && may_enter(input, cell);
  return test;
}

namespace {

std::vector<CellTest> test_densities(const DelineationInput& input) {
  std::vector<CellTest> tests(input.cells.size());
  parallel_for(tests.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) tests[i] = test_density(input, CellIndex(i));
  });
  return tests;
}

}  // namespace

std::vector<CellTest> test_cells(const DelineationInput& input) {
  if (!compares_incomes(input.rule)) return test_densities(input);
  const IncomeTest incomes(input);
  const auto is_below = [&](CellIndex cell, double income) {
    return incomes.is_below(cell, income);
  };
  std::vector<CellTest> tests(input.cells.size());
  parallel_for(tests.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) tests[i] = test_cell(input, CellIndex(i), is_below);
  });
  if (input.options.method == ZoneMethod::compact) mark_compact_candidates(input, tests);
  return tests;
}

}  // namespace carreau
