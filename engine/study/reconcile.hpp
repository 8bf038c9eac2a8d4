// SPDX-License-Identifier: Apache-2.0
/// Totals of printed tables held against the sum of their parts, and tables against each other.
#pragma once

#include "base/findings.hpp"
#include "base/quantity.hpp"
#include "reconciliation/table_comparison.hpp"
#include "results/reconciliation_rows.hpp"
#include "study/watch.hpp"

#include <string>
#include <vector>

namespace carreau::study {

struct ReconciliationRequest {
  std::vector<std::string> tables;  ///< CSV, or workbooks, of which every sheet is read
  std::string sheet;                ///< of workbooks this sheet alone; default all
  Euros tolerance;                  ///< by which an amount may differ and hold; default 0
};

struct ReconciliationResult {
  std::vector<CheckedTable> tables;
  TablesComparison between;
  Findings findings;

  /// What results/ and report/ tell of it; it must not outlive this.
  [[nodiscard]] results::Reconciliation all() const { return {tables, between}; }
};

/// Throws ArgumentError for a table named twice: held against itself it proves nothing.
void check_request(const ReconciliationRequest& request);
/// Checks the request, then reads and checks every table. Tables of one name are told by their
/// paths. Throws what the readers throw.
[[nodiscard]] ReconciliationResult reconcile(const ReconciliationRequest& request,
                                             const Watch& watch = {});
/// The same for tables in memory.
[[nodiscard]] ReconciliationResult reconcile(std::vector<SumTable> tables, Euros tolerance,
                                             const Watch& watch = {});

}  // namespace carreau::study
