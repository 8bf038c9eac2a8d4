// SPDX-License-Identifier: Apache-2.0
/// Tables made of random parts always add up; one cell changed is always found where it is.
#include "reconciliation/table_comparison.hpp"
#include "support/polygons.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::Random;

std::int64_t whole(Random& random, std::int64_t low, std::int64_t high) {
  return std::uniform_int_distribution<std::int64_t>(low, high)(random);
}

std::size_t below(Random& random, std::size_t limit) {
  return static_cast<std::size_t>(whole(random, 0, static_cast<std::int64_t>(limit) - 1));
}

/// Where the parts of each total lie, as the test made them: the oracle.
struct MadeTotal {
  std::size_t line = 0;
  std::vector<std::size_t> parts;
};

/// One axis: blocks of parts, each with a sub-total behind it where there are several, and a total
/// behind or before all.
struct MadeAxis {
  std::vector<std::string> names;
  std::vector<MadeTotal> totals;
};

MadeAxis random_axis(Random& random, const std::string& prefix) {
  MadeAxis axis;
  std::vector<std::size_t> all;
  const bool is_total_first = whole(random, 0, 3) == 0;
  const std::size_t blocks = is_total_first ? 1 : 1 + below(random, 3);
  if (is_total_first) axis.names.emplace_back("Total");
  for (std::size_t b = 0; b < blocks; ++b) {
    MadeTotal subtotal;
    for (std::size_t k = 0; k < 2 + below(random, 3); ++k) {
      subtotal.parts.push_back(axis.names.size());
      all.push_back(axis.names.size());
      axis.names.push_back(prefix + std::to_string(axis.names.size()));
    }
    if (blocks == 1) continue;
    subtotal.line = axis.names.size();
    axis.names.emplace_back("Sous-total " + std::to_string(b));
    axis.totals.push_back(subtotal);
  }
  axis.totals.push_back({is_total_first ? 0 : axis.names.size(), all});
  if (!is_total_first) axis.names.emplace_back("TOTAL");
  return axis;
}

/// A table with totals on both axes, exact.
struct MadeTable {
  explicit MadeTable(Random& random)
      : rows(random_axis(random, "r")), columns(random_axis(random, "c")) {
    table.file = "made.csv";
    for (const std::string& name : rows.names) table.rows.push_back({name, 0});
    for (const std::string& name : columns.names) table.columns.push_back({name, 0});
    table.cells.resize(rows.names.size() * columns.names.size());
    for (SumCell& cell : table.cells) {
      cell.kind = CellKind::number;
      cell.hundredths = whole(random, 1, 99'999'999);
    }
    for (const MadeTotal& total : rows.totals) {
      for (std::size_t c = 0; c < columns.names.size(); ++c) {
        at(total.line, c) = 0;
        for (const std::size_t part : total.parts) at(total.line, c) += at(part, c);
      }
    }
    for (const MadeTotal& total : columns.totals) {
      for (std::size_t r = 0; r < rows.names.size(); ++r) {
        at(r, total.line) = 0;
        for (const std::size_t part : total.parts) at(r, total.line) += at(r, part);
      }
    }
  }
  std::int64_t& at(std::size_t row, std::size_t column) {
    return table.cells[row * columns.names.size() + column].hundredths;
  }
  MadeAxis rows;
  MadeAxis columns;
  SumTable table;
};

RC_GTEST_PROP(Reconciliation, ATableOfItsPartsHolds, (std::uint64_t seed)) {
  Random random(seed);
  MadeTable made(random);
  Findings findings;
  const CheckedTable checked = check_totals(made.table, {}, findings);
  RC_ASSERT(checked.checks.size() == made.rows.totals.size() * made.columns.names.size() +
                                         made.columns.totals.size() * made.rows.names.size());
  RC_ASSERT(checked.count(CheckStatus::holds) == checked.checks.size());
}

RC_GTEST_PROP(Reconciliation, AChangedCellIsFoundInItsRowAndItsColumn, (std::uint64_t seed)) {
  Random random(seed);
  MadeTable made(random);
  const std::size_t row = below(random, made.rows.names.size());
  const std::size_t column = below(random, made.columns.names.size());
  const std::int64_t change = whole(random, 1, 99'999) * (whole(random, 0, 1) == 0 ? 1 : -1);
  made.at(row, column) += change;
  Findings findings;
  const CheckedTable checked = check_totals(made.table, {}, findings);
  std::size_t down = 0;
  std::size_t along = 0;
  for (const TotalCheck& check : checked.checks) {
    if (check.status == CheckStatus::holds) continue;
    // Only sums that the cell takes part in may differ, and by exactly the change.
    RC_ASSERT(std::abs(check.difference()) == std::abs(change));
    RC_ASSERT((check.axis == Axis::rows ? check.column == column : check.row == row));
    ++(check.axis == Axis::rows ? down : along);
  }
  RC_ASSERT(down > 0U);
  RC_ASSERT(along > 0U);
}

RC_GTEST_PROP(Reconciliation, AMisprintedPartIsPutRight, (std::uint64_t seed)) {
  Random random(seed);
  MadeTable made(random);
  const auto& row_parts = made.rows.totals.back().parts;
  const auto& column_parts = made.columns.totals.back().parts;
  const std::size_t row = row_parts[below(random, row_parts.size())];
  const std::size_t column = column_parts[below(random, column_parts.size())];
  const std::int64_t right = made.at(row, column);
  made.at(row, column) += whole(random, 1, 99'999);
  Findings findings;
  const CheckedTable checked = check_totals(made.table, {}, findings);
  std::size_t named = 0;
  for (const TotalCheck& check : checked.checks) {
    for (const Slip& slip : check.slips) {
      if (slip.kind != SlipKind::cell) continue;
      RC_ASSERT(slip.line == row);
      RC_ASSERT(slip.column == column);
      RC_ASSERT(slip.figure == right);
      ++named;
    }
  }
  RC_ASSERT(named > 0U);
}

RC_GTEST_PROP(Reconciliation, ATableAgreesWithItselfTransposedInItsGrandTotal,
              (std::uint64_t seed)) {
  Random random(seed);
  MadeTable made(random);
  SumTable turned;
  turned.file = "turned.csv";
  for (const SumColumn& column : made.table.columns) turned.rows.push_back({column.name, 0});
  for (const SumRow& row : made.table.rows) turned.columns.push_back({row.name, 0});
  for (std::size_t c = 0; c < made.table.columns.size(); ++c) {
    for (std::size_t r = 0; r < made.table.rows.size(); ++r) {
      turned.cells.push_back(made.table.at(r, c));
    }
  }
  Findings findings;
  std::vector<CheckedTable> tables;
  tables.push_back(check_totals(made.table, {}, findings));
  tables.push_back(check_totals(turned, {}, findings));
  const TablesComparison comparison = compare_tables(tables, {}, findings);
  RC_ASSERT(!comparison.compared.empty());
  RC_ASSERT(comparison.compared.front().meaning == MeaningKind::grand_total);
  RC_ASSERT(comparison.compared.front().status == CheckStatus::holds);
}

}  // namespace
}  // namespace carreau
